package import FreedomModel

/// Writes a table row by row to a file or standard output, in memory that does not grow with the
/// number of rows (for the formats that do not need all rows for their columns' widths).
///
///     var writer = try TableWriter(CSVFormat.self, title: "", columns: columns, to: sink)
///     while let row = next() { try writer.write(row) }
///     try writer.finish(TableFooter())
package struct TableWriter {
  private static let chunk = 65_536

  private var format: any TableFormat
  private let columnCount: Int
  private let sink: any ByteSink
  private var bytes: [UInt8] = []

  package init(
    _ format: any TableFormat.Type, options: ExportOptions = ExportOptions(), title: String,
    columns: [ResultTable.Column], to sink: any ByteSink
  ) {
    self.format = format.init(options: options)
    self.sink = sink
    columnCount = columns.count
    bytes.reserveCapacity(2 * Self.chunk)
    self.format.begin(title: title, columns: columns, into: &bytes)
  }

  package mutating func write(_ row: [ResultValue]) throws(OutputError) {
    format.row(row.fitted(to: columnCount), into: &bytes)
    guard bytes.count >= Self.chunk else { return }
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  package mutating func end(_ footer: TableFooter = TableFooter()) throws(OutputError) {
    format.end(footer, into: &bytes)
    try sink.write(bytes)
    bytes.removeAll()
  }

  package mutating func finish(_ footer: TableFooter) throws(OutputError) {
    try end(footer)
    try sink.finish()
  }

  package static func write(
    _ table: ResultTable, as format: any TableFormat.Type,
    options: ExportOptions = ExportOptions(), to sink: any ByteSink
  ) throws(OutputError) {
    var writer = TableWriter(
      format, options: options, title: table.title, columns: table.columns, to: sink)
    for row in table.rows { try writer.write(row) }
    try writer.finish(table.footer)
  }
}
