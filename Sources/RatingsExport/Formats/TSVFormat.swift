public import FreedomModel

/// Tab-separated values in UTF-8 with line feeds.
///
/// Quoted as CSV is, with the tab as the delimiter: a text with a tab, a quotation mark or a line
/// break stands in quotation marks, doubled inside. A backslash is an ordinary character.
public struct TSVFormat: TableFormat {
  /// `tsv`
  public static let name = "tsv"
  /// `tsv` and `tab`
  public static let fileExtensions = ["tsv", "tab"]
  /// Each row is written as it comes.
  public static let isStream = true
  /// What the format is for.
  public static let summary = "tab-separated values"

  private var table: DelimitedTable

  /// A writer for one table.
  public init(options: ExportOptions) {
    table = DelimitedTable(delimiter: UInt8(ascii: "\t"), options: options)
  }

  /// Writes the header.
  public mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    table.begin(columns: columns, into: &bytes)
  }

  /// Writes one line.
  public mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    table.row(values, into: &bytes)
  }

  /// Writes nothing.
  public mutating func end(notes: [String], citation: String, into bytes: inout [UInt8]) {}
}
