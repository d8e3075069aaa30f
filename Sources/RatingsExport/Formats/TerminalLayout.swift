internal import DisplayText
internal import FreedomModel

/// How a table is laid out so that no line is wider than the terminal.
///
/// What loses nothing comes first: unchanged; headings broken over several lines; values that are
/// the same in every row shown once above the table. Then columns of texts are made narrower, the
/// widest most and the one that names the rows last, and their texts go on below themselves.
/// Columns that were requested are never mentioned once instead: where they do not fit they
/// continue in further blocks under the same names. What still does not fit is shown as records,
/// one line a value.
enum TerminalLayout: Sendable {
  case grid(columns: [TerminalColumn], constants: [TerminalColumn])
  case blocks([[TerminalColumn]], constants: [TerminalColumn])
  case records(columns: [TerminalColumn], constants: [TerminalColumn])

  /// How many lines a text may have in its column before records read better.
  private static let mostLines = 4

  static let gap = 2

  static func fitting(_ columns: [TerminalColumn], width: Int?) -> TerminalLayout {
    guard let width else { return .grid(columns: columns, constants: []) }
    let broken = columns.map { $0.withBrokenHeading() }
    let constants = columns.filter { $0.isFoldable }
    let isVaried = constants.count < columns.count
    let varied = isVaried ? columns.filter { !$0.isFoldable } : columns
    let brokenVaried = varied.map { $0.withBrokenHeading() }
    let said = isVaried ? constants : []

    if total(columns) <= width { return .grid(columns: columns, constants: []) }
    if total(broken) <= width { return .grid(columns: broken, constants: []) }
    if total(varied) <= width { return .grid(columns: varied, constants: said) }
    if total(brokenVaried) <= width { return .grid(columns: brokenVaried, constants: said) }
    let wrapped = shrunk(brokenVaried, to: width, noNarrowerThan: \.leastWidthOfWords)
    if let narrow = wrapped ?? shrunk(brokenVaried, to: width, noNarrowerThan: \.leastWidth),
      narrow.allSatisfy({ $0.contentWidth <= mostLines * $0.width })
    {
      return .grid(columns: narrow, constants: said)
    }
    return blocks(brokenVaried, width: width).map { .blocks($0, constants: said) }
      ?? .records(columns: varied, constants: said)
  }

  /// The columns that were requested in blocks, each behind the columns before them, or the first
  /// of them; `nil` where one alone is too wide, or none was requested.
  private static func blocks(_ columns: [TerminalColumn], width: Int) -> [[TerminalColumn]]? {
    guard columns.contains(where: \.isAskedFor) else { return nil }
    let before = columns.prefix { !$0.isAskedFor }
    let keys = Array(before.isEmpty ? columns.prefix(1) : before)
    var blocks: [[TerminalColumn]] = []
    for column in columns.dropFirst(keys.count) {
      guard total(keys + [column]) <= width else { return nil }
      if let last = blocks.last, total(last + [column]) <= width {
        blocks[blocks.count - 1].append(column)
      } else {
        blocks.append(keys + [column])
      }
    }
    return blocks
  }

  private static func total(_ columns: [TerminalColumn]) -> Int {
    columns.reduce(gap * max(0, columns.count - 1)) { $0 + $1.width }
  }

  /// The columns with the widest texts narrower, or `nil` where that is not enough.
  private static func shrunk(
    _ columns: [TerminalColumn], to width: Int, noNarrowerThan leastWidth: (TerminalColumn) -> Int
  ) -> [TerminalColumn]? {
    let least = columns.map(leastWidth)
    guard least.reduce(gap * max(0, columns.count - 1), +) <= width else { return nil }
    var columns = columns
    while total(columns) > width {
      let shrinkable = columns.indices.filter { columns[$0].width > least[$0] }
      let others = shrinkable.filter { $0 > 0 || columns[0].width > width / 3 }
      guard
        let widest = (others.isEmpty ? shrinkable : others)
          .max(by: { columns[$0].width < columns[$1].width })
      else { return nil }
      columns[widest].width -= 1
    }
    return columns
  }
}

/// A column of a terminal table: its heading, and how wide its cells are.
struct TerminalColumn: Sendable {
  let position: Int
  let heading: String
  /// Whether cells and heading are aligned right.
  let isAlignedRight: Bool
  /// Whether cells may go on below themselves: texts may, numbers, dates and truth values never.
  let mayBeNarrow: Bool
  let contentWidth: Int
  /// The width of the longest word of its cells.
  private let longestWord: Int
  /// The cell that all rows share, if there are several rows and one value.
  let constant: TerminalCell?
  let isAskedFor: Bool
  var width: Int
  var headingLines: [String]

  init(_ column: ResultTable.Column, position: Int, rows: [[TerminalCell]], isASCII: Bool) {
    self.position = position
    heading = TerminalCell(column.name, isASCII: isASCII).text
    isAlignedRight = column.kind.isNumeric
    mayBeNarrow = column.kind == .string
    isAskedFor = column.isAskedFor
    contentWidth = rows.reduce(0) { max($0, $1[position].width) }
    longestWord =
      mayBeNarrow
      ? rows.reduce(0) { max($0, $1[position].longestWord) } : contentWidth
    let first = rows.first?[position]
    constant =
      rows.count > 1 && rows.allSatisfy { $0[position].text == first?.text } ? first : nil
    width = max(contentWidth, heading.displayWidth)
    headingLines = [heading]
  }

  /// Whether one line above the table can say what all rows share.
  var isFoldable: Bool { constant != nil && !isAskedFor }

  /// The width below which the column must not be shrunk.
  var leastWidth: Int {
    mayBeNarrow
      ? headingLines.reduce(min(width, 8)) { max($0, $1.displayWidth) } : width
  }

  /// The width below which words would be broken.
  var leastWidthOfWords: Int { max(leastWidth, min(width, longestWord)) }

  /// The column with its heading on as many lines as make it narrowest, broken after `_`, `.`,
  /// `:`, `-` and blanks.
  func withBrokenHeading() -> TerminalColumn {
    var pieces: [String] = [""]
    for character in heading {
      pieces[pieces.count - 1].append(character)
      if "_.:- ".contains(character) { pieces.append("") }
    }
    pieces.removeAll { $0.isEmpty }
    let room = max(contentWidth, pieces.reduce(0) { max($0, $1.displayWidth) })
    var lines: [String] = []
    for piece in pieces {
      if let last = lines.last, last.displayWidth + piece.displayWidth <= room {
        lines[lines.count - 1] = last + piece
      } else {
        lines.append(piece)
      }
    }
    var column = self
    column.headingLines = lines.isEmpty ? [""] : lines
    column.width = max(contentWidth, lines.reduce(0) { max($0, $1.displayWidth) })
    return column
  }

  func padded(_ text: String, width textWidth: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, width - textWidth))
    return isAlignedRight ? blanks + text : text + blanks
  }
}

/// What a terminal shows for one value.
struct TerminalCell: Sendable, Hashable {
  let text: String
  let width: Int
  /// The status the cell names, for its colour.
  var status: FreedomStatus?
  var isMissing = false

  /// The width of its longest word.
  var longestWord: Int {
    text.split(separator: " ").map { String($0).displayWidth }.max() ?? 0
  }

  init(_ text: String, isASCII: Bool) {
    self.text = isASCII ? text.visible.asciiText : text.visible
    width = self.text.displayWidth
  }

  init(_ value: ResultValue, options: ExportOptions) {
    switch value.exported {
    case .missing:
      self.init(options.isASCII ? "." : "·", isASCII: options.isASCII)
      isMissing = true
    case .flag(let flag):
      self.init(flag ? "yes" : "no", isASCII: options.isASCII)
    case .number(let number):
      self.init(number.shortestExact, isASCII: options.isASCII)
    case .text(let text):
      self.init(text, isASCII: options.isASCII)
      status = FreedomStatus(code: text) ?? FreedomStatus.allCases.first { $0.label == text }
    case .integer:
      self.init(value.plainText, isASCII: options.isASCII)
    }
  }
}

extension FreedomStatus {
  /// The text in the status's colour; the letters say the same.
  func colored(_ text: String) -> String {
    let color: TerminalColor =
      switch self {
      case .free: .free
      case .partlyFree: .partlyFree
      case .notFree: .notFree
      }
    return color.escape + text + TerminalColor.usual
  }
}
