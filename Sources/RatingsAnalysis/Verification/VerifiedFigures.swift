internal import FreedomModel

/// The figures that ``Verification`` looks at: counts and series.
struct VerifiedFigures {
  let panels: PanelSet
  let links: [EntityLink]

  typealias Check = Verification.Check

  static let absent = "not in the database"

  /// The published counts of statuses, edition by edition.
  func distributions(_ published: [StatusDistribution]) -> [Check] {
    let panel = panels["fiw.status"]
    return published.sorted { $0.edition < $1.edition }.map { row in
      let note =
        panel?.splits.contains { $0.edition.year == row.edition } == true
        ? "Historical distribution; South Africa, rated twice, is in no count"
        : "Historical distribution"
      return check("distribution \(row.edition)", row, in: panel, kind: .country, note: note)
    }
  }

  /// The published counts of *Freedom of the Press*.
  func press() -> [Check] {
    PublishedRecord.press.map {
      check(
        "press distribution \($0.edition)", $0, in: panels["fotp.status"], kind: nil,
        note: "countries and territories")
    }
  }

  private func check(
    _ name: String, _ published: StatusDistribution, in panel: Panel?, kind: EntityKind?,
    note: String
  ) -> Check {
    let expected = "\(published.free)/\(published.partlyFree)/\(published.notFree)"
    guard let panel,
      let column = panel.editions.firstIndex(where: { $0.year == published.edition })
    else { return Check(name: name, expected: expected, found: nil, note: Self.absent) }
    let figures = TableOptions(kind: kind).figures(
      of: panel, column: column, rows: Array(panel.entities.indices))
    let counts = FreedomStatus.freestFirst.map { status in
      String(figures.count { panel.indicator.status($0) == status })
    }
    return Check(
      name: name, expected: expected, found: counts.joined(separator: "/"), note: note)
  }

  /// The published gains and declines.
  func gainsAndDeclines() -> [Check] {
    let balance = panels["fiw.total"].map { Balance($0, options: TableOptions(links: links)) }
    return PublishedRecord.gainsAndDeclines.map { row in
      let count = balance?.count(inEdition: row.edition)
      return Check(
        name: "gains and declines \(row.edition)", expected: "\(row.improved)/\(row.declined)",
        found: count.map { "\($0.improved)/\($0.declined)" },
        note: count == nil ? Self.absent : row.revised?.why ?? "", known: row.revised?.counts)
    }
  }

  /// The published number of electoral democracies.
  func electoralDemocracies() -> Check {
    let published = PublishedRecord.electoralDemocracies
    // Without scores there is no table, and nothing to compare with the list.
    let table = try? ElectoralDemocraciesTable.make(
      from: panels, options: TableOptions(to: published.edition))
    let answers = table?.rows.compactMap(\.last) ?? []
    let isThere = !answers.isEmpty
    return Check(
      name: "electoral democracies \(published.edition)",
      expected: "\(published.yes) yes, \(published.no) no",
      found: isThere
        ? "\(answers.count { $0 == .flag(true) }) yes, \(answers.count { $0 == .flag(false) }) no"
        : nil,
      note: isThere ? "the list published with the edition" : Self.absent)
  }

  /// Transitions between statuses, row by row.
  func transitions() -> [Check] {
    let published = PublishedRecord.transitions
    let name = "transitions \(published.from)-\(published.to)"
    let panel = panels["fiw.status"]
    let years = Set(panel?.editions.map(\.year) ?? [])
    let isThere = (published.from...published.to).allSatisfy(years.contains)
    let counts = panel.map {
      TransitionsTable.counts(in: $0, TableOptions(from: published.from, to: published.to))
    }
    return published.counts.enumerated().map { position, row in
      Check(
        name: "\(name) from \(row.from.code)", expected: row.to,
        found: isThere
          ? counts?[position].map(String.init).joined(separator: "/") : nil,
        note: isThere ? "to Free, Partly Free, Not Free" : Self.absent)
    }
  }

  /// The world's mean total, which falls in every edition after 2006.
  func worldMean() -> Check {
    let start = PublishedRecord.lastRiseOfTheWorld
    let name = "world mean falls after \(start)"
    guard let panel = panels["fiw.total"] else {
      return Check(name: name, expected: "every edition", found: nil, note: Self.absent)
    }
    let columns = panel.editions.indices.filter { panel.editions[$0].year >= start }
    let rows = Array(panel.entities.indices)
    let means = columns.map {
      TableOptions().figures(of: panel, column: $0, rows: rows).mean ?? .nan
    }
    guard means.count > 1, let first = columns.first, panel.editions[first].year == start else {
      return Check(name: name, expected: "every edition", found: nil, note: Self.absent)
    }
    let falls = zip(means, means.dropFirst()).count { $1 < $0 }
    return Check(
      name: name, expected: "\(means.count - 1) of \(means.count - 1)",
      found: "\(falls) of \(means.count - 1)", note: "countries, unweighted")
  }

  /// One country, figure by figure.
  func kazakhstan() -> [Check] {
    PublishedRecord.kazakhstan.map { row in
      let panel = panels[row.indicator]
      let column = panel?.editions.firstIndex { $0.year == row.edition }
      let figure = panel.flatMap { panel in
        column.flatMap { column in panel.row(of: "KAZ").flatMap { panel.value($0, column) } }
      }
      let isStatus = row.indicator.hasSuffix("status")
      func text(_ figure: Double) -> String {
        isStatus
          ? FreedomStatus(figure: figure)?.code ?? figure.shortestExact
          : figure.shortestExact
      }
      return Check(
        name: "Kazakhstan \(row.indicator) \(row.edition)", expected: text(row.figure),
        found: figure.map(text), note: figure == nil ? Self.absent : "")
    }
  }
}
