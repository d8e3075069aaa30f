package import FreedomModel

/// Tab-separated values in UTF-8 with line feeds.
///
/// Quoted as CSV is, with the tab as the delimiter: a text with a tab, a quotation mark or a line
/// break stands in quotation marks, doubled inside. A backslash is an ordinary character.
package struct TSVFormat: TableFormat {
  /// `tsv`
  package static let name = "tsv"
  /// `tsv` and `tab`
  package static let fileExtensions = ["tsv", "tab"]
  /// Each row is written as it comes.
  package static let isStream = true
  /// What the format is for.
  package static let summary = "tab-separated values"

  private var table: DelimitedTable

  /// A writer for one table.
  package init(options: ExportOptions) {
    table = DelimitedTable(delimiter: UInt8(ascii: "\t"), options: options)
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
