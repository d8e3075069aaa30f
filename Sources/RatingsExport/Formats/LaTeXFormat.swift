package import FreedomModel

/// A LaTeX `table` with a booktabs `tabular`, caption above, notes and citation below.
///
/// All special characters are escaped; letters beyond ASCII are UTF-8; missing is `--`.
package struct LaTeXFormat: TableFormat {
  /// `latex`
  package static let name = "latex"
  /// `tex`
  package static let aliases = ["tex"]
  /// `tex`
  package static let fileExtensions = ["tex"]
  /// What the format is for.
  package static let summary = "a LaTeX table (needs the package booktabs)"

  private let options: ExportOptions

  /// A writer for one table.
  package init(options: ExportOptions) {
    self.options = options
  }

  /// Writes everything up to the first row.
  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    let caption = options.caption ?? title
    var lines = ["% Needs \\usepackage{booktabs}.", "\\begin{table}[htbp]", "  \\centering"]
    if !caption.isEmpty { lines.append("  \\caption{\(LaTeXText.escaped(caption))}") }
    if let label = options.label { lines.append("  \\label{\(LaTeXFormat.label(label))}") }
    let alignment = columns.map { $0.kind.isNumeric ? "r" : "l" }.joined()
    let headings = columns.map { LaTeXText.escaped($0.name) }.joined(separator: " & ")
    lines += [
      "  \\begin{tabular}{\(alignment)}", "    \\toprule", "    \(headings) \\\\", "    \\midrule",
    ]
    bytes.append(contentsOf: (lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Writes one row.
  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    let cells = values.map { value in
      guard let prose = value.prose else { return "--" }
      switch value {
      case .integer, .number: return LaTeXText.number(prose)
      case .missing, .text, .flag: return LaTeXText.escaped(prose)
      }
    }
    bytes.append(contentsOf: "    \(cells.joined(separator: " & ")) \\\\\n".utf8)
  }

  /// Writes notes and citation.
  package mutating func end(notes: [String], citation: String, into bytes: inout [UInt8]) {
    var lines = ["    \\bottomrule", "  \\end{tabular}"]
    let remarks = notes + (citation.isEmpty ? [] : ["Source: " + citation])
    if !remarks.isEmpty {
      lines += ["  \\par\\medskip", "  \\begin{minipage}{\\linewidth}\\footnotesize"]
      lines += remarks.map { "    \(LaTeXText.escaped($0))\\par" }
      lines.append("  \\end{minipage}")
    }
    lines.append("\\end{table}")
    bytes.append(contentsOf: (lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A label takes letters, digits and a few marks; anything else becomes a hyphen.
  private static func label(_ text: String) -> String {
    String(
      text.map { $0.isASCII && ($0.isLetter || $0.isNumber || ":.-/_+".contains($0)) ? $0 : "-" })
  }
}
