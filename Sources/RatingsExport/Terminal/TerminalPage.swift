internal import FreedomModel

/// The lines of a terminal table as they come to be.
struct TerminalPage {
  private let options: ExportOptions
  private(set) var text = ""

  init(options: ExportOptions) {
    self.options = options
  }

  private var ellipsis: String { options.isASCII ? "..." : "…" }
  private var rule: String { options.isASCII ? "-" : "─" }

  /// Adds a line, without the blanks at its end.
  mutating func append(line: String) {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    text += line
    text += "\n"
  }

  /// Adds a text on as many lines as it needs.
  mutating func append(paragraph: String, indent: Int = 0) {
    let shown = TerminalCell(paragraph, isASCII: options.isASCII).text
    for line in WrappedText.lines(shown, width: options.width, indent: indent) {
      append(line: line)
    }
  }

  /// Adds what every row shares.
  mutating func append(constants: [TerminalColumn]) {
    let said = constants.compactMap { column in
      column.constant.map { "\(column.heading) \($0.text)" }
    }
    guard !said.isEmpty else { return }
    append(paragraph: "In every row: " + said.joined(separator: "; ") + ".", indent: 2)
    append(line: "")
  }

  /// Adds the headings, bottom-aligned, and the rule below them.
  mutating func append(headingsOf columns: [TerminalColumn]) {
    let height = columns.reduce(1) { max($0, $1.headingLines.count) }
    for level in 0..<height {
      let pieces = columns.map { column in
        let index = level - (height - column.headingLines.count)
        let piece = index < 0 ? "" : column.headingLines[index]
        return padded(TerminalCell(piece, isASCII: options.isASCII), column)
      }
      append(line: pieces.joined(separator: separator))
    }
    append(
      line: columns.map { String(repeating: rule, count: $0.width) }.joined(separator: separator))
  }

  /// Adds a row of the grid.
  mutating func append(row: [TerminalCell], columns: [TerminalColumn]) {
    append(line: columns.map { padded(row[$0.position], $0) }.joined(separator: separator))
  }

  /// Adds a row as a record: a line with its number, then a line a value, wrapped where need be.
  mutating func append(
    record: [TerminalCell], number: Int, of count: Int, columns: [TerminalColumn]
  ) {
    if number > 1 { append(line: "") }
    append(paragraph: "\(rule)\(rule) \(number) of \(count) \(rule)\(rule)")
    let nameWidth = columns.reduce(0) { max($0, $1.heading.displayWidth) } + TerminalLayout.gap
    let isAligned = options.width.map { nameWidth <= $0 / 2 } ?? true
    for column in columns {
      let cell = record[column.position]
      guard isAligned else {
        append(paragraph: "\(column.heading): \(cell.text)", indent: 2)
        continue
      }
      let room = options.width.map { $0 - nameWidth }
      for (number, line) in WrappedText.lines(cell.text, width: room).enumerated() {
        let name = number == 0 ? column.heading : ""
        append(line: name.padded(toWidth: nameWidth) + colored(line, cell.status))
      }
    }
  }

  private var separator: String { String(repeating: " ", count: TerminalLayout.gap) }

  private func padded(_ cell: TerminalCell, _ column: TerminalColumn) -> String {
    guard cell.width > column.width else {
      return column.padded(colored(cell.text, cell.status), width: cell.width)
    }
    let cut = cell.text.truncated(toWidth: column.width, ellipsis: ellipsis)
    return column.padded(colored(cut, cell.status), width: cut.displayWidth)
  }

  private func colored(_ text: String, _ status: FreedomStatus?) -> String {
    guard options.usesColor, let status else { return text }
    return status.colored(text)
  }
}
