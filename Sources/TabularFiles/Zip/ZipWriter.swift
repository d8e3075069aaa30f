/// Writes a ZIP archive of files that are small enough to be held in memory, each under 4 GiB.
///
/// The same files give the same bytes: every file has the time at which ZIP begins, 1 January 1980.
package struct ZipWriter: Sendable {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An archive without files.
  package init() {}

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - name: Its path in the archive, with `/` between folders.
  ///   - bytes: What it holds.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    var checksum = Checksum()
    bytes.withUnsafeBytes { checksum.update($0) }
    let packed = Deflater.pack(bytes)
    let isPacked = packed.map { $0.count < bytes.count } ?? false
    let stored = isPacked ? packed ?? bytes : bytes
    var header: [UInt8] = []
    header.append(number: 20, bytes: 2)
    // Names are UTF-8.
    header.append(number: 0x0800, bytes: 2)
    header.append(number: isPacked ? 8 : 0, bytes: 2)
    header.append(number: 0, bytes: 2)
    header.append(number: 0x21, bytes: 2)
    header.append(number: Int(checksum.value), bytes: 4)
    header.append(number: stored.count, bytes: 4)
    header.append(number: bytes.count, bytes: 4)
    header.append(number: name.utf8.count, bytes: 2)
    header.append(number: 0, bytes: 2)

    directory += [0x50, 0x4B, 1, 2, 20, 0] + header
    directory.append(number: 0, bytes: 10)
    directory.append(number: archive.count, bytes: 4)
    directory += Array(name.utf8)
    archive += [0x50, 0x4B, 3, 4] + header + Array(name.utf8)
    archive += stored
    count += 1
  }

  /// The bytes of the archive.
  package func bytes() -> [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    end.append(number: count, bytes: 2)
    end.append(number: count, bytes: 2)
    end.append(number: directory.count, bytes: 4)
    end.append(number: archive.count, bytes: 4)
    end.append(number: 0, bytes: 2)
    return archive + directory + end
  }
}

extension [UInt8] {
  /// Adds a number, its lowest byte first.
  fileprivate mutating func append(number: Int, bytes count: Int) {
    for index in 0..<count {
      append(UInt8(truncatingIfNeeded: index < 8 ? number >> (8 * index) : 0))
    }
  }
}
