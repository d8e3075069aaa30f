/// The directory of a ZIP archive, read from its end and checked before anything is unpacked.
struct ZipArchive {
  let source: ByteSource
  let limits: ReadingLimits
  let entries: [ZipEntry]
  private let byName: [String: Int]

  init(source: ByteSource, limits: ReadingLimits) throws(FileError) {
    self.source = source
    self.limits = limits
    let reader = try source.open()
    let end = try ZipDirectoryEnd.find(in: reader)
    guard end.entryCount <= limits.archiveEntries else {
      throw Self.broken("an archive may have at most \(limits.archiveEntries) entries")
    }
    guard end.size <= limits.archiveEntries * 1024 else {
      throw Self.broken("its directory is too large")
    }
    let bytes = try reader.bytes(at: end.offset, count: end.size)
    var entries: [ZipEntry] = []
    var byName: [String: Int] = [:]
    var index = 0
    for _ in 0..<end.entryCount {
      guard let entry = Self.entry(bytes, at: &index, shift: end.shift) else {
        throw Self.broken("its directory is damaged")
      }
      guard byName.updateValue(entries.count, forKey: Self.key(entry.name)) == nil else {
        throw Self.broken("two entries have the same name", value: entry.name)
      }
      entries.append(entry)
    }
    self.entries = entries
    self.byName = byName
    try checkPlaces(directory: end.offset)
  }

  /// The entry of a part, by its name in any case, with or without a leading slash.
  func entry(_ name: String) -> ZipEntry? {
    byName[Self.key(name)].map { entries[$0] }
  }

  func open(_ entry: ZipEntry) throws(FileError) -> ZipEntryReader {
    try ZipEntryReader(entry, in: source, limits: limits)
  }

  static func broken(_ rule: String, value: String? = nil) -> FileError {
    FileError(
      .refusedFile, code: "broken-archive", value: value, rule: "the file is damaged: \(rule)",
      hint: "download it again, or save it again with the program that made it")
  }

  private static func key(_ name: String) -> String {
    var key: [UInt8] = []
    for byte in name.utf8 {
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      key.append(byte == UInt8(ascii: "\\") ? UInt8(ascii: "/") : isUpper ? byte | 0x20 : byte)
    }
    return String(decoding: key.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
  }

  private static func entry(_ bytes: [UInt8], at index: inout Int, shift: Int) -> ZipEntry? {
    guard index + 46 <= bytes.count, bytes.littleEndian32(at: index) == 0x0201_4B50 else {
      return nil
    }
    let nameEnd = index + 46 + bytes.littleEndian16(at: index + 28)
    let extraEnd = nameEnd + bytes.littleEndian16(at: index + 30)
    let end = extraEnd + bytes.littleEndian16(at: index + 32)
    guard end <= bytes.count else { return nil }
    var compressedSize = bytes.littleEndian32(at: index + 20)
    var size = bytes.littleEndian32(at: index + 24)
    var offset = bytes.littleEndian32(at: index + 42)
    // Zip64 puts the sizes that do not fit, in this order, into an extra field.
    var field = nameEnd
    while field + 4 <= extraEnd {
      let fieldEnd = field + 4 + bytes.littleEndian16(at: field + 2)
      guard fieldEnd <= extraEnd else { break }
      if bytes.littleEndian16(at: field) == 1 {
        var place = field + 4
        func large(_ value: inout Int) -> Bool {
          guard value == 0xFFFF_FFFF else { return true }
          guard place + 8 <= fieldEnd, let long = bytes.littleEndian64(at: place) else {
            return false
          }
          value = long
          place += 8
          return true
        }
        guard large(&size), large(&compressedSize), large(&offset) else { return nil }
      }
      field = fieldEnd
    }
    defer { index = end }
    return ZipEntry(
      name: String(decoding: bytes[index + 46..<nameEnd], as: UTF8.self),
      isEncrypted: bytes[index + 8] & 1 != 0,
      method: bytes.littleEndian16(at: index + 10),
      checksum: UInt32(bytes.littleEndian32(at: index + 16)),
      compressedSize: compressedSize, size: size, headerOffset: offset &+ shift)
  }

  /// Refuses entries that share bytes, or reach into the directory: no writer makes such, and bombs
  /// are built of them.
  private func checkPlaces(directory: Int) throws(FileError) {
    var end = 0
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      guard entry.headerOffset >= end else {
        throw Self.broken("entries overlap", value: entry.name)
      }
      let (next, isTooLarge) = (entry.headerOffset + 30).addingReportingOverflow(
        entry.compressedSize)
      guard !isTooLarge, next <= directory else {
        throw Self.broken("an entry reaches beyond the archive", value: entry.name)
      }
      end = next
    }
  }
}

/// One entry of a ZIP archive's directory. Its name is only ever compared, never used as a path.
struct ZipEntry {
  let name: String
  let isEncrypted: Bool
  let method: Int
  let checksum: UInt32
  let compressedSize: Int
  let size: Int
  /// Where its local header begins in the file.
  let headerOffset: Int
}

/// The record at the end of a ZIP archive that says where its directory is.
struct ZipDirectoryEnd {
  let offset: Int
  let size: Int
  let entryCount: Int
  /// How far all places are shifted by bytes before the archive.
  let shift: Int

  /// Searches the record backwards; a comment may follow it, and other bytes may come before all.
  static func find(in reader: ByteReader) throws(FileError) -> ZipDirectoryEnd {
    let start = max(0, reader.count - 65_557)
    let tail = try reader.bytes(at: start, count: reader.count - start)
    var index = tail.count - 22
    while index >= 0 {
      if tail[index] == 0x50, tail.littleEndian32(at: index) == 0x0605_4B50,
        index + 22 + tail.littleEndian16(at: index + 20) <= tail.count,
        let end = try read(tail, at: index, start: start, reader: reader)
      {
        return end
      }
      index -= 1
    }
    throw ZipArchive.broken("it has no directory, and seems cut")
  }

  private static func read(
    _ tail: [UInt8], at index: Int, start: Int, reader: ByteReader
  ) throws(FileError) -> ZipDirectoryEnd? {
    var entryCount = tail.littleEndian16(at: index + 10)
    var size = tail.littleEndian32(at: index + 12)
    var offset = tail.littleEndian32(at: index + 16)
    var directoryEnd = start + index
    let locator = index - 20
    if locator >= 0, tail.littleEndian32(at: locator) == 0x0706_4B50,
      let place = tail.littleEndian64(at: locator + 8),
      let (record, found) = try zip64Record(near: place, locator: start + locator, reader: reader)
    {
      guard let longCount = record.littleEndian64(at: 32),
        let longSize = record.littleEndian64(at: 40), let longOffset = record.littleEndian64(at: 48)
      else { return nil }
      (entryCount, size, offset, directoryEnd) = (longCount, longSize, longOffset, found)
    }
    let place = directoryEnd - size
    guard place >= 0, offset <= place else { return nil }
    let mark = try reader.bytes(at: place, count: 4)
    guard entryCount == 0 || mark == [0x50, 0x4B, 0x01, 0x02] else { return nil }
    return ZipDirectoryEnd(
      offset: place, size: size, entryCount: entryCount, shift: place - offset)
  }

  /// The zip64 record at its declared position, or just before its locator when bytes were put
  /// before the archive.
  private static func zip64Record(
    near place: Int, locator: Int, reader: ByteReader
  ) throws(FileError) -> ([UInt8], Int)? {
    for candidate in [place, locator - 56] where candidate >= 0 && candidate <= locator - 56 {
      let record = try reader.bytes(at: candidate, count: 56)
      if record.count == 56, record.littleEndian32(at: 0) == 0x0606_4B50 {
        return (record, candidate)
      }
    }
    return nil
  }
}
