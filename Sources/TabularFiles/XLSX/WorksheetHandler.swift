/// `worksheet / sheetData / row / c / v`, `f` or `is`: builds rows and hands them over.
final class WorksheetHandler: XMLHandler {
  private let sheet: String
  private let strings: SharedStrings
  private let limits: ReadingLimits
  private let body: (SheetRow) throws -> ReadingStep

  private let row = SheetRow()
  private var isInData = false
  private var isInRow = false
  private var isInCell = false
  private var isInInline = false
  private var isInRun = false
  private var isCapturing = false
  private var cell = PendingCell()
  private var rowsSeen = RowSet()
  private var previousRow = 0
  private var previousColumn = -1
  private var areCellsInOrder = true
  private var cellCount = 0
  private var shownBytes = 0
  private var hiddenRows = 0
  private var hiddenColumns = 0

  init(
    sheet: String, strings: SharedStrings, limits: ReadingLimits,
    body: @escaping (SheetRow) throws -> ReadingStep
  ) {
    self.sheet = sheet
    self.strings = strings
    self.limits = limits
    self.body = body
  }

  /// What is worth a note after the whole sheet was read.
  var notes: [FileFault] {
    var notes: [FileFault] = []
    if hiddenRows > 0 {
      notes.append(
        FileFault(
          .note, code: "hidden-rows", value: String(hiddenRows), rule: "hidden rows were read too"))
    }
    if hiddenColumns > 0 {
      notes.append(
        FileFault(
          .note, code: "hidden-columns", value: String(hiddenColumns),
          rule: "hidden columns were read too"))
    }
    return notes
  }

  override func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {
    switch depth {
    case 5:
      guard isInCell else { return }
      if name == "v" {
        startText()
      } else if name == "f" {
        cell.isFormula = true
      } else if name == "is" {
        isInInline = true
        cell.hasValue = true
      }
    case 4: if isInRow, name == "c" { startCell(attributes) }
    case 3:
      if isInData, name == "row" {
        startRow(attributes)
      } else if name == "col" {
        countHidden(attributes)
      }
    case 6:
      guard isInInline else { return }
      if name == "t" { startText() } else { isInRun = name == "r" }
    case 7: if isInRun, name == "t" { startText() }
    case 2: isInData = name == "sheetData"
    case 1:
      if !(name == "worksheet") {
        fail("broken-workbook", "the part of a sheet holds something else")
      }
    default: break
    }
  }

  override func end(_ name: XMLText, depth: Int) {
    switch depth {
    case 5:
      isCapturing = false
      isInInline = false
    case 4:
      if isInCell { endCell() }
      isInCell = false
    case 3:
      if isInRow { endRow() }
      isInRow = false
    case 6:
      isCapturing = false
      isInRun = false
    case 7: isCapturing = false
    default: break
    }
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard isCapturing else { return }
    row.bytes.append(contentsOf: text)
    _ = hasRoom(for: row.bytes.count - cell.start)
  }

  private func startText() {
    isCapturing = true
    cell.hasValue = true
  }

  private func countHidden(_ attributes: XMLAttributes) {
    guard let hidden = attributes.value("hidden"), hidden == "1" || hidden == "true",
      let first = Self.number(attributes.value("min")),
      let last = Self.number(attributes.value("max"))
    else { return }
    hiddenColumns += max(0, min(last, limits.columns) - first + 1)
  }

  private static func number(_ text: XMLText?) -> Int? {
    guard let text else { return nil }
    return number(text.bytes)
  }

  /// A whole number of at most nine digits.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var number = 0
    for byte in bytes {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  private func startRow(_ attributes: XMLAttributes) {
    isInRow = true
    row.number = previousRow + 1
    row.cells.removeAll(keepingCapacity: true)
    row.bytes.removeAll(keepingCapacity: true)
    row.fault = nil
    previousColumn = -1
    areCellsInOrder = true
    for (name, value) in attributes {
      if name == "r" {
        guard let number = Self.number(value), number > 0, number <= CellAddress.lastRow else {
          fail("impossible-address", "a row lies outside of every sheet", value: value.string)
          return
        }
        row.number = number
      } else if name == "hidden", value == "1" || value == "true" {
        hiddenRows += 1
      }
    }
    guard row.number <= CellAddress.lastRow else {
      fail("impossible-address", "a row lies outside of every sheet")
      return
    }
    previousRow = row.number
    if !rowsSeen.insert(row.number) { refuseRow("repeated-row", "the row comes twice") }
  }

  private func startCell(_ attributes: XMLAttributes) {
    isInCell = true
    cellCount += 1
    if cellCount > limits.cells {
      fail("too-many-cells", "a sheet may have at most \(limits.cells) cells")
      return
    }
    cell = PendingCell()
    cell.column = previousColumn + 1
    cell.start = row.bytes.count
    for (name, value) in attributes {
      if name == "r" {
        guard let address = CellAddress.parse(value.bytes) else {
          fail("impossible-address", "a cell lies outside of every sheet", value: value.string)
          return
        }
        if address.row != row.number {
          refuseRow("wrong-address", "a cell claims to stand in another row", value: value.string)
        }
        cell.column = address.column
      } else if name == "t" {
        guard let type = PendingCell.ValueType(value) else {
          fail("broken-workbook", "a cell has an unknown type", value: value.string)
          return
        }
        cell.type = type
      }
    }
    guard cell.column <= CellAddress.lastColumn else {
      fail("impossible-address", "a cell lies outside of every sheet")
      return
    }
    if cell.column <= previousColumn { areCellsInOrder = false }
    previousColumn = cell.column
  }

  private func endCell() {
    var kind = Cell.Kind.text
    var sharedString = -1
    if cell.type != .inlineString && cell.type != .formulaString { trim() }
    switch cell.type {
    case .sharedString:
      guard cell.hasValue, row.bytes.count > cell.start else { return endWithoutValue() }
      let index = row.bytes[cell.start...].withUnsafeBufferPointer { Self.number($0) }
      guard let index, index < strings.count else {
        fail(
          "no-such-string", "a cell shows a shared string that does not exist",
          column: cell.column,
          value: String(decoding: row.bytes[cell.start...], as: UTF8.self))
        return
      }
      sharedString = index
      guard show(strings.range(index)) else { return }
    case .inlineString, .formulaString:
      guard cell.hasValue else { return endWithoutValue() }
      row.bytes.decodeEscapes(from: cell.start)
    case .number, .boolean, .error, .date:
      guard cell.hasValue, row.bytes.count > cell.start else { return endWithoutValue() }
      if cell.type == .number { kind = .number }
      if cell.type == .boolean { kind = .boolean }
      if cell.type == .error { kind = .error }
    }
    append(kind, sharedString: sharedString)
  }

  /// Puts a shared text in the place of its number. A small file can show a long one in every cell.
  private func show(_ range: Range<Int>) -> Bool {
    shownBytes += range.count
    guard hasRoom(for: range.count) else { return false }
    guard shownBytes <= limits.shownBytes else {
      refuseExcess("strings-too-long", "a sheet's cells may show", limits.shownBytes)
      return false
    }
    row.bytes.replaceSubrange(cell.start..., with: strings.bytes[range])
    return true
  }

  /// Whether the cell may hold so many bytes, and its row with it.
  private func hasRoom(for count: Int) -> Bool {
    if count > limits.fieldBytes {
      refuseExcess("field-too-long", "a cell may have", limits.fieldBytes)
    } else if cell.start + count > limits.rowBytes {
      refuseExcess("row-too-long", "a row may have", limits.rowBytes)
    } else {
      return true
    }
    return false
  }

  /// Takes away blanks around a value that is no text.
  private func trim() {
    while row.bytes.count > cell.start, let last = row.bytes.last, last <= 0x20 {
      row.bytes.removeLast()
    }
    while cell.start < row.bytes.count, row.bytes[cell.start] <= 0x20 { cell.start += 1 }
  }

  private func endWithoutValue() {
    if cell.isFormula { append(.formulaWithoutValue, sharedString: -1) }
  }

  private func append(_ kind: Cell.Kind, sharedString: Int) {
    row.cells.append(
      Cell(
        column: cell.column, kind: kind, start: cell.start, end: row.bytes.count,
        sharedString: sharedString, isFormula: cell.isFormula))
  }

  private func endRow() {
    if !areCellsInOrder { order() }
    guard failure == nil, !row.cells.isEmpty else { return }
    do {
      if try body(row) == .stop { isDone = true }
    } catch {
      failure = error
    }
  }

  /// Brings cells into the order of their columns, and refuses a row that has one twice.
  private func order() {
    row.cells.sort { $0.column < $1.column }
    for (first, second) in zip(row.cells, row.cells.dropFirst()) where first.column == second.column
    {
      refuseRow(
        "duplicate-cell", "the row has two cells in one column", column: first.column,
        value: row.text(first))
      return
    }
  }

  private func refuseRow(
    _ code: String, _ rule: String, column: Int? = nil, value: String? = nil
  ) {
    guard row.fault == nil else { return }
    row.fault = FileFault(
      .refusedRow, code: code, sheet: sheet, line: row.number, column: column, value: value,
      rule: rule)
  }

  private func refuseExcess(_ code: String, _ rule: String, _ limit: Int) {
    fail(
      code, "\(rule) at most \(limit) bytes", column: cell.column,
      hint: "leave out the cells that are not needed, or save the sheet as CSV")
  }

  private func fail(
    _ code: String, _ rule: String, column: Int? = nil, value: String? = nil, hint: String? = nil
  ) {
    failure = FileFault(
      .refusedFile, code: code, sheet: sheet, line: row.number > 0 ? row.number : nil,
      column: column, value: value, rule: rule, hint: hint)
  }
}
