/// Reads the values of a sheet's cells into rows.
struct BIFFCellReader {
  let workbook: XLSWorkbook
  let sheet: String
  private let row = SheetRow()
  private var allowance: SheetAllowance
  private var stream: [UInt8] { workbook.stream }

  init(_ workbook: XLSWorkbook, sheet: String) {
    self.workbook = workbook
    self.sheet = sheet
    allowance = SheetAllowance(workbook.limits)
  }

  mutating func readRows(
    _ cells: [BIFFCell], _ body: (SheetRow) throws -> ReadingStep
  ) throws -> ReadingStep {
    var index = 0
    while index < cells.count {
      let number = cells[index].row
      row.number = Int(number) + 1
      row.cells.removeAll(keepingCapacity: true)
      row.bytes.removeAll(keepingCapacity: true)
      row.error = nil
      var isUnique = true
      while index < cells.count, cells[index].row == number {
        try append(cells[index])
        if index > 0, !BIFFCell.precedes(cells[index - 1], cells[index]) { isUnique = false }
        index += 1
      }
      if !isUnique { row.sortCells(sheet: sheet) }
      if try body(row) == .stop { return .stop }
    }
    return .next
  }

  private mutating func append(_ cell: BIFFCell) throws(FileError) {
    let value = Int(cell.place) + 2
    switch cell.kind {
    case .number: append(Double(bitPattern: stream.littleEndianBits64(at: value)), cell)
    case .rk: append(Self.number(rk: stream.littleEndian32(at: value)), cell)
    case .sharedString: try append(shared: stream.littleEndian32(at: value), cell)
    case .text: try append(text: recordBody(of: cell), skipping: 6, cell)
    case .truthOrError:
      // Some programs write the value in two bytes, unlike in any other record.
      let isLong = stream.littleEndian16(at: value - 8) == 9
      switch stream[isLong ? value + 2 : value + 1] {
      case 0: append(stream[value] == 0 ? "FALSE" : "TRUE", .boolean, cell)
      case 1: append(Self.error(stream[value]), .error, cell)
      default: throw CompoundFile.broken("a cell is neither true, false nor an error")
      }
    case .formula: try append(resultAt: value, cell)
    }
    let last = row.cells.last.map { $0.end - $0.start } ?? 0
    if let excess = allowance.check(cell: last, from: row.bytes.count - last) {
      throw refusal(excess, cell)
    }
  }

  /// The value that was computed last: a number, or a mark of what it is instead.
  private mutating func append(resultAt place: Int, _ cell: BIFFCell) throws(FileError) {
    guard stream.littleEndian16(at: place + 6) == 0xFFFF else {
      append(Double(bitPattern: stream.littleEndianBits64(at: place)), cell)
      return
    }
    switch stream[place] {
    case 0:
      guard let text = try textAfterFormula(cell) else {
        append("", .formulaWithoutValue, cell)
        return
      }
      try append(text: text, skipping: 0, cell)
    case 1: append(stream[place + 2] == 0 ? "FALSE" : "TRUE", .boolean, cell)
    case 2: append(Self.error(stream[place + 2]), .error, cell)
    case 3: append("", .text, cell)
    default: throw CompoundFile.broken("a formula has a value of an unknown kind")
    }
  }

  /// The record with a formula's text; it comes next, or after one that defines the formula.
  private func textAfterFormula(_ cell: BIFFCell) throws(FileError) -> [Range<Int>]? {
    var records = BIFFRecords(stream, from: Int(cell.place) - 8)
    _ = try records.next()
    while let record = try records.next() {
      switch record.type {
      case BIFFRecords.Kind.string: return try records.continued(record)
      case BIFFRecords.Kind.sharedFormula, BIFFRecords.Kind.array, BIFFRecords.Kind.table,
        BIFFRecords.Kind.continuation:
        continue
      default: return nil
      }
    }
    return nil
  }

  /// The bodies of the record that a cell is kept in and of those that continue it.
  private func recordBody(of cell: BIFFCell) throws(FileError) -> [Range<Int>] {
    var records = BIFFRecords(stream, from: Int(cell.place) - 8)
    guard let record = try records.next() else { return [] }
    return try records.continued(record)
  }

  private mutating func append(
    text parts: [Range<Int>], skipping count: Int, _ cell: BIFFCell
  ) throws(FileError) {
    guard !parts.isEmpty else { return }
    let start = row.bytes.count
    var reader = BIFFText(stream, parts, skipping: count)
    try reader.append(lengthIn: 2, to: &row.bytes)
    add(.text, from: start, cell)
  }

  private mutating func append(shared index: Int, _ cell: BIFFCell) throws(FileError) {
    guard index < workbook.strings.count else {
      throw FileError(
        .refusedFile, code: "no-such-string", sheet: sheet, line: row.number,
        column: Int(cell.column), value: String(index),
        rule: "a cell shows a shared string that does not exist")
    }
    let range = workbook.strings.range(index)
    if let excess = allowance.show(range.count) { throw refusal(excess, cell) }
    let start = row.bytes.count
    row.bytes += workbook.strings.bytes[range]
    add(.text, from: start, cell)
  }

  /// A number, or the date that its style turns it into.
  private func append(_ number: Double, _ cell: BIFFCell) {
    let style = stream.littleEndian16(at: Int(cell.place))
    if !workbook.formats.contains(style: style) {
      row.refuse(styleOf: Int(cell.column), style, sheet: sheet)
    }
    guard number.isFinite else { return append("#NUM!", .error, cell) }
    if let form = workbook.formats.dateForm(ofStyle: style) {
      append(workbook.formats.text(number, as: form), .date, cell)
    } else {
      append(
        NumberCellText.text(number), .number, cell,
        showsPercent: workbook.formats.showsPercent(style: style))
    }
  }

  private func append(
    _ text: String, _ kind: Cell.Kind, _ cell: BIFFCell, showsPercent: Bool = false
  ) {
    let start = row.bytes.count
    row.bytes += text.utf8
    add(kind, from: start, cell, showsPercent: showsPercent)
  }

  private func add(
    _ kind: Cell.Kind, from start: Int, _ cell: BIFFCell, showsPercent: Bool = false
  ) {
    row.cells.append(
      Cell(
        column: Int(cell.column), kind: kind, start: start, end: row.bytes.count,
        isFormula: cell.kind == .formula, showsPercent: showsPercent))
  }

  private func refusal(_ excess: SheetAllowance.Excess, _ cell: BIFFCell) -> FileError {
    FileError(
      .refusedFile, code: excess.code, sheet: sheet, line: row.number, column: Int(cell.column),
      rule: excess.rule, hint: excess.hint)
  }

  /// A number in four bytes: a whole one of thirty bits or the upper half of another, perhaps a
  /// hundred times too large.
  static func number(rk: Int) -> Double {
    let number =
      rk & 2 == 0
      ? Double(bitPattern: UInt64(rk & ~3) << 32)
      : Double(Int32(truncatingIfNeeded: rk) >> 2)
    return rk & 1 == 0 ? number : number / 100
  }

  private static func error(_ code: UInt8) -> String {
    errors[code] ?? "#ERROR \(code)"
  }

  private static let errors: [UInt8: String] = [
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A", 0x2B: "#GETTING_DATA",
  ]
}

/// Where one cell of a sheet is, and where in the stream its value is kept.
struct BIFFCell {
  /// How the value is kept.
  enum Kind: UInt8 {
    case sharedString, text, number, rk, formula, truthOrError
  }

  let row: UInt16
  let column: UInt16
  let kind: Kind
  /// Where its style is in the stream; the value follows it after two bytes.
  let place: UInt32

  /// Whether it comes before another one, row by row.
  static func precedes(_ one: BIFFCell, _ other: BIFFCell) -> Bool {
    one.row == other.row ? one.column < other.column : one.row < other.row
  }
}
