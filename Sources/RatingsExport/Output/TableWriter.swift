package import FreedomModel

/// Writes a table row by row to a file or standard output, in memory that does not grow with the
/// number of rows (for the formats that do not need all rows for their columns' widths).
///
///     var writer = try TableWriter(CSVFormat.self, title: "", columns: columns, to: sink)
///     while let row = next() { try writer.write(row) }
///     try writer.finish(TableFooter())
package struct TableWriter {
  private static let chunk = 65_536

  private var format: PreparedFormat
  private let sink: any ByteSink
  private var bytes: [UInt8] = []

  package init(
    _ format: any TableFormat.Type, options: ExportOptions = ExportOptions(), title: String,
    columns: [ResultTable.Column], to sink: any ByteSink
  ) {
    self.format = PreparedFormat(format, options: options)
    self.sink = sink
    bytes.reserveCapacity(2 * Self.chunk)
    self.format.begin(title: title, columns: columns, into: &bytes)
  }

  package mutating func write(_ row: [ResultValue]) throws(OutputError) {
    format.row(row, into: &bytes)
    guard bytes.count >= Self.chunk else { return }
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  package mutating func end(_ footer: TableFooter = TableFooter()) throws {
    format.end(footer, into: &bytes)
    if let failure = format.failure { throw failure }
    try sink.write(bytes)
    bytes.removeAll()
  }

  package mutating func finish(_ footer: TableFooter) throws {
    try end(footer)
    try sink.finish()
  }

  /// Writes a whole table; the sink stays open.
  package static func append(
    _ table: ResultTable, as format: any TableFormat.Type, options: ExportOptions,
    to sink: any ByteSink
  ) throws {
    var writer = TableWriter(
      format, options: options, title: table.title, columns: table.columns, to: sink)
    for row in table.rows { try writer.write(row) }
    try writer.end(table.footer)
  }

  package static func write(
    _ table: ResultTable, as format: any TableFormat.Type,
    options: ExportOptions = ExportOptions(), to sink: any ByteSink
  ) throws {
    try append(table, as: format, options: options, to: sink)
    try sink.finish()
  }
}
