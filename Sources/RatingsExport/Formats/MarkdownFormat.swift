internal import DisplayText
package import FreedomModel

/// A table in GitHub's Markdown, its source aligned too; notes as a list, then the citation.
///
/// Everything that Markdown or HTML would read as markup is escaped, control characters are shown
/// as escapes, missing is an empty cell. The rows are kept until the end for the columns' widths.
package struct MarkdownFormat: TableFormat {
  package static let name = "markdown"
  package static let aliases = ["md"]
  package static let fileExtensions = ["md", "markdown"]
  package static let summary = "a table in GitHub's Markdown"

  private var title = ""
  private var columns: [ResultTable.Column] = []
  private var rows: [[String]] = []
  private let notes: NotesShown

  package init(options: ExportOptions) { notes = options.notes }

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    self.title = title
    self.columns = columns
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    rows.append(values.map { MarkdownText.escaped($0.prose ?? "") })
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    var blocks: [String] = []
    if let title = shown(title) { blocks.append("**\(title)**") }
    if !columns.isEmpty { blocks.append(grid.joined(separator: "\n")) }
    let text = FooterText(footer, shown: notes)
    if !text.list.isEmpty {
      blocks.append(
        text.list.map { "- " + MarkdownText.escapedBlock($0) }.joined(separator: "\n"))
    }
    blocks += text.paragraphs.map(MarkdownText.escapedBlock)
    if let comment = text.hiddenComment { blocks.append("<!-- \(comment) -->") }
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

package enum MarkdownText {
  /// The text so that it is shown unchanged, on one line: no markup, no HTML, no new table cell.
  package static func escaped(_ text: String) -> String {
    if text.isPlain { return text }
    // Scalars, not characters: Markdown reads a bar for a bar though an accent may follow it.
    var result = ""
    var before: Unicode.Scalar?
    let scalars = Array(text.visible.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "|", "*", "[", "]", "~", "$": result += "\\" + String(scalar)
      case "_":
        let after = position + 1 < scalars.count ? scalars[position + 1] : nil
        result += isInsideWord(before, after) ? "_" : "\\_"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    return result
  }

  /// The text for the start of a block, where more marks have a meaning.
  package static func escapedBlock(_ text: String) -> String {
    let escaped = String(escaped(text).drop { $0 == " " })
    guard let first = escaped.first else { return "" }
    if "#+-=".contains(first) { return "\\" + escaped }
    let digits = escaped.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let mark = escaped.dropFirst(digits.count).first, ".)".contains(mark)
    else { return escaped }
    return digits + "\\" + escaped.dropFirst(digits.count)
  }

  /// Markdown leaves an underscore between letters or digits unchanged.
  private static func isInsideWord(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    func isLetterOrDigit(_ scalar: Unicode.Scalar?) -> Bool {
      guard let scalar else { return false }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return isLetterOrDigit(before) && isLetterOrDigit(after)
  }
}
