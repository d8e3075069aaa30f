internal import DisplayText
package import FreedomModel

/// A table for people at a terminal: aligned columns, title above, notes and citation below.
///
/// No line is wider than ``ExportOptions/width``. Missing is `·` (`.` in ASCII), truth values are
/// `yes` and `no`. Control characters and marks that turn the direction of text are shown as
/// escapes. The rows are kept until the end, since the widths depend on all of them.
package struct TerminalTable: TableFormat {
  package static let name = "table"
  package static let aliases = ["text", "plain"]
  package static let fileExtensions = ["txt"]
  package static let isDrawn = true
  package static let summary = "aligned columns, for reading in a terminal"

  private var options: ExportOptions
  private var title = ""
  private var columns: [ResultTable.Column] = []
  private var rows: [[TerminalCell]] = []

  package init(options: ExportOptions) {
    self.options = options
    if let width = options.width { self.options.width = max(2, width) }
  }

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    self.title = title
    self.columns = columns
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    rows.append(values.map { TerminalCell($0, options: options) })
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    var page = TerminalPage(options: options)
    if !title.isEmpty {
      page.append(paragraph: title)
      page.append(line: "")
    }
    appendBody(to: &page)
    append(footer, to: &page)
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
    case .blocks(let blocks, let constants):
      page.append(constants: constants)
      for (number, columns) in blocks.enumerated() {
        if number > 0 { page.append(line: "") }
        page.append(headingsOf: columns)
        for row in rows { page.append(row: row, columns: columns) }
      }
    case .records(let columns, let constants):
      page.append(constants: constants)
      for (number, row) in rows.enumerated() {
        page.append(record: row, number: number + 1, of: rows.count, columns: columns)
      }
      if rows.isEmpty { page.append(paragraph: measured.map(\.heading).joined(separator: ", ")) }
    }
    if rows.isEmpty { page.append(paragraph: "(no rows)") }
  }

  private func append(_ footer: TableFooter, to page: inout TerminalPage) {
    let text = FooterText(footer, shown: options.notes)
    if !text.list.isEmpty { page.append(line: "") }
    for note in text.list { page.append(paragraph: "- " + note, indent: 2) }
    let lines = text.lines(width: options.width, rowCount: rows.count)
    if !lines.isEmpty { page.append(line: "") }
    for line in lines { page.append(paragraph: line, indent: 2) }
  }
}

struct TerminalPage {
  private let options: ExportOptions
  private(set) var text = ""

  init(options: ExportOptions) {
    self.options = options
  }

  private var rule: String { options.isASCII ? "-" : "─" }

  mutating func append(line: String) {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    text += line
    text += "\n"
  }

  mutating func append(paragraph: String, indent: Int = 0) {
    let shown = TerminalCell(paragraph, isASCII: options.isASCII).text
    for line in WrappedText.lines(shown, width: options.width, indent: indent) {
      append(line: line)
    }
  }

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

  /// Adds a row of the grid; a text wider than its column continues below.
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

  /// Adds a row as a record: a line with its number, where there are several, then a line a value.
  mutating func append(
    record: [TerminalCell], number: Int, of count: Int, columns: [TerminalColumn]
  ) {
    if number > 1 { append(line: "") }
    if count > 1 { append(paragraph: "\(rule)\(rule) \(number) of \(count) \(rule)\(rule)") }
    append(record: record, columns: columns)
  }

  /// Adds a line a value, wrapped where need be.
  mutating func append(record: [TerminalCell], columns: [TerminalColumn]) {
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

extension TerminalTable {
  /// The first row of a table as a card: the title, then a line a value, wrapped where need be.
  package static func card(_ table: ResultTable, options: ExportOptions) -> [UInt8] {
    var page = TerminalPage(options: options)
    page.append(paragraph: table.title)
    page.append(line: "")
    let rows = table.rows.prefix(1).map { row in
      row.map { TerminalCell($0, options: options) }
    }
    let columns = table.columns.indices.map {
      TerminalColumn(
        table.columns[$0], position: $0, rows: rows, isASCII: options.isASCII)
    }
    for row in rows { page.append(record: row, columns: columns) }
    return Array(page.text.utf8)
  }
}
