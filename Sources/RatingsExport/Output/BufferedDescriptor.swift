/// Gathers bytes and writes them in large pieces.
struct BufferedDescriptor {
  private static let capacity = 65_536

  var descriptor: FileDescriptor
  private let path: String
  private var buffer: [UInt8] = []

  init(_ descriptor: FileDescriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    if buffer.isEmpty, bytes.count >= Self.capacity {
      try send(bytes)
    } else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.capacity { try flush() }
    }
  }

  mutating func flush() throws(OutputError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try send(buffer)
  }

  private func send(_ bytes: [UInt8]) throws(OutputError) {
    do throws(FileDescriptor.Failure) {
      try descriptor.write(bytes)
    } catch {
      throw OutputError(path: path, step: .write, reason: error.reason)
    }
  }
}
