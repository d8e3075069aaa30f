package import FreedomModel

/// Comma-separated values as RFC 4180 has them, in UTF-8 with line feeds.
///
/// A missing value is an empty cell, an empty text is `""`. Title, notes and citation have no
/// place in a CSV file and are left out.
package struct CSVFormat: TableFormat {
  /// `csv`
  package static let name = "csv"
  /// `csv`
  package static let fileExtensions = ["csv"]
  /// Each row is written as it comes.
  package static let isStream = true
  /// What the format is for.
  package static let summary = "comma-separated values, for spreadsheets and statistics"

  private var table: DelimitedTable

  /// A writer for one table.
  package init(options: ExportOptions) {
    table = DelimitedTable(delimiter: UInt8(ascii: ","), options: options)
  }

  /// Writes the header.
  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    table.begin(columns: columns, into: &bytes)
  }

  /// Writes one line.
  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    table.row(values, into: &bytes)
  }

  /// Writes nothing.
  package mutating func end(notes: [String], citation: String, into bytes: inout [UInt8]) {}
}
