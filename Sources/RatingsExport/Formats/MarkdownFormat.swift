internal import DisplayText
package import FreedomModel

/// A table in GitHub's Markdown, its source aligned too; notes as a list, then the citation.
///
/// Everything that Markdown or HTML would read as markup is escaped, control characters are shown
/// as escapes, missing is an empty cell. The rows are kept until the end for the columns' widths.
package struct MarkdownFormat: TableFormat {
  /// `markdown`
  package static let name = "markdown"
  /// `md`
  package static let aliases = ["md"]
  /// `md` and `markdown`
  package static let fileExtensions = ["md", "markdown"]
  /// What the format is for.
  package static let summary = "a table in GitHub's Markdown"

  private var title = ""
  private var columns: [ResultTable.Column] = []
  private var rows: [[String]] = []

  /// A writer for one table.
  package init(options: ExportOptions) {}

  /// Keeps title and columns.
  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    self.title = title
    self.columns = columns
  }

  /// Keeps the row.
  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    rows.append(values.map { MarkdownText.escaped($0.prose ?? "") })
  }

  /// Writes the table.
  package mutating func end(notes: [String], citation: String, into bytes: inout [UInt8]) {
    var blocks: [String] = []
    if let title = shown(title) { blocks.append("**\(title)**") }
    if !columns.isEmpty { blocks.append(grid.joined(separator: "\n")) }
    if !notes.isEmpty {
      blocks.append(
        notes.map { "- " + MarkdownText.escapedBlock($0) }.joined(separator: "\n"))
    }
    if let citation = shown(citation) { blocks.append("Source: \(citation)") }
    bytes.append(contentsOf: (blocks.joined(separator: "\n\n") + "\n").utf8)
  }

  private func shown(_ text: String) -> String? {
    let trimmed = text.trimmedOfBlanks
    return trimmed.isEmpty ? nil : MarkdownText.escaped(trimmed)
  }

  private var grid: [String] {
    let headings = columns.map { MarkdownText.escaped($0.name) }
    let widths = columns.indices.map { column in
      rows.reduce(max(3, headings[column].displayWidth)) { max($0, $1[column].displayWidth) }
    }
    func line(_ cells: [String]) -> String {
      let padded = columns.indices.map {
        cells[$0].padded(toWidth: widths[$0], alignedRight: columns[$0].kind.isNumeric)
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = columns.indices.map { column in
      let dashes = String(repeating: "-", count: widths[column] - 1)
      return dashes + (columns[column].kind.isNumeric ? ":" : "-")
    }
    return [line(headings), line(rule)] + rows.map(line)
  }
}
