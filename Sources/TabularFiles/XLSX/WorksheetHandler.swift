/// `worksheet / sheetData / row / c / v`, `f` or `is`: builds rows and hands them over. A row, a
/// cell or a value in any other place, such as inside `mc:AlternateContent`, is reported: which of
/// several alternatives Excel would show is not known here.
final class WorksheetHandler: XMLHandler {
  private let sheet: String
  private let strings: SharedStrings
  private let formats: CellFormats
  private let limits: ReadingLimits
  private let body: (SheetRow) throws -> ReadingStep

  private let row = SheetRow()
  private var isInData = false
  private var isInRow = false
  private var isInCell = false
  private var isInInline = false
  private var isInRun = false
  private var isInPhonetics = false
  private var isCapturing = false
  private var cell = PendingCell()
  private var rowsSeen = RowSet()
  private var previousRow = 0
  private var previousColumn = -1
  private var areCellsInOrder = true
  private var allowance: SheetAllowance
  private var hidden = HiddenLines()

  init(
    sheet: String, strings: SharedStrings, formats: CellFormats, limits: ReadingLimits,
    body: @escaping (SheetRow) throws -> ReadingStep
  ) {
    self.sheet = sheet
    self.strings = strings
    self.formats = formats
    self.limits = limits
    self.body = body
    allowance = SheetAllowance(limits)
  }

  /// What is worth a note after the whole sheet was read.
  var notes: [FileError] { hidden.notes }

  override func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {
    switch depth {
    case 5:
      guard isInCell else { break }
      if name == "v" { return startValue() }
      if name == "f" {
        cell.isFormula = true
        return
      }
      if name == "is" { return startInline() }
    case 4: if isInRow, name == "c" { return startCell(attributes) }
    case 3:
      if isInData, name == "row" { return startRow(attributes) }
      if name == "col" { return countHidden(attributes) }
    case 6:
      guard isInInline else { break }
      if name == "t", !cell.hasInlineText {
        cell.hasInlineText = true
        return startText()
      }
      isInRun = name == "r"
      isInPhonetics = name == "rPh"
    case 7: if isInRun, name == "t" { return startText() }
    case 2: isInData = name == "sheetData"
    case 1:
      if !(name == "worksheet") {
        fail("broken-workbook", "the part of a sheet holds something else")
      }
    default: break
    }
    report(misplaced: name, attributes)
    if isCapturing { cell.isAmbiguous = true }
  }

  override func end(_ name: XMLText, depth: Int) {
    switch depth {
    case 5:
      if isCapturing { cell.value = cell.textStart..<row.bytes.count }
      if isInInline { cell.inline = cell.textStart..<row.bytes.count }
      isCapturing = false
      isInInline = false
    case 4:
      if isInCell { endCell() }
      isInCell = false
    case 3:
      if isInRow { endRow() }
      isInRow = false
    case 6, 7:
      guard isInInline else { break }
      if isCapturing { row.bytes.decodeEscapes(from: cell.escapesStart) }
      isCapturing = false
      if depth == 6 {
        isInRun = false
        isInPhonetics = false
      }
    case 2: isInData = false
    default: break
    }
  }

  override func startForeign(_ name: XMLText) {
    if isCapturing { cell.isAmbiguous = true }
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard isCapturing else { return }
    row.bytes.append(contentsOf: text)
    _ = hasRoom(for: row.bytes.count - cell.start)
  }

  private func startValue() {
    if cell.value != nil { cell.isAmbiguous = true }
    cell.textStart = row.bytes.count
    isCapturing = true
  }

  private func startInline() {
    if cell.inline != nil { cell.isAmbiguous = true }
    cell.textStart = row.bytes.count
    cell.hasInlineText = false
    isInInline = true
  }

  private func startText() {
    cell.escapesStart = row.bytes.count
    isCapturing = true
  }

  /// Reports a row, a cell or a value that is not where it is read.
  private func report(misplaced name: XMLText, _ attributes: XMLAttributes) {
    if name == "row" || name == "c" {
      let reference = attributes.value("r")
      let address = reference.flatMap { CellAddress.parse($0.bytes) }
      failure = FileError(
        .refusedFile, code: "misplaced-cell", sheet: sheet,
        line: address?.row ?? reference?.number ?? (row.number > 0 ? row.number : nil),
        column: address?.column,
        rule: "a \(name == "c" ? "cell" : "row") is inside of markup whose cells are not read",
        hint: "save it again with a spreadsheet program")
    } else if isInCell, !isInPhonetics, name == "v" || name == "is" || name == "t" {
      cell.hasMisplacedValue = true
      if isInInline { cell.isAmbiguous = true }
    }
  }

  private func countHidden(_ attributes: XMLAttributes) {
    guard attributes.value("hidden")?.isTrue == true, let first = attributes.value("min")?.number,
      let last = attributes.value("max")?.number
    else { return }
    hidden.columns += max(0, min(last, limits.columns) - first + 1)
  }

  private func startRow(_ attributes: XMLAttributes) {
    isInRow = true
    row.number = previousRow + 1
    row.cells.removeAll(keepingCapacity: true)
    row.bytes.removeAll(keepingCapacity: true)
    row.error = nil
    previousColumn = -1
    areCellsInOrder = true
    for (name, value) in attributes {
      if name == "r" {
        guard let number = value.number, number > 0, number <= CellAddress.lastRow else {
          fail("impossible-address", "a row lies outside of every sheet", value: value.string)
          return
        }
        row.number = number
      } else if name == "hidden", value.isTrue {
        hidden.rows += 1
      }
    }
    guard row.number <= CellAddress.lastRow else {
      fail("impossible-address", "a row lies outside of every sheet")
      return
    }
    previousRow = row.number
    if !rowsSeen.insert(row.number) {
      row.refuse("repeated-row", "the row comes twice", sheet: sheet)
    }
  }

  private func startCell(_ attributes: XMLAttributes) {
    isInCell = true
    cell = PendingCell()
    cell.column = previousColumn + 1
    cell.start = row.bytes.count
    if let excess = allowance.addCell() { return refuse(excess) }
    for (name, value) in attributes {
      if name == "r" {
        guard let address = CellAddress.parse(value.bytes) else {
          fail("impossible-address", "a cell lies outside of every sheet", value: value.string)
          return
        }
        if address.row != row.number {
          row.refuse(
            "wrong-address", "a cell claims to stand in another row", sheet: sheet,
            value: value.string)
        }
        cell.column = address.column
      } else if name == "t" {
        guard let type = PendingCell.ValueType(value) else {
          fail("broken-workbook", "a cell has an unknown type", value: value.string)
          return
        }
        cell.type = type
      } else if name == "s" {
        guard let style = value.number else {
          fail("broken-workbook", "a cell has no number for its style", value: value.string)
          return
        }
        cell.style = style
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
    guard let value = cell.type == .inlineString ? cell.inline : cell.value, !cell.isAmbiguous
    else { return endWithoutValue() }
    // What the cell has beside its value is taken away.
    if value.upperBound < row.bytes.count { row.bytes.removeSubrange(value.upperBound...) }
    cell.start = value.lowerBound
    if cell.type != .inlineString && cell.type != .formulaString {
      trim()
      guard row.bytes.count > cell.start else { return endWithoutValue() }
    }
    switch cell.type {
    case .sharedString: endSharedString()
    case .inlineString: append(.text)
    case .formulaString:
      row.bytes.decodeEscapes(from: cell.start)
      append(.text)
    case .boolean: endTruth()
    case .error:
      if row.bytes[cell.start] != UInt8(ascii: "#") { refuseValue("an error") }
      append(.error)
    case .number: endNumber()
    case .date:
      row.bytes.replaceSubrange(cell.start..., with: DateCellText.text(row.bytes[cell.start...]))
      append(.date)
    }
  }

  private func endTruth() {
    let bytes = row.bytes[cell.start...]
    let isTrue = bytes.elementsEqual("1".utf8) || bytes.elementsEqual("true".utf8)
    if !isTrue, !bytes.elementsEqual("0".utf8), !bytes.elementsEqual("false".utf8) {
      refuseValue("true or false")
    }
    row.bytes.replaceSubrange(cell.start..., with: (isTrue ? "TRUE" : "FALSE").utf8)
    append(.boolean)
  }

  /// Refuses a row for a cell whose value is not of its type.
  private func refuseValue(_ type: String) {
    row.refuse(
      "wrong-value", "the cell claims to hold \(type), and holds something else", sheet: sheet,
      column: cell.column, value: String(decoding: row.bytes[cell.start...], as: UTF8.self))
  }

  private func endSharedString() {
    let index = row.bytes[cell.start...].withUnsafeBufferPointer { XMLText.number($0) }
    guard let index, index < strings.count else {
      fail(
        "no-such-string", "a cell shows a shared string that does not exist",
        column: cell.column,
        value: String(decoding: row.bytes[cell.start...], as: UTF8.self))
      return
    }
    let range = strings.range(index)
    if let excess = allowance.show(range.count) { return refuse(excess) }
    guard hasRoom(for: range.count) else { return }
    row.bytes.replaceSubrange(cell.start..., with: strings.bytes[range])
    append(.text, sharedString: index)
  }

  /// Ends a cell with a number, which is a date when its style says so.
  private func endNumber() {
    if !formats.contains(style: cell.style) {
      row.refuse(styleOf: cell.column, cell.style, sheet: sheet)
    }
    guard let form = formats.dateForm(ofStyle: cell.style) else { return append(.number) }
    let text = String(decoding: row.bytes[cell.start...], as: UTF8.self)
    if let number = Double(text), number.isFinite {
      row.bytes.replaceSubrange(cell.start..., with: formats.text(number, as: form).utf8)
    }
    append(.date)
  }

  /// Whether the cell may hold so many bytes, and its row with it.
  private func hasRoom(for count: Int) -> Bool {
    guard let excess = allowance.check(cell: count, from: cell.start) else { return true }
    refuse(excess)
    return false
  }

  /// Takes away blanks around a value that is no text.
  private func trim() {
    while row.bytes.count > cell.start, let last = row.bytes.last, last <= 0x20 {
      row.bytes.removeLast()
    }
    while cell.start < row.bytes.count, row.bytes[cell.start] <= 0x20 { cell.start += 1 }
  }

  /// Ends a cell that has nothing in the element of its type: mostly an empty one.
  private func endWithoutValue() {
    let other = cell.type == .inlineString ? cell.value : cell.inline
    if cell.isAmbiguous || cell.hasMisplacedValue || other != nil {
      row.refuse(
        "misplaced-value",
        cell.isAmbiguous
          ? "the cell has more than one value"
          : "the cell has its value in another element than its type says", sheet: sheet,
        column: cell.column, value: String(decoding: row.bytes[cell.start...], as: UTF8.self))
    }
    row.bytes.removeSubrange(cell.start...)
    if cell.isFormula { append(.formulaWithoutValue) }
  }

  private func append(_ kind: Cell.Kind, sharedString: Int = -1) {
    row.cells.append(
      Cell(
        column: cell.column, kind: kind, start: cell.start, end: row.bytes.count,
        sharedString: sharedString, isFormula: cell.isFormula))
  }

  private func endRow() {
    if !areCellsInOrder { row.sortCells(sheet: sheet) }
    guard failure == nil, !row.cells.isEmpty || row.error != nil else { return }
    do {
      if try body(row) == .stop { isDone = true }
    } catch {
      failure = error
    }
  }

  private func refuse(_ excess: SheetAllowance.Excess) {
    fail(excess.code, excess.rule, column: cell.column, hint: excess.hint)
  }

  private func fail(
    _ code: String, _ rule: String, column: Int? = nil, value: String? = nil, hint: String? = nil
  ) {
    failure = FileError(
      .refusedFile, code: code, sheet: sheet, line: row.number > 0 ? row.number : nil,
      column: column, value: value, rule: rule, hint: hint)
  }
}
