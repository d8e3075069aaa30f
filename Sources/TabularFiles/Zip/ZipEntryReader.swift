internal import CZlib

/// Reads one entry of a ZIP archive from its start, unpacking as it goes, within limits, and checks
/// its length and checksum at the end.
final class ZipEntryReader {
  let entry: ZipEntry
  private let reader: ByteReader
  private let limits: ReadingLimits
  private let inflater: Inflater?
  private var offset: Int
  private let end: Int
  private var produced = 0
  private var checksum = Checksum()

  init(_ entry: ZipEntry, in source: ByteSource, limits: ReadingLimits) throws(FileError) {
    self.entry = entry
    self.limits = limits
    reader = try source.open()
    if entry.isEncrypted {
      throw FileError(
        .refusedFile, code: "encrypted", value: entry.name, rule: "the file is encrypted",
        hint: "save it without a password")
    }
    let header = try reader.bytes(at: entry.headerOffset, count: 30)
    guard header.count == 30, header.littleEndian32(at: 0) == 0x0403_4B50 else {
      throw ZipArchive.broken("an entry is not where the directory says", value: entry.name)
    }
    offset = entry.headerOffset + 30 + header.littleEndian16(at: 26) + header.littleEndian16(at: 28)
    end = offset + entry.compressedSize
    guard end <= reader.count else {
      throw ZipArchive.broken("an entry reaches beyond the archive", value: entry.name)
    }
    switch entry.method {
    case 0: inflater = nil
    case 8: inflater = try Inflater()
    default:
      throw FileError(
        .refusedFile, code: "broken-archive", value: entry.name,
        rule:
          "an entry is packed by \(Self.method(entry.method)), and only deflate can be unpacked",
        hint: "pack it again as an ordinary zip archive")
    }
    try checkSize(entry.size)
  }

  /// The name of a way to pack, where it is one that programs use.
  private static func method(_ number: Int) -> String {
    let names = [9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz"]
    return names[number].map { "\($0) (method \(number))" } ?? "an unknown method \(number)"
  }

  /// Fills the target with what comes next; 0 at the end, where all has proved right.
  func read(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let count: Int
    if let inflater {
      let inflated = try inflater.read(into: target) { input throws(FileError) in
        try self.readPacked(into: input)
      }
      guard let inflated else { throw damaged() }
      count = inflated
    } else {
      count = try readPacked(into: target)
    }
    produced += count
    if count > 0 {
      try checkSize(produced)
      checksum.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(target)[0..<count]))
    } else if produced != entry.size || checksum.value != entry.checksum {
      throw damaged()
    }
    return count
  }

  func readAll() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try chunk.withMutableBytes(0..<chunk.count) { target throws(FileError) in
        try read(into: target)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[0..<count])
    }
  }

  private func readPacked(into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let wanted = min(target.count, end - offset)
    guard wanted > 0 else { return 0 }
    let count = try reader.read(at: offset, into: .init(rebasing: target[0..<wanted]))
    offset += count
    return count
  }

  private func damaged() -> FileError {
    ZipArchive.broken("an entry's content does not match its checksum", value: entry.name)
  }

  private func checkSize(_ size: Int) throws(FileError) {
    guard size <= limits.partBytes else {
      throw FileError(
        .refusedFile, code: "part-too-large", value: entry.name,
        rule: "a part of a workbook may have at most \(limits.partBytes) bytes")
    }
    guard size <= 1 << 20 || size / limits.inflationRatio <= entry.compressedSize else {
      throw FileError(
        .refusedFile, code: "inflation-bomb", value: entry.name,
        rule: "a part may become at most \(limits.inflationRatio) times larger by unpacking")
    }
  }
}

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
