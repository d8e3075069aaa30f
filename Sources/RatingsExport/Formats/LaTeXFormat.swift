internal import DisplayText
package import FreedomModel

/// A LaTeX `table` with a booktabs `tabular`, caption above, notes and citation below.
///
/// All special characters are escaped; letters beyond ASCII are UTF-8; missing is `--`.
package struct LaTeXFormat: TableFormat {
  package static let name = "latex"
  package static let aliases = ["tex"]
  package static let fileExtensions = ["tex"]
  package static let summary = "a LaTeX table (needs the package booktabs)"

  private let options: ExportOptions

  package init(options: ExportOptions) {
    self.options = options
  }

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

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    var lines = ["    \\bottomrule", "  \\end{tabular}"]
    let text = FooterText(footer, shown: options.notes)
    let remarks = text.list + text.paragraphs
    if !remarks.isEmpty {
      lines += ["  \\par\\medskip", "  \\begin{minipage}{\\linewidth}\\footnotesize"]
      lines += remarks.map { "    \(LaTeXText.escaped($0))\\par" }
      lines.append("  \\end{minipage}")
    }
    lines.append("\\end{table}")
    bytes.append(contentsOf: (lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A label may have letters, digits and a few marks; anything else becomes a hyphen.
  private static func label(_ text: String) -> String {
    String(
      text.map { $0.isASCII && ($0.isLetter || $0.isNumber || ":.-/_+".contains($0)) ? $0 : "-" })
  }
}

enum LaTeXText {
  /// The text so that it shows as it is. Braces stay balanced, as BibTeX needs them to be; letters
  /// beyond ASCII are left as UTF-8.
  static func escaped(_ text: String) -> String {
    if text.isPlain { return text }
    var result = ""
    var before: Unicode.Scalar?
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      case "$", "&", "#", "%", "_": result += "\\" + String(scalar)
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "`": result += "\\textasciigrave{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\"": result += "\\char34{}"
      // Two of these in a row would become a dash, a quotation mark or a Spanish stop.
      case "-" where before == "-", "'" where before == "'", "," where before == ",":
        result += "{}" + String(scalar)
      // After a line's end these would be read as its arguments.
      case "[", "*": result += "{" + String(scalar) + "}"
      default: result.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    return result
  }

  /// A number, with a real minus sign and a power of ten.
  static func number(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "e") else {
      return text.hasPrefix("-") ? "$\(text)$" : text
    }
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    return "$\(text[..<mark]) \\times 10^{\(exponent)}$"
  }
}
