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
