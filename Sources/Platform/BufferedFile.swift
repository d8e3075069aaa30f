/// Gathers bytes and writes them in large pieces.
package struct BufferedFile {
  private static let capacity = 65_536

  package private(set) var file: File
  private var buffer: [UInt8] = []

  package init(_ file: File) {
    self.file = file
  }

  package mutating func write(_ bytes: [UInt8]) throws(SystemError) {
    if buffer.isEmpty, bytes.count >= Self.capacity {
      try file.write(bytes)
    } else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.capacity { try flush() }
    }
  }

  package mutating func flush() throws(SystemError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try file.write(buffer)
  }

  /// Writes everything to the disk, and learns what only the closing of a file reports.
  package mutating func complete() throws(SystemError) {
    try flush()
    try file.synchronize()
    file = try file.closedForCopy()
  }
}
