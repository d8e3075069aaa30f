internal import CZlib

/// Unpacks deflated bytes through zlib. With ``Checksum`` the only place that calls it.
final class Inflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var isFinished = false

  init() throws(FileError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: 65_536, alignment: 16)
    let version = ZLIB_VERSION
    guard inflateInit2_(stream, -MAX_WBITS, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      throw FileError(.refusedFile, code: "cannot-read", rule: "unpacking cannot begin")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Unpacks as much as fits, asking for packed bytes when it has none. 0 at the end of the data;
  /// `nil` where they are damaged or cut.
  func read(
    into target: UnsafeMutableRawBufferPointer,
    from next: (UnsafeMutableRawBufferPointer) throws(FileError) -> Int
  ) throws(FileError) -> Int? {
    guard !isFinished else { return 0 }
    stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(target.count)
    while stream.pointee.avail_out > 0 {
      if stream.pointee.avail_in == 0 {
        let count = try next(input)
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
      }
      let result = inflate(stream, Z_NO_FLUSH)
      if result == Z_STREAM_END {
        isFinished = true
        break
      }
      guard result == Z_OK else { return nil }
    }
    return target.count - Int(stream.pointee.avail_out)
  }
}

/// The CRC-32 of bytes that arrive in pieces.
struct Checksum {
  private(set) var value: UInt32 = 0

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    value = UInt32(truncatingIfNeeded: crc32(UInt(value), start, UInt32(bytes.count)))
  }
}
