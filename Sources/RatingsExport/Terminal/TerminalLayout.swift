/// How a table is laid out so that no line is wider than the terminal.
///
/// What loses nothing comes first: as it is; headings broken over several lines; what is the same
/// in every row said once above the table. Then columns of texts are made narrower, the widest most
/// and the one that names the rows last, and their texts go on below themselves. What still does not
/// fit is shown as records, one line a value.
enum TerminalLayout: Sendable {
  /// Rows and columns; the constants stand above.
  case grid(columns: [TerminalColumn], constants: [TerminalColumn])
  /// One record a row; the constants stand above.
  case records(columns: [TerminalColumn], constants: [TerminalColumn])

  /// How many lines a text may take in its column before records read better.
  private static let mostLines = 4

  /// The blanks between two columns.
  static let gap = 2

  /// The layout for some columns.
  static func fitting(_ columns: [TerminalColumn], width: Int?) -> TerminalLayout {
    guard let width else { return .grid(columns: columns, constants: []) }
    let broken = columns.map { $0.withBrokenHeading() }
    let constants = columns.filter { $0.constant != nil }
    let isVaried = constants.count < columns.count
    let varied = isVaried ? columns.filter { $0.constant == nil } : columns
    let brokenVaried = varied.map { $0.withBrokenHeading() }
    let said = isVaried ? constants : []

    if total(columns) <= width { return .grid(columns: columns, constants: []) }
    if total(broken) <= width { return .grid(columns: broken, constants: []) }
    if total(varied) <= width { return .grid(columns: varied, constants: said) }
    if total(brokenVaried) <= width { return .grid(columns: brokenVaried, constants: said) }
    guard let narrow = shrunk(brokenVaried, to: width),
      narrow.allSatisfy({ $0.contentWidth <= mostLines * $0.width })
    else {
      return .records(columns: varied, constants: said)
    }
    return .grid(columns: narrow, constants: said)
  }

  private static func total(_ columns: [TerminalColumn]) -> Int {
    columns.reduce(gap * max(0, columns.count - 1)) { $0 + $1.width }
  }

  /// The columns with the widest texts narrower, or `nil` where that is not enough.
  private static func shrunk(_ columns: [TerminalColumn], to width: Int) -> [TerminalColumn]? {
    let least = columns.reduce(gap * max(0, columns.count - 1)) { $0 + $1.leastWidth }
    guard least <= width else { return nil }
    var columns = columns
    while total(columns) > width {
      let shrinkable = columns.indices.filter { columns[$0].width > columns[$0].leastWidth }
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
