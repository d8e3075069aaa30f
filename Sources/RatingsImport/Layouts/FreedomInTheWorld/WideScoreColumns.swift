import FreedomModel

/// The columns of the sheet of scores of the editions 2003 to 2005: entities down, one column an
/// edition and score, headed `FIW03 PR` or `FIW2003 PR Aggr`.
struct WideScoreColumns {
  /// One column of figures.
  struct Column {
    let column: Int
    let header: String
    let edition: Edition
    let indicator: String
  }

  let nameColumn: Int
  let kindColumn: Int?
  let columns: [Column]
  /// Columns with a header that means nothing here.
  let others: [(column: Int, header: String)]
  let width: Int

  /// Reads a header row; `nil` where it is none of this kind.
  init?(headers: [String]) {
    let named = ScoreColumns(headers: headers)
    guard let nameColumn = named.column(.name) else { return nil }
    var columns: [Column] = []
    var others: [(column: Int, header: String)] = []
    for (column, header) in headers.enumerated() {
      if let (edition, indicator) = Self.meaning(of: header) {
        columns.append(
          Column(column: column, header: header, edition: edition, indicator: indicator))
      } else if named.fields[column] != .name, named.fields[column] != .kind, !header.isEmpty {
        others.append((column, header))
      }
    }
    guard columns.count >= 2 else { return nil }
    self.nameColumn = nameColumn
    kindColumn = named.column(.kind)
    self.columns = columns
    self.others = others
    width = headers.count
  }

  /// The edition and indicator of a header such as `FIW03 CL `.
  private static func meaning(of header: String) -> (Edition, String)? {
    let key = HeaderName(header).key
    guard key.hasPrefix("fiw") else { return nil }
    let digits = key.dropFirst(3).prefix { $0.isASCII && $0.isNumber }
    let indicator: String
    switch key.dropFirst(3 + digits.count) {
    case "pr", "praggr", "prscore": indicator = "fiw.pr_score"
    case "cl", "claggr", "clscore": indicator = "fiw.cl_score"
    case "total", "totalaggr", "aggr", "totalscore": indicator = "fiw.total"
    default: return nil
    }
    return EditionInTitle.edition(digits: digits).map { ($0, indicator) }
  }
}
