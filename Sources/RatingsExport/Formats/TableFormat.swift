package import FreedomModel

/// One way to write a result table, row by row into bytes.
///
/// A new format is one new type of this kind and its line in ``TableFormats/all``. A caller that
/// has the whole table uses ``render(_:options:)``; one with a million rows uses ``TableWriter``.
package protocol TableFormat: Sendable {
  /// The name that `--format` takes.
  static var name: String { get }
  /// Other names that `--format` takes.
  static var aliases: [String] { get }
  /// The endings of file names that usually hold the format, without the dot.
  static var fileExtensions: [String] { get }
  /// What the format is for, in a few words.
  static var summary: String { get }

  /// Whether the format is made for a terminal: it has colours of its own, and texts in it are safe to
  /// show. Of any other what would act instead of show is made visible where it meets a terminal.
  static var isDrawn: Bool { get }
  /// Whether each row is written as it comes. Other formats keep the rows until the last is known, or
  /// need to know the kinds of the columns first.
  static var isStream: Bool { get }

  /// A writer for one table.
  init(options: ExportOptions)

  /// Begins the table. Called once, first.
  mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8])

  /// Adds one row, which has one value a column.
  mutating func row(_ values: [ResultValue], into bytes: inout [UInt8])

  /// Ends the table. Called once, last.
  mutating func end(notes: [String], citation: String, into bytes: inout [UInt8])
}

extension TableFormat {
  /// No other names.
  package static var aliases: [String] { [] }
  /// No.
  package static var isDrawn: Bool { false }
  /// No.
  package static var isStream: Bool { false }

  /// A whole table in this format.
  package static func render(
    _ table: ResultTable, options: ExportOptions = ExportOptions()
  ) -> [UInt8] {
    var format = Self(options: options)
    var bytes: [UInt8] = []
    format.begin(title: table.title, columns: table.columns, into: &bytes)
    for row in table.rows {
      format.row(row.fitted(to: table.columns.count), into: &bytes)
    }
    format.end(notes: table.notes, citation: table.citation, into: &bytes)
    return bytes
  }
}

extension [ResultValue] {
  /// The row with exactly one value a column; values that were not given are missing.
  func fitted(to columnCount: Int) -> [ResultValue] {
    if count == columnCount { return self }
    return prefix(columnCount)
      + Array(repeating: .missing, count: Swift.max(0, columnCount - count))
  }
}
