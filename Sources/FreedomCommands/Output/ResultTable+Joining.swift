import FreedomModel
import FreedomRatings
import RatingsTables

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
