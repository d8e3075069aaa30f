import FreedomModel

/// Which column of a sheet of official scores has what, by the headers.
struct ScoreColumns {
  /// What a column can have.
  enum Field: Hashable {
    case name
    case region
    case kind
    case edition
    /// A value, by the id of its indicator.
    case value(String)
  }

  /// The headers without blanks at their ends.
  let headers: [String]
  /// What every column has; `nil` where the header does not say.
  let fields: [Field?]
  /// Columns with a header that means nothing here.
  let others: [(column: Int, header: String)]

  init(headers: [String]) {
    self.headers = headers
    var fields = headers.map { Self.known[HeaderName($0)] }
    if !fields.contains(.edition),
      let year = headers.firstIndex(where: { HeaderName($0) == Self.year })
    {
      fields[year] = .edition
    }
    self.fields = fields
    others = headers.indices.filter { fields[$0] == nil && !headers[$0].isEmpty }
      .map { ($0, headers[$0]) }
  }

  /// Whether the editions are given as years, in a column that someone renamed.
  var givesYears: Bool { column(.edition).map { HeaderName(headers[$0]) == Self.year } ?? false }

  /// Whether a column has values.
  var haveValues: Bool {
    fields.contains { if case .value = $0 { true } else { false } }
  }

  /// The first column of a field.
  func column(_ field: Field) -> Int? { fields.firstIndex(of: field) }

  /// Two columns of one field, where there are.
  var duplicate: (first: Int, second: Int)? {
    for (column, field) in fields.enumerated() {
      if let field, let first = fields.firstIndex(of: field), first < column {
        return (first, column)
      }
    }
    return nil
  }

  /// Whether the sheet has the scores of the categories beside both ratings. A header of `PR` alone
  /// could be a rating as well as a score, so that the ratings have to be named as such.
  var areAggregateScores: Bool {
    isOfficial && count(Self.categories) >= 5
  }

  /// Whether the sheet has the scores of the single items too.
  var areItemScores: Bool {
    isOfficial && column(.edition) != nil && count(Self.items) >= 20
  }

  private var isOfficial: Bool {
    let needed = ["fiw.pr", "fiw.cl", "fiw.pr_score", "fiw.cl_score"]
    return column(.name) != nil && count(needed) == needed.count
  }

  private func count(_ indicators: [String]) -> Int {
    indicators.count { column(.value($0)) != nil }
  }

  private static let year = HeaderName("year")
  private static let categories = ["a", "b", "c", "d", "e", "f", "g"].map { "fiw." + $0 }

  private static let items: [String] = [
    ("a", 3), ("b", 4), ("c", 3), ("d", 4), ("e", 3), ("f", 4), ("g", 4),
  ].flatMap { category, count in (1...count).map { "fiw.\(category)\($0)" } }

  private static let known: [HeaderName: Field] = {
    var known: [HeaderName: Field] = [:]
    func add(_ headers: [String], _ field: Field) {
      for header in headers { known[HeaderName(header)] = field }
    }
    add(["Country/Territory", "Country", "Country or Territory", "Name"], .name)
    add(["Region"], .region)
    add(["C/T", "C/T?"], .kind)
    add(["Edition", "Survey Edition"], .edition)
    add(["Status"], .value("fiw.status"))
    add(["PR Rating", "Political Rights Rating"], .value("fiw.pr"))
    add(["CL Rating", "Civil Liberties Rating"], .value("fiw.cl"))
    add(["PR", "PR Aggr", "PR Aggregate", "PR Score", "PR Total"], .value("fiw.pr_score"))
    add(["CL", "CL Aggr", "CL Aggregate", "CL Score", "CL Total"], .value("fiw.cl_score"))
    add(["Total", "Total Aggr", "Total Aggregate", "Total Score", "Aggr"], .value("fiw.total"))
    add(["Add Q", "Add B", "Add Q (Add B)", "Add B (Add Q)"], .value("fiw.add_q"))
    add(["Add A"], .value("fiw.add_a"))
    for category in categories {
      let letter = String(category.suffix(1))
      add([letter, letter + " Aggr", letter + " Aggregate"], .value(category))
    }
    for item in items { add([String(item.suffix(2))], .value(item)) }
    return known
  }()
}
