import FreedomTestSupport

/// Builds small .xls workbooks (BIFF8 in a compound file) for tests.
struct OldWorkbookBytes {
  /// What a cell is written as.
  enum Value {
    case number(Double)
    /// A number in four bytes, as they are.
    case rk(Int)
    case text(String)
    /// A text in the record of its cell, not among the shared ones.
    case label(String)
    /// A number of a style.
    case styled(Double, style: Int)
    case boolean(Bool)
    case error(UInt8)
    case blank
    /// A formula with the eight bytes of its value, and the records that follow it.
    case formula([UInt8], then: [UInt8] = [])
  }

  /// The rows of the first sheet; `nil` is a cell without a record.
  var rows: [[Value?]]
  var sheetName = "Ratings "
  /// The kind of the first sheet's tab: 0 has cells, 2 is a chart.
  var sheetType: UInt8 = 0
  var isHidden = false
  /// Further sheets, by name: the records of their cells.
  var more: [(name: String, records: [UInt8])] = []
  /// The version in the records that begin a part.
  var version = 0x0600
  /// Records at the beginning of the workbook.
  var first: [UInt8] = []
  /// The formats that the workbook defines, by number, and for each style its format's number.
  var formats: [(number: Int, code: String)] = []
  var styles: [Int] = []
  var startsIn1904 = false
  /// The bodies of the records with the shared texts, instead of those made of the cells.
  var strings: [[UInt8]]?
  /// Records before and after the cells of the first sheet.
  var before: [UInt8] = []
  var after: [UInt8] = []
  /// The last column and row that the sheet claims to have.
  var claimedRows: Int?
  /// The least length of the stream. Shorter ones lie in small sectors.
  var leastLength = 4096

  static let passwordRecord = record(0x002F, le16(0) + le32(0))

  static func record(_ type: Int, _ content: [UInt8]) -> [UInt8] {
    le16(type) + le16(content.count) + content
  }

  static func double(_ value: Double) -> [UInt8] {
    le64(Int(bitPattern: UInt(value.bitPattern)))
  }

  /// A cell with a number, anywhere.
  static func number(_ value: Double, _ row: Int, _ column: Int, style: Int = 0) -> [UInt8] {
    record(0x0203, le16(row) + le16(column) + le16(style) + double(value))
  }

  /// A text with its length in two bytes.
  static func wide(_ text: String) -> [UInt8] {
    le16(text.utf16.count) + [1] + text.utf16.flatMap { le16(Int($0)) }
  }

  /// The record with the text of a formula.
  static func string(_ text: String) -> [UInt8] { record(0x0207, wide(text)) }

  private static func begin(_ kind: Int, version: Int) -> [UInt8] {
    record(0x0809, le16(version) + le16(kind) + le32(0) + le32(0) + le32(0))
  }

  /// A part of the stream inside of another one, such as a chart.
  static func part(_ kind: Int, _ records: [UInt8]) -> [UInt8] {
    begin(kind, version: 0x0600) + records + record(0x000A, [])
  }

  private func cells(_ texts: inout [String]) -> [UInt8] {
    var cells: [UInt8] = []
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        let place = le16(row) + le16(column)
        switch value {
        case nil: continue
        case .number(let number): cells += Self.number(number, row, column)
        case .styled(let number, let style):
          cells += Self.number(number, row, column, style: style)
        case .rk(let number): cells += Self.record(0x027E, place + le16(0) + le32(number))
        case .label(let text):
          cells += Self.record(0x0204, place + le16(0) + Self.wide(text))
        case .boolean(let value):
          cells += Self.record(0x0205, place + le16(0) + [value ? 1 : 0, 0])
        case .error(let code): cells += Self.record(0x0205, place + le16(0) + [code, 1])
        case .blank: cells += Self.record(0x0201, place + le16(0))
        case .formula(let value, let then):
          cells += Self.record(0x0006, place + le16(0) + value + le16(0) + le32(0) + le16(0)) + then
        case .text(let text):
          cells += Self.record(0x00FD, place + le16(0) + le32(texts.count))
          texts.append(text)
        }
      }
    }
    return cells
  }

  /// The stream of all records.
  var stream: [UInt8] {
    var texts: [String] = []
    let width = rows.map(\.count).max() ?? 0
    let dimensions = Self.record(
      0x0200, le32(0) + le32(claimedRows ?? rows.count) + le16(0) + le16(width) + le16(0))
    let cells = cells(&texts)
    let table = strings ?? [le32(texts.count) + le32(texts.count) + texts.flatMap(Self.wide)]
    var globals = Self.begin(5, version: version) + first
    if startsIn1904 { globals += Self.record(0x0022, le16(1)) }
    for (number, code) in formats { globals += Self.record(0x041E, le16(number) + Self.wide(code)) }
    for format in styles {
      globals += Self.record(0x00E0, le16(0) + le16(format) + [UInt8](repeating: 0, count: 16))
    }
    var sheets = [(sheetName, dimensions + before + cells + after)]
    sheets += more.map { ($0.name, $0.records) }
    let tabs = sheets.map { 12 + $0.0.utf8.count }.reduce(0, +)
    var shared = Self.record(0x00FC, table[0])
    for part in table.dropFirst() { shared += Self.record(0x003C, part) }
    var position = globals.count + tabs + shared.count + 4
    var parts: [UInt8] = []
    for (index, (name, records)) in sheets.enumerated() {
      let type = index == 0 ? sheetType : 0
      let state = index == 0 && isHidden ? 1 : 0
      globals += Self.record(
        0x0085,
        le32(position) + [UInt8(state), type, UInt8(name.utf8.count), 0] + Array(name.utf8))
      let part =
        Self.begin(type == 2 ? 0x20 : 0x10, version: version) + records + Self.record(0x000A, [])
      position += part.count
      parts += part
    }
    let bytes = globals + shared + Self.record(0x000A, []) + parts
    return bytes + [UInt8](repeating: 0, count: max(0, leastLength - bytes.count))
  }

  var container: CompoundBytes { CompoundBytes("Workbook", stream) }

  var bytes: [UInt8] { container.bytes }
}
