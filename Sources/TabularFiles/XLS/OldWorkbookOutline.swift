/// What the records of an .xls workbook say before freexl is let at it: which sheets are hidden,
/// and that it would not take more memory for a sheet's grid than is allowed.
struct OldWorkbookOutline {
  private(set) var hiddenSheets: Set<String> = []
  /// The cells of all grids together.
  private var area = 0
  private var rows = 0
  private var columns = 0

  private enum Record {
    static let boundSheet = 0x0085
    static let filePassword = 0x002F
    static let begin = 0x0809
    static let dimensions = 0x0200
    /// Records of one cell, and of several in a row, whose last column stands at their end.
    static let cell: Set<Int> = [0x0006, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E]
    static let cells: Set<Int> = [0x00BD, 0x00BE]
  }

  init(_ stream: [UInt8], limits: ReadingLimits) throws(FileFault) {
    guard stream.count > 8, stream.littleEndian16(at: 0) == Record.begin else {
      throw CompoundFile.broken("it does not begin like a workbook")
    }
    var index = 0
    while index + 4 <= stream.count {
      let type = stream.littleEndian16(at: index)
      let start = index + 4
      let end = start + stream.littleEndian16(at: index + 2)
      guard end <= stream.count else { throw CompoundFile.broken("a record is cut") }
      try take(type, Array(stream[start..<end]))
      guard area + rows * columns <= limits.cells else {
        throw FileFault(
          .refusedFile, code: "too-many-cells",
          rule: "the sheets of an .xls workbook may span at most \(limits.cells) cells")
      }
      index = end
    }
  }

  private mutating func take(_ type: Int, _ record: [UInt8]) throws(FileFault) {
    switch type {
    case Record.begin:
      area += rows * columns
      (rows, columns) = (0, 0)
    case Record.filePassword:
      throw FileFault(
        .refusedFile, code: "encrypted", rule: "the workbook is encrypted",
        hint: "save it without a password")
    case Record.boundSheet where record.count >= 8 && record[4] & 3 != 0:
      hiddenSheets.insert(Self.name(record))
    case Record.dimensions where record.count >= 12:
      span(rows: record.littleEndian32(at: 4), columns: record.littleEndian16(at: 10))
    case _ where Record.cell.contains(type) && record.count >= 4:
      span(rows: record.littleEndian16(at: 0) + 1, columns: record.littleEndian16(at: 2) + 1)
    case _ where Record.cells.contains(type) && record.count >= 6:
      span(
        rows: record.littleEndian16(at: 0) + 1,
        columns: record.littleEndian16(at: record.count - 2) + 1)
    default: break
    }
  }

  private mutating func span(rows: Int, columns: Int) {
    self.rows = max(self.rows, rows)
    self.columns = max(self.columns, columns)
  }

  /// The name of a sheet: its length, whether it takes two bytes a character, and the characters.
  private static func name(_ record: [UInt8]) -> String {
    let length = Int(record[6])
    if record[7] & 1 == 0 {
      return String(String.UnicodeScalarView(record[8...].prefix(length).map(Unicode.Scalar.init)))
    }
    let units = stride(from: 8, to: min(8 + length * 2, record.count - 1), by: 2).map {
      UInt16(record.littleEndian16(at: $0))
    }
    return String(decoding: units, as: UTF16.self)
  }
}
