package import FreedomModel
package import RatingsImport

extension ResultTable {
  /// Which column of a sheet is read for what.
  package init(_ table: FileReading.Table) {
    self.init(
      title: "Columns" + (table.sheet.isEmpty ? "" : " of \(table.sheet)")
        + ", header in row \(table.headerRow)",
      columns: [
        .init("column", .string), .init("header", .string), .init("read as", .string),
      ],
      rows: table.columns.map { column in
        [.text(column.letters), .text(column.header), .text(column.meaning ?? "not imported")]
      })
  }

  /// The first rows of a file as they would be stored.
  package init(storedRowsOf reading: FileReading) {
    let hasSheets = reading.rows.contains { !$0.sheet.isEmpty }
    self.init(
      title: reading.rows.count == 1
        ? "The first row as it would be stored"
        : "The first \(reading.rows.count) rows as they would be stored",
      columns: (hasSheets ? [.init("sheet", .string)] : []) + [
        .init("row", .integer), .init("id", .string), .init("name", .string),
        .init("edition", .string), .init("values", .string),
      ],
      rows: reading.rows.map { row in
        (hasSheets ? [.text(row.sheet)] : []) + [
          .integer(row.row), .text(row.entity), .text(row.name), .text(row.edition),
          .text(Self.list(row.values)),
        ]
      })
  }

  /// The first values of a row, and how many more there are.
  private static func list(_ values: [(indicator: String, value: String)]) -> String {
    let shown = values.count > 7 ? values.prefix(5) : values[...]
    let more = values.count - shown.count
    return shown.map { "\($0.indicator) \($0.value)" }.joined(separator: ", ")
      + (more == 0 ? "" : " and \(more) more")
  }
}
