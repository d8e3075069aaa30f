internal import DisplayText
package import FreedomModel

/// A LaTeX table of booktabs, as journals set them: caption above, notes and source below, numbers
/// with their points below each other.
///
/// All special characters are escaped; letters beyond ASCII are UTF-8; missing is `--`. The rows
/// are kept until the end, since the alignment depends on all of them.
package struct LaTeXFormat: TableFormat {
  package static let name = "latex"
  package static let aliases = ["tex"]
  package static let fileExtensions = ["tex"]
  package static let summary = "a LaTeX table (needs the package booktabs)"

  private let options: ExportOptions
  private var caption = ""
  private var columns: [ResultTable.Column] = []
  private var rows: [[ResultValue]] = []

  package init(options: ExportOptions) {
    self.options = options
  }

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    caption = options.caption ?? title
    self.columns = columns
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    rows.append(values)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    var columns = columns.enumerated().map { position, column in
      LaTeXColumn(column, values: rows.map { $0[position] })
    }
    let paragraphs = columns.count(where: \.isParagraph)
    for position in columns.indices where columns[position].isParagraph {
      columns[position].setParagraph(sharingWith: paragraphs)
    }
    var lines = ["% Needs \(packages(columns))."]
    let text = FooterText(footer, shown: options.notes)
    if let comment = text.hiddenComment { lines.append("% \(comment)") }
    let remarks = (text.list + text.paragraphs).map(LaTeXText.escaped)
    lines += options.isLong ? longTable(columns, remarks) : floatingTable(columns, remarks)
    bytes.append(contentsOf: (lines.joined(separator: "\n") + "\n").utf8)
  }

  private func packages(_ columns: [LaTeXColumn]) -> String {
    let names =
      ["booktabs"] + (options.isLong ? ["longtable"] : [])
      + (columns.contains(where: \.isParagraph) ? ["array"] : [])
    return "\\usepackage{\(names.joined(separator: ","))}"
  }

  private func floatingTable(_ columns: [LaTeXColumn], _ remarks: [String]) -> [String] {
    var lines = ["\\begin{table}[htbp]", "  \\centering"]
    if !caption.isEmpty { lines.append("  \\caption{\(LaTeXText.escaped(caption))}") }
    if let label { lines.append("  \\label{\(label)}") }
    if let size = Self.size(columns) { lines.append("  \(size)") }
    lines.append("  \\begin{tabular}{\(Self.preamble(columns))}")
    lines += ["    \\toprule", heading(of: columns), "    \\midrule"] + body(columns)
    lines += ["    \\bottomrule", "  \\end{tabular}"]
    if !remarks.isEmpty {
      lines += ["  \\par\\medskip", "  \\begin{minipage}{\\linewidth}\\footnotesize"]
      lines += remarks.map { "    \($0)\\par" }
      lines.append("  \\end{minipage}")
    }
    return lines + ["\\end{table}"]
  }

  /// A table that continues over pages, with its heading on each of them.
  private func longTable(_ columns: [LaTeXColumn], _ remarks: [String]) -> [String] {
    var lines = ["{\(Self.size(columns) ?? "\\small")"]
    lines.append("\\begin{longtable}{\(Self.preamble(columns))}")
    let named =
      (caption.isEmpty ? "" : "\\caption{\(LaTeXText.escaped(caption))}")
      + (label.map { "\\label{\($0)}" } ?? "")
    if !named.isEmpty { lines.append("    \(named) \\\\") }
    let head = ["    \\toprule", heading(of: columns), "    \\midrule"]
    lines += head + ["    \\endfirsthead"] + head + ["    \\endhead"]
    lines += ["    \\bottomrule", "    \\endfoot"] + body(columns)
    lines.append("\\end{longtable}}")
    if !remarks.isEmpty {
      lines.append("{\\footnotesize\\setlength{\\parindent}{0pt}")
      lines += remarks.map { "    \($0)\\par" }
      lines.append("}")
    }
    return lines
  }

  /// The size of letters with which the columns fit on a page, closer together if they are many.
  private static func size(_ columns: [LaTeXColumn]) -> String? {
    let letters = columns.reduce(2 * columns.count) { $0 + $1.width }
    let size =
      switch letters {
      case ...85: columns.count > 7 ? "\\small" : ""
      case ...100: "\\small"
      case ...115: "\\footnotesize"
      default: "\\scriptsize"
      }
    let gap = columns.count > 7 || letters > 100 ? "\\setlength{\\tabcolsep}{3pt}" : ""
    return size.isEmpty ? nil : size + gap
  }

  /// The alignments, without margins beside the first and the last column.
  private static func preamble(_ columns: [LaTeXColumn]) -> String {
    "@{}" + columns.map(\.alignment).joined() + "@{}"
  }

  private func heading(of columns: [LaTeXColumn]) -> String {
    "    " + columns.map(\.heading).joined(separator: " & ") + " \\\\"
  }

  private func body(_ columns: [LaTeXColumn]) -> [String] {
    rows.indices.map { row in
      "    " + columns.map { $0.cells[row] }.joined(separator: " & ") + " \\\\"
    }
  }

  /// A label may have letters, digits and a few marks; anything else becomes a hyphen.
  private var label: String? {
    options.label.map { label in
      String(
        label.map { $0.isASCII && ($0.isLetter || $0.isNumber || ":.-/_+".contains($0)) ? $0 : "-" }
      )
    }
  }
}

/// A column of a LaTeX table: how it is aligned, its heading, and its cells.
struct LaTeXColumn {
  /// A text wider than this has lines of its own in its cell.
  private static let widestLine = 32

  private(set) var alignment: String
  let heading: String
  let cells: [String]
  let isParagraph: Bool
  /// About how many letters wide it is.
  let width: Int

  init(_ column: ResultTable.Column, values: [ResultValue]) {
    let widest = values.reduce(0) { max($0, ($1.prose ?? "").displayWidth) }
    let isNumeric = column.kind.isNumeric
    isParagraph = !isNumeric && widest > Self.widestLine
    width = min(max(widest, column.name.displayWidth / 2), 30)
    alignment = isNumeric ? "r" : "l"
    cells = isNumeric ? Self.aligned(values) : values.map(Self.text)
    heading = Self.heading(column.name, width: max(widest, 8), side: isNumeric ? "r" : "l")
  }

  /// Returns the column's part of the line; all paragraphs together have two thirds at most.
  mutating func setParagraph(sharingWith count: Int) {
    let percent = min(35, 66 / max(1, count))
    alignment =
      ">{\\raggedright\\arraybackslash}p{0.\(percent < 10 ? "0" : "")\(percent)\\linewidth}"
  }

  private static func text(_ value: ResultValue) -> String {
    guard let prose = value.prose else { return "--" }
    switch value {
    case .integer, .number: return LaTeXText.number(prose)
    case .missing, .text, .flag: return LaTeXText.escaped(prose)
    }
  }

  /// The numbers with their points below each other: what is shorter behind the point has blank
  /// digits there, so that no number looks more exact than it is.
  private static func aligned(_ values: [ResultValue]) -> [String] {
    let decimals = values.map(Self.decimals)
    let most = decimals.reduce(0) { max($0, $1 ?? 0) }
    return zip(values, decimals).map { value, count in
      guard let count, count < most else { return text(value) }
      let blank = (count == 0 ? "." : "") + String(repeating: "0", count: most - count)
      return text(value) + "\\phantom{\(blank)}"
    }
  }

  /// How many digits are behind the point; `nil` for what is not aligned, such as a power of ten.
  private static func decimals(_ value: ResultValue) -> Int? {
    switch value.exported {
    case .integer: return 0
    case .number:
      guard let text = value.prose, !text.contains("e") else { return nil }
      return text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0
    case .missing, .text, .flag: return nil
    }
  }

  /// A heading that is wider than its column has its words on two lines.
  private static func heading(_ name: String, width: Int, side: String) -> String {
    let words = name.split(separator: " ")
    let cuts = (1..<max(1, words.count)).map { cut in
      (words[..<cut].joined(separator: " "), words[cut...].joined(separator: " "))
    }.filter { first, _ in !first.contains("(") }
    guard name.displayWidth > width,
      let (first, second) = cuts.min(by: {
        max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count)
      })
    else { return LaTeXText.escaped(name) }
    return "\\begin{tabular}[b]{@{}\(side)@{}}\(LaTeXText.escaped(first))\\\\"
      + "\(LaTeXText.escaped(second))\\end{tabular}"
  }
}

enum LaTeXText {
  /// The text so that it is shown unchanged. Braces stay balanced, as BibTeX needs them to be;
  /// letters beyond ASCII are left as UTF-8.
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
