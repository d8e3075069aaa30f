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

  /// Opens an entry for reading.
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
