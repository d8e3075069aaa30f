/// The records of a workbook's stream (BIFF8), one after another: a type, a length, and a body.
struct BIFFRecords {
  /// One record: its type, and where its body is in the stream.
  struct Record {
    let type: Int
    let body: Range<Int>
  }

  enum Kind {
    static let formula = 0x0006
    static let end = 0x000A
    static let date1904 = 0x0022
    static let filePassword = 0x002F
    static let continuation = 0x003C
    static let columnInfo = 0x007D
    static let boundSheet = 0x0085
    static let multipleRK = 0x00BD
    static let multipleBlank = 0x00BE
    static let richString = 0x00D6
    static let extendedFormat = 0x00E0
    static let sharedStrings = 0x00FC
    static let sharedLabel = 0x00FD
    static let dimensions = 0x0200
    static let blank = 0x0201
    static let number = 0x0203
    static let label = 0x0204
    static let truthOrError = 0x0205
    static let string = 0x0207
    static let row = 0x0208
    static let array = 0x0221
    static let table = 0x0236
    static let rk = 0x027E
    static let format = 0x041E
    static let sharedFormula = 0x04BC
    static let begin = 0x0809
  }

  let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next record; `nil` at the end of the stream.
  mutating func next() throws(FileError) -> Record? {
    guard position < bytes.count else { return nil }
    guard position + 4 <= bytes.count else { throw CompoundFile.broken("a record is cut") }
    let start = position + 4
    let end = start + bytes.littleEndian16(at: position + 2)
    guard end <= bytes.count else { throw CompoundFile.broken("a record is cut") }
    let type = bytes.littleEndian16(at: position)
    position = end
    return Record(type: type, body: start..<end)
  }

  /// The bodies of a record that was just read and of those that continue it.
  mutating func continued(_ record: Record) throws(FileError) -> [Range<Int>] {
    var parts = [record.body]
    while true {
      let start = position
      guard let next = try next(), next.type == Kind.continuation else {
        position = start
        return parts
      }
      parts.append(next.body)
    }
  }

  /// Goes past the records of a part of the stream that began, such as a chart, and parts in it.
  mutating func skipPart() throws(FileError) {
    var depth = 1
    while depth > 0 {
      guard let record = try next() else {
        throw CompoundFile.broken("it ends in the middle of a sheet")
      }
      if record.type == Kind.begin { depth += 1 }
      if record.type == Kind.end { depth -= 1 }
    }
  }
}

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
