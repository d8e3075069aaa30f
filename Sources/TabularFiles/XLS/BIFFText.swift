/// Reads texts from a record and those that continue it. Where a text's characters go on in another
/// record, that one begins with a byte that says again how wide they are.
struct BIFFText {
  private let bytes: [UInt8]
  private let parts: [Range<Int>]
  private var part = 0
  private var index: Int
  private var units: [UInt16] = []

  /// Reads from a place within the first of the parts; there must be one.
  init(_ bytes: [UInt8], _ parts: [Range<Int>], skipping count: Int = 0) {
    self.bytes = bytes
    self.parts = parts
    index = parts[0].lowerBound + count
  }

  var isAtEnd: Bool {
    index >= parts[part].upperBound && parts[(part + 1)...].allSatisfy(\.isEmpty)
  }

  /// A text with its length before it, in one byte or two, appended as UTF-8. What follows it on
  /// fonts and pronunciation is passed over.
  mutating func append(lengthIn lengthBytes: Int, to target: inout [UInt8]) throws(FileError) {
    let count = lengthBytes == 1 ? Int(try byte()) : try number16()
    let flags = try byte()
    let runs = flags & 8 == 0 ? 0 : try number16()
    let extra = flags & 4 == 0 ? 0 : try number16() | number16() << 16
    try appendCharacters(count, areWide: flags & 1 != 0, to: &target)
    try skip(runs * 4 + extra)
  }

  private mutating func appendCharacters(
    _ count: Int, areWide: Bool, to target: inout [UInt8]
  ) throws(FileError) {
    if !areWide, index + count <= parts[part].upperBound,
      bytes[index..<index + count].allSatisfy({ $0 < 0x80 })
    {
      target += bytes[index..<index + count]
      index += count
      return
    }
    units.removeAll(keepingCapacity: true)
    var width = areWide ? 2 : 1
    while units.count < count {
      if index == parts[part].upperBound {
        try nextPart()
        width = try byte() & 1 == 0 ? 1 : 2
      }
      let taken = min(count - units.count, (parts[part].upperBound - index) / width)
      guard taken > 0 else { throw Self.cut }
      for _ in 0..<taken {
        units.append(width == 1 ? UInt16(bytes[index]) : UInt16(bytes.littleEndian16(at: index)))
        index += width
      }
    }
    target += String(decoding: units, as: UTF16.self).utf8
  }

  /// Passes over bytes. Where they claim to be more than there are, nothing of a text is lost.
  private mutating func skip(_ count: Int) throws(FileError) {
    var left = count
    while left > 0, !isAtEnd {
      if index == parts[part].upperBound { try nextPart() }
      let taken = min(left, parts[part].upperBound - index)
      index += taken
      left -= taken
    }
  }

  private mutating func byte() throws(FileError) -> UInt8 {
    while index >= parts[part].upperBound { try nextPart() }
    index += 1
    return bytes[index - 1]
  }

  private mutating func number16() throws(FileError) -> Int {
    let low = Int(try byte())
    return low | Int(try byte()) << 8
  }

  private mutating func nextPart() throws(FileError) {
    guard part + 1 < parts.count else { throw Self.cut }
    part += 1
    index = parts[part].lowerBound
  }

  private static var cut: FileError { CompoundFile.broken("a text in it is cut") }
}

extension SharedStrings {
  /// The texts of the record that has all of them (SST) and of those that continue it.
  init(biff bytes: [UInt8], _ parts: [Range<Int>], limits: ReadingLimits) throws(FileError) {
    self.init()
    guard parts[0].count >= 8 else { throw CompoundFile.broken("its shared strings are cut") }
    let claimed = bytes.littleEndian32(at: parts[0].lowerBound + 4)
    var reader = BIFFText(bytes, parts, skipping: 8)
    var text: [UInt8] = []
    // Some programs count more texts than they write.
    while count < claimed, !reader.isAtEnd {
      text.removeAll(keepingCapacity: true)
      try reader.append(lengthIn: 2, to: &text)
      try append(text, limits: limits)
    }
  }
}
