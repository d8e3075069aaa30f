import FreedomModel
import FreedomRatings
import RatingsTables

extension ResultTable {
  /// The column of a name; what a heading adds in brackets, as in `first (100 - x before 2019)`,
  /// may be left out.
  func position(ofColumn name: String) throws -> Int {
    if let position = columns.firstIndex(where: { $0.name == name }) { return position }
    let longer = columns.indices.filter { columns[$0].name.hasPrefix(name + " (") }
    if longer.count == 1 { return longer[0] }
    let names = columns.map(\.name)
    let nearest = Similarity.nearest(to: name, among: names)
    throw LibraryError.unknown(
      .column, name, suggestions: nearest,
      advice: (nearest.isEmpty ? "" : "did you mean: \(nearest.joined(separator: "; ")); ")
        + "the columns are: \(names.joined(separator: ", "))")
  }

  func keeping(columns names: [String], areAskedFor: Bool = false) throws -> ResultTable {
    let positions = try names.map(position)
    var table = self
    table.rows = rows.map { row in positions.map { row[$0] } }
    table.columns = positions.map { columns[$0] }
    if areAskedFor {
      for position in table.columns.indices { table.columns[position].isAskedFor = true }
    }
    return table
  }

  /// The table sorted by a column: numbers before texts, equal ones as they were, missing ones
  /// last.
  func sorted(by name: String, isDescending: Bool) throws -> ResultTable {
    let position = try position(ofColumn: name)
    let present = rows.enumerated().filter { $0.element[position] != .missing }
    let order = present.sorted { one, other in
      let first = one.element[position]
      let second = other.element[position]
      if first.precedes(second) { return !isDescending }
      if second.precedes(first) { return isDescending }
      return one.offset < other.offset
    }
    var table = self
    table.rows = order.map(\.element) + rows.filter { $0[position] == .missing }
    return table
  }
}

extension ResultValue {
  private var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .flag(let flag): flag ? 1 : 0
    case .text, .missing: nil
    }
  }

  fileprivate func precedes(_ other: ResultValue) -> Bool {
    switch (number, other.number) {
    case (let first?, let second?): first < second
    case (nil, nil): plainText < other.plainText
    case (let first, _): first != nil
    }
  }
}

extension ResultTable {
  /// One table of the rows of several with the same columns, one an indicator.
  init(joining tables: [ResultTable], of indicators: [Indicator]) throws {
    guard let first = tables.first else {
      self.init(title: "", columns: [])
      return
    }
    let names = first.columns.map(\.name)
    for (table, indicator) in zip(tables, indicators) {
      let others = table.columns.map(\.name)
      guard let (name, other) = zip(names, others).first(where: { $0 != $1 }) else { continue }
      throw UsageError(
        "the column \"\(name)\" of \(indicators[0].id) is \"\(other)\" of \(indicator.id)",
        hint: "use the indicators one by one, such as --indicator \(indicator.id)",
        status: .usage)
    }
    self.init(
      title: Self.title(of: tables.map(\.title)), columns: first.columns,
      rows: tables.flatMap(\.rows), notes: tables.flatMap(\.notes).uniqued(),
      citation: indicators.citation)
    for table in tables { used.formUnion(table.used) }
  }

  /// The table with a last column that names its indicator, where it has none.
  func naming(_ indicator: Indicator) -> ResultTable {
    guard !columns.contains(where: { $0.name == "indicator" }) else { return self }
    var table = self
    table.columns.append(.indicatorID)
    table.rows = rows.map { $0 + [.text(indicator.id)] }
    return table
  }

  /// `Trend of total score, press freedom total` for two trends.
  private static func title(of titles: [String]) -> String {
    let beginnings = titles.map { title in
      title.firstRange(of: " of ").map { title[..<$0.upperBound] } ?? ""
    }
    guard let beginning = beginnings.first, !beginning.isEmpty,
      beginnings.allSatisfy({ $0 == beginning })
    else {
      return titles.joined(separator: "; ")
    }
    return beginning
      + titles.map { $0.dropFirst(beginning.count) }.joined(separator: ", ")
  }
}

extension ResultTable {
  /// The table with a first note on the one source whose values answer, where there is one.
  func naming(sourceOf library: RatingsLibrary) -> ResultTable {
    var table = self
    table.notes.insert(contentsOf: [library.sourceNote].compactMap(\.self), at: 0)
    return table
  }
}
