package import FreedomModel

extension TerminalTable {
  /// The first row of a table as a card: the title, then a line a value, wrapped where need be.
  package static func card(_ table: ResultTable, options: ExportOptions) -> [UInt8] {
    var page = TerminalPage(options: options)
    page.append(paragraph: table.title)
    page.append(line: "")
    let rows = table.rows.prefix(1).map { row in
      row.map { TerminalCell($0, options: options) }
    }
    let columns = table.columns.indices.map {
      TerminalColumn(
        table.columns[$0], position: $0, rows: rows, isASCII: options.isASCII)
    }
    for row in rows { page.append(record: row, columns: columns) }
    return Array(page.text.utf8)
  }
}
