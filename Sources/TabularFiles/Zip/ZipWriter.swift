internal import CZlib

/// Writes a ZIP archive of files that are small enough to be held in memory, each under 4 GiB.
///
/// The same files always become the same bytes: every file has the time at which ZIP begins, 1
/// January 1980.
package struct ZipWriter: Sendable {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  package init() {}

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
  fileprivate mutating func append(number: Int, bytes count: Int) {
    for index in 0..<count {
      append(UInt8(truncatingIfNeeded: index < 8 ? number >> (8 * index) : 0))
    }
  }
}

/// Packs bytes through zlib, without a header: as ZIP archives contain them.
enum Deflater {
  /// The packed bytes; `nil` where the library has no memory left. The same bytes always become the
  /// same result.
  static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let version = ZLIB_VERSION
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, version,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    var bytes = bytes
    let result = bytes.withUnsafeMutableBufferPointer { input in
      packed.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(truncatingIfNeeded: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(truncatingIfNeeded: output.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    guard result == Z_STREAM_END else { return nil }
    packed.removeLast(packed.count - Int(stream.total_out))
    return packed
  }
}
