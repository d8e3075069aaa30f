/// Standard output, a device or a FIFO: what is written is written, in large pieces.
///
/// On a terminal everything that would act instead of show is written as an escape, unless the bytes were
/// drawn for one.
final class DirectOutput: ByteSink {
  private let path: String
  private var stream: BufferedDescriptor
  private let closes: Bool
  private var filter: TerminalFilter?
  private var isOpen = true

  /// Standard output.
  convenience init(isDrawn: Bool) {
    self.init(.standardOutput, path: "-", closes: false, isDrawn: isDrawn)
  }

  init(_ descriptor: FileDescriptor, path: String, closes: Bool, isDrawn: Bool) {
    self.path = path
    self.closes = closes
    stream = BufferedDescriptor(descriptor, path: path)
    filter = !isDrawn && descriptor.isTerminal ? TerminalFilter() : nil
  }

  deinit {
    discard()
  }

  /// Takes some bytes; they are sent when enough have come together.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    try stream.write(filter?.shown(bytes) ?? bytes)
  }

  /// Sends the bytes that are still here.
  func complete() throws(OutputError) {
    if let rest = filter?.rest() { try stream.write(rest) }
    try stream.flush()
  }

  /// Sends the bytes that are still here, and closes what was opened. Some file systems tell only then
  /// that something is lost, so a second descriptor of standard output is closed.
  func finish() throws(OutputError) {
    try complete()
    guard isOpen else { return }
    isOpen = false
    do throws(FileDescriptor.Failure) {
      if closes { try stream.descriptor.close() } else { try stream.descriptor.closeCopy() }
    } catch {
      throw OutputError(path: path, step: .write, reason: error.reason)
    }
  }

  /// Drops the bytes that are still here, and closes what was opened.
  func discard() {
    guard isOpen, closes else { return }
    isOpen = false
    try? stream.descriptor.close()
  }
}
