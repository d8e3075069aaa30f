/// Standard output, a device or a FIFO: what is written is written, in large pieces.
final class DirectOutput: ByteSink {
  private let path: String
  private var stream: BufferedDescriptor
  private let closes: Bool
  private var isOpen = true

  /// Standard output.
  convenience init() {
    self.init(.standardOutput, path: "-", closes: false)
  }

  init(_ descriptor: FileDescriptor, path: String, closes: Bool) {
    self.path = path
    self.closes = closes
    stream = BufferedDescriptor(descriptor, path: path)
  }

  deinit {
    discard()
  }

  /// Takes some bytes; they are sent when enough have come together.
  func write(_ bytes: [UInt8]) throws(OutputFault) {
    try stream.write(bytes)
  }

  /// Sends the bytes that are still here, and closes what was opened.
  func finish() throws(OutputFault) {
    try stream.flush()
    guard isOpen, closes else { return }
    isOpen = false
    do throws(FileDescriptor.Failure) {
      try stream.descriptor.close()
    } catch {
      throw OutputFault(path: path, step: .write, reason: error.reason)
    }
  }

  /// Drops the bytes that are still here, and closes what was opened.
  func discard() {
    guard isOpen, closes else { return }
    isOpen = false
    try? stream.descriptor.close()
  }
}
