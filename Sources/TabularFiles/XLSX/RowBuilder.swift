/// Makes rows of the attributes and the texts of rows and cells.
class RowBuilder: XMLHandler {
  final let sheet: String
  final let limits: ReadingLimits
  final let row = SheetRow()
  final var cell = PendingCell()
  final var hidden = HiddenLines()
  private let strings: SharedStrings
  private let formats: CellFormats
  private var rowsSeen = RowSet()
  private var previousRow = 0
  private var previousColumn = -1
  private var areCellsInOrder = true
  private var allowance: SheetAllowance

  init(sheet: String, strings: SharedStrings, formats: CellFormats, limits: ReadingLimits) {
    self.sheet = sheet
    self.strings = strings
    self.formats = formats
    self.limits = limits
    allowance = SheetAllowance(limits)
  }

  /// What is worth a note after the whole sheet was read.
  final var notes: [FileError] { hidden.notes }

  final func startRow(_ attributes: XMLAttributes) {
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

  final func endRow() {
    if !areCellsInOrder { row.sortCells(sheet: sheet) }
  }

  final func startCell(_ attributes: XMLAttributes) {
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
            "wrong-address", "a cell claims to be in another row", sheet: sheet,
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

  final func endCell() {
    guard let value = cell.type == .inlineString ? cell.inline : cell.value, !cell.isAmbiguous
    else { return endWithoutValue() }
    // What the cell has beside its value is removed.
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
      "wrong-value", "the cell claims to contain \(type), but does not", sheet: sheet,
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
    append(.text)
  }

  /// Ends a cell with a number, which is a date when its style says so.
  private func endNumber() {
    if !formats.contains(style: cell.style) {
      row.refuse(styleOf: cell.column, cell.style, sheet: sheet)
    }
    guard let form = formats.dateForm(ofStyle: cell.style) else {
      return append(.number, showsPercent: formats.showsPercent(style: cell.style))
    }
    let text = String(decoding: row.bytes[cell.start...], as: UTF8.self)
    if let number = Double(text), number.isFinite {
      row.bytes.replaceSubrange(cell.start..., with: formats.text(number, as: form).utf8)
    }
    append(.date)
  }

  /// Whether the cell, and its row with it, may have that number of bytes.
  final func hasRoom(for count: Int) -> Bool {
    guard let excess = allowance.check(cell: count, from: cell.start) else { return true }
    refuse(excess)
    return false
  }

  /// Removes blanks around a value that is not text.
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

  private func append(_ kind: Cell.Kind, showsPercent: Bool = false) {
    row.cells.append(
      Cell(
        column: cell.column, kind: kind, start: cell.start, end: row.bytes.count,
        isFormula: cell.isFormula, showsPercent: showsPercent))
  }

  private func refuse(_ excess: SheetAllowance.Excess) {
    fail(excess.code, excess.rule, column: cell.column, hint: excess.hint)
  }

  final func fail(
    _ code: String, _ rule: String, column: Int? = nil, value: String? = nil, hint: String? = nil
  ) {
    failure = FileError(
      .refusedFile, code: code, sheet: sheet, line: row.number > 0 ? row.number : nil,
      column: column, value: value, rule: rule, hint: hint)
  }
}

/// What is known of a cell of a worksheet before it ends.
struct PendingCell {
  enum ValueType {
    case number, sharedString, inlineString, formulaString, boolean, error, date

    init?(_ text: XMLText) {
      if text == "s" {
        self = .sharedString
      } else if text == "n" {
        self = .number
      } else if text == "str" {
        self = .formulaString
      } else if text == "inlineStr" {
        self = .inlineString
      } else if text == "b" {
        self = .boolean
      } else if text == "e" {
        self = .error
      } else if text == "d" {
        self = .date
      } else {
        return nil
      }
    }
  }

  var column = 0
  var type = ValueType.number
  var style = 0
  var isFormula = false
  /// Where its content begins among the bytes of its row.
  var start = 0
  /// Where the text begins that is being read.
  var textStart = 0
  /// Where the piece of it begins in which escapes are to be replaced.
  var escapesStart = 0
  var value: Range<Int>?
  var inline: Range<Int>?
  var hasInlineText = false
  /// Whether it has more than one value of one kind, or a text in a place that is not read.
  var isAmbiguous = false
  /// Whether a value is in a place that is not read.
  var hasMisplacedValue = false
}

/// The rows found so far, one bit each.
struct RowSet {
  private var bits = [UInt64](repeating: 0, count: CellAddress.lastRow / 64 + 1)

  /// Adds a row; `false` where it was there.
  mutating func insert(_ row: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(row & 63)
    let isNew = bits[row >> 6] & bit == 0
    bits[row >> 6] |= bit
    return isNew
  }
}
