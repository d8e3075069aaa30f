package import FreedomModel

/// A table for people at a terminal: aligned columns, title above, notes and citation below.
///
/// No line is wider than ``ExportOptions/width``. Missing is `·` (`.` in ASCII), truth values are
/// `yes` and `no`. Control characters and marks that turn the direction of text are shown as
/// escapes. The rows are kept until the end, since the widths depend on all of them.
package struct TerminalTable: TableFormat {
  /// `table`
  package static let name = "table"
  /// `text`
  package static let aliases = ["text", "plain"]
  /// `txt`
  package static let fileExtensions = ["txt"]
  /// It has colours.
  package static let isDrawn = true
  /// What the format is for.
  package static let summary = "aligned columns, for reading in a terminal"

  private var options: ExportOptions
  private var title = ""
  private var columns: [ResultTable.Column] = []
  private var rows: [[TerminalCell]] = []

  /// A writer for one table.
  package init(options: ExportOptions) {
    self.options = options
    if let width = options.width { self.options.width = max(2, width) }
  }

  /// Keeps title and columns.
  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    self.title = title
    self.columns = columns
  }

  /// Keeps the row.
  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    rows.append(values.map { TerminalCell($0, options: options) })
  }

  /// Writes the table.
  package mutating func end(notes: [String], citation: String, into bytes: inout [UInt8]) {
    var page = TerminalPage(options: options)
    if !title.isEmpty {
      page.append(paragraph: title)
      page.append(line: "")
    }
    appendBody(to: &page)
    if options.showsNotes { appendNotes(notes, citation: citation, to: &page) }
    bytes.append(contentsOf: page.text.utf8)
  }

  private func appendBody(to page: inout TerminalPage) {
    guard !columns.isEmpty else { return }
    let measured = columns.indices.map {
      TerminalColumn(columns[$0], position: $0, rows: rows, isASCII: options.isASCII)
    }
    switch TerminalLayout.fitting(measured, width: options.width) {
    case .grid(let columns, let constants):
      page.append(constants: constants)
      page.append(headingsOf: columns)
      for row in rows { page.append(row: row, columns: columns) }
    case .records(let columns, let constants):
      page.append(constants: constants)
      for (number, row) in rows.enumerated() {
        page.append(record: row, number: number + 1, of: rows.count, columns: columns)
      }
      if rows.isEmpty { page.append(paragraph: measured.map(\.heading).joined(separator: ", ")) }
    }
    if rows.isEmpty { page.append(paragraph: "(no rows)") }
  }

  private func appendNotes(_ notes: [String], citation: String, to page: inout TerminalPage) {
    var notes = notes
    if let digits = options.significantDigits, rows.joined().contains(where: \.isRounded) {
      notes.append(
        "Long numbers are rounded here, to \(digits) significant digits but never before the "
          + "point; other formats have them exact.")
    }
    if !notes.isEmpty { page.append(line: "") }
    for note in notes { page.append(paragraph: "- " + note, indent: 2) }
    guard !citation.isEmpty else { return }
    page.append(line: "")
    page.append(paragraph: "Source: " + citation, indent: 2)
  }
}
