/// The cells of one sheet, found by going through its records once, and put in the order of rows
/// and columns: some programs write them in another.
struct BIFFSheet {
  private(set) var cells: [BIFFCell] = []
  private(set) var hidden = HiddenLines()

  private let stream: [UInt8]
  private var allowance: SheetAllowance
  private var hasDimensions = false
  private var areInOrder = true

  private static let cellsPart = 16
  private static let lastColumn = 255

  init(_ stream: [UInt8], at position: Int, limits: ReadingLimits) throws(FileError) {
    self.stream = stream
    allowance = SheetAllowance(limits)
    var records = BIFFRecords(stream, from: position)
    guard let first = try records.next() else {
      throw CompoundFile.broken("it ends before this sheet")
    }
    guard first.type == BIFFRecords.Kind.begin, first.body.count >= 4,
      BIFFVersion.part(first, in: stream) == Self.cellsPart
    else { throw CompoundFile.broken("a sheet's part contains something else") }
    while let record = try records.next() {
      switch record.type {
      case BIFFRecords.Kind.end:
        guard record.body.isEmpty else { throw CompoundFile.broken("a sheet's end is wrong") }
        if !areInOrder { try sort() }
        return
      // A chart in the sheet, with cells of its own that do not belong to the sheet.
      case BIFFRecords.Kind.begin: try records.skipPart()
      default: try take(record)
      }
    }
    throw CompoundFile.broken("it ends in the middle of a sheet")
  }

  private mutating func sort() throws(FileError) {
    // Cells of one place stay in the order in which they came.
    let order = cells.indices.sorted {
      BIFFCell.precedes(cells[$0], cells[$1])
        || !BIFFCell.precedes(cells[$1], cells[$0]) && $0 < $1
    }
    cells = order.map { cells[$0] }
  }

  private mutating func take(_ record: BIFFRecords.Record) throws(FileError) {
    switch record.type {
    case BIFFRecords.Kind.sharedLabel: try add(.sharedString, record, length: 10...10)
    case BIFFRecords.Kind.rk: try add(.rk, record, length: 10...10)
    case BIFFRecords.Kind.number: try add(.number, record, length: 14...14)
    case BIFFRecords.Kind.truthOrError: try add(.truthOrError, record, length: 8...9)
    case BIFFRecords.Kind.formula: try add(.formula, record, length: 20...Int(UInt16.max))
    case BIFFRecords.Kind.label, BIFFRecords.Kind.richString:
      try add(.text, record, length: 9...Int(UInt16.max))
    case BIFFRecords.Kind.blank: try add(nil, record, length: 6...6)
    case BIFFRecords.Kind.multipleRK: try addSeveral(.rk, record, cellLength: 6)
    case BIFFRecords.Kind.multipleBlank: try addSeveral(nil, record, cellLength: 2)
    case BIFFRecords.Kind.dimensions:
      guard !hasDimensions else {
        throw CompoundFile.broken("a sheet has its dimensions twice")
      }
      hasDimensions = true
    case BIFFRecords.Kind.row:
      guard record.body.count >= 14 else { throw CompoundFile.broken("a row is cut") }
      if stream[record.body.lowerBound + 12] & 0x20 != 0 { hidden.rows += 1 }
    case BIFFRecords.Kind.columnInfo: try countHidden(record)
    default: break
    }
  }

  private mutating func countHidden(_ record: BIFFRecords.Record) throws(FileError) {
    let start = record.body.lowerBound
    guard record.body.count >= 10 else { throw CompoundFile.broken("a column is cut") }
    guard stream[start + 8] & 1 != 0 else { return }
    let first = stream.littleEndian16(at: start)
    let last = min(stream.littleEndian16(at: start + 2), Self.lastColumn)
    hidden.columns += max(0, last - first + 1)
  }

  /// Adds the one cell of a record; without a kind it is empty and only counted.
  private mutating func add(
    _ kind: BIFFCell.Kind?, _ record: BIFFRecords.Record, length: ClosedRange<Int>
  ) throws(FileError) {
    let start = record.body.lowerBound
    guard length.contains(record.body.count) else {
      throw CompoundFile.broken("a cell has \(record.body.count) bytes")
    }
    try add(
      kind, row: stream.littleEndian16(at: start), column: stream.littleEndian16(at: start + 2),
      place: start + 4)
  }

  /// Adds the neighbouring cells of a record.
  private mutating func addSeveral(
    _ kind: BIFFCell.Kind?, _ record: BIFFRecords.Record, cellLength: Int
  ) throws(FileError) {
    let (start, end) = (record.body.lowerBound, record.body.upperBound)
    guard record.body.count >= 6 + cellLength else {
      throw CompoundFile.broken("a row of cells is cut")
    }
    let row = stream.littleEndian16(at: start)
    let first = stream.littleEndian16(at: start + 2)
    let last = stream.littleEndian16(at: end - 2)
    guard last >= first, (last - first + 1) * cellLength + 6 == record.body.count else {
      throw CompoundFile.broken("a row of cells does not have the cells that it claims")
    }
    for column in first...last {
      try add(kind, row: row, column: column, place: start + 4 + (column - first) * cellLength)
    }
  }

  private mutating func add(
    _ kind: BIFFCell.Kind?, row: Int, column: Int, place: Int
  ) throws(FileError) {
    guard column <= Self.lastColumn else {
      throw FileError(
        .refusedFile, code: "impossible-address", line: row + 1, column: column,
        rule: "a cell lies outside of every sheet")
    }
    if let excess = allowance.addCell() {
      throw FileError(
        .refusedFile, code: excess.code, line: row + 1, column: column, rule: excess.rule,
        hint: excess.hint)
    }
    guard let kind else { return }
    let cell = BIFFCell(
      row: UInt16(row), column: UInt16(column), kind: kind, place: UInt32(place))
    if let last = cells.last, !BIFFCell.precedes(last, cell) { areInOrder = false }
    cells.append(cell)
  }
}
