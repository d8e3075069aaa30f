internal import DisplayText
internal import FreedomModel

/// The lines of a terminal table as they come to be.
struct TerminalPage {
  private let options: ExportOptions
  private(set) var text = ""

  init(options: ExportOptions) {
    self.options = options
  }

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
      column.constant.flatMap { $0.isMissing ? nil : "\(column.heading) \($0.text)" }
    }
    let missing = constants.filter { $0.constant?.isMissing == true }.map(\.heading)
    if !said.isEmpty {
      append(paragraph: "In every row: " + said.joined(separator: "; ") + ".", indent: 2)
    }
    if !missing.isEmpty {
      append(paragraph: "Missing in every row: " + missing.joined(separator: ", ") + ".", indent: 2)
    }
    if !constants.isEmpty { append(line: "") }
  }

  /// Adds the headings, bottom-aligned, and the rule below them.
  mutating func append(headingsOf columns: [TerminalColumn]) {
    let height = columns.reduce(1) { max($0, $1.headingLines.count) }
    for level in 0..<height {
      let pieces = columns.map { column in
        let index = level - (height - column.headingLines.count)
        let piece = index < 0 ? "" : column.headingLines[index]
        return column.padded(piece, width: piece.displayWidth)
      }
      append(line: pieces.joined(separator: separator))
    }
    append(
      line: columns.map { String(repeating: rule, count: $0.width) }.joined(separator: separator))
  }

  /// Adds a row of the grid; a text wider than its column goes on below itself.
  mutating func append(row: [TerminalCell], columns: [TerminalColumn]) {
    let cells = columns.map { column in
      let cell = row[column.position]
      return cell.width <= column.width
        ? [cell.text] : WrappedText.lines(cell.text, width: column.width)
    }
    let height = cells.reduce(1) { max($0, $1.count) }
    for level in 0..<height {
      let pieces = zip(columns, cells).map { column, lines in
        let text = level < lines.count ? lines[level] : ""
        return column.padded(
          colored(text, row[column.position].status), width: text.displayWidth)
      }
      append(line: pieces.joined(separator: separator))
    }
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

  private func colored(_ text: String, _ status: FreedomStatus?) -> String {
    guard options.usesColor, !text.isEmpty, let status else { return text }
    return status.colored(text)
  }
}
