internal import DisplayText
internal import FreedomModel
internal import TabularFiles

/// Makes the cells of a workbook of result tables.
struct WorkbookFile {
  /// The widest that a column is made, in characters.
  private static let widestColumn = 60

  /// The bytes of the `.xlsx` file.
  static func bytes(of sheets: [Workbook.Sheet]) throws(WorkbookError) -> [UInt8] {
    var writer = XLSXWriter()
    for sheet in sheets {
      try check(sheet)
      let table = sheet.table
      writer.addSheet(
        named: sheet.name, header: table.columns.map(\.name), widths: widths(of: table),
        rows: table.rows.lazy.map { row in
          zip(table.columns, row).map { cell($1, $0.kind) }
        })
    }
    return writer.bytes()
  }

  private static func check(_ sheet: Workbook.Sheet) throws(WorkbookError) {
    let (name, table) = sheet
    guard table.rows.count < XLSXWriter.mostRows, table.columns.count <= XLSXWriter.mostColumns
    else { throw .isTooLarge(sheet: name) }
    for (number, row) in table.rows.enumerated() {
      for (column, value) in zip(table.columns, row) {
        guard case .text(let text) = value, text.utf16.count > XLSXWriter.longestText else {
          continue
        }
        throw .textIsTooLong(sheet: name, row: number + 1, column: column.name)
      }
    }
  }

  private static func widths(of table: ResultTable) -> [Int] {
    table.columns.enumerated().map { position, column in
      let widest = table.rows.prefix(1_000).reduce(column.name.displayWidth) {
        max($0, position < $1.count ? $1[position].plainText.displayWidth : 0)
      }
      return min(widest, widestColumn) + 2
    }
  }

  private static func cell(
    _ value: ResultValue, _ kind: ResultTable.Column.Kind
  ) -> XLSXWriter.Cell {
    switch value.exported {
    case .missing: return .empty
    case .number(let number): return number.isFinite ? .number(number) : .text("\(number)")
    // A cell's number is a Double: what it cannot hold exactly stays exact as text.
    case .integer(let integer):
      return Double(exactly: integer).map(XLSXWriter.Cell.number) ?? .text(String(integer))
    case .flag(let flag): return .boolean(flag)
    case .text(let text):
      guard kind == .date, let date = CalendarDate(text), (1901...9999).contains(date.year) else {
        return .text(text)
      }
      return .date(year: date.year, month: date.month, day: date.day)
    }
  }
}
