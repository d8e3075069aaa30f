internal import FreedomModel

/// The values that ``Verification`` looks at.
struct VerifiedFigures {
  let panels: PanelSet
  let record: PublishedRecord
  let register: EntityRegister
  var population = Population()

  typealias Check = Verification.Check

  static let absent = "not in the database"

  /// The values of an indicator in an edition of those that count, as numbers.
  func values(
    _ indicator: String, _ edition: Int, kind: EntityKind? = .country
  ) -> [(entity: Entity, value: Double)]? {
    guard let panel = panels[indicator], let column = panel.column(ofYear: edition, by: .edition)
    else { return nil }
    let values = panel.entities.indices.compactMap { row -> (entity: Entity, value: Double)? in
      guard panel.isOf(kind, row, column) else { return nil }
      return panel.number(row, column).map { (panel.entities[row], $0) }
    }
    return values.isEmpty ? nil : values
  }

  /// A check of a list: how many of a number of values differ, and which.
  func comparison(
    _ name: String, of count: Int, differing: [String], note: String, known: String? = nil
  ) -> Check {
    let found = "\(differing.count) of \(count) differ"
    return Check(
      name: name, expected: "0 of \(count) differ", found: found,
      note: (found == known ? "known: " : "")
        + (differing.isEmpty ? note : NameList.text(differing)),
      known: known)
  }

  /// The published counts of statuses, edition by edition.
  func distributions() -> [Check] {
    record.distributions.sorted { $0.edition < $1.edition }.map { row in
      let splits = panels["fiw.status"]?.splits.filter { $0.edition.year == row.edition } ?? []
      let found = distribution("fiw.status", row.edition)
      return Check(
        name: "distribution \(row.edition)",
        expected: "\(row.free)/\(row.partlyFree)/\(row.notFree)", found: found,
        note: found == nil
          ? Self.absent
          : "Historical distribution"
            + splits.map { "; \($0.entity.name), rated twice, is not counted" }.joined())
    }
  }

  /// Transitions between statuses, countries, editions 2004 to 2025, row by row from Free to Not
  /// Free: counted from the ratings workbook.
  func transitions() -> [Check] {
    let (from, to) = (2004, 2025)
    let published: [(from: FreedomStatus, to: String)] = [
      (.free, "1803/22/1"), (.partlyFree, "20/1161/39"), (.notFree, "0/31/1000"),
    ]
    let years = Set(panels["fiw.status"]?.editions.map(\.year) ?? [])
    let transitions =
      (from...to).allSatisfy(years.contains)
      ? try? Transitions(in: panels, scope: Scope(from: from, to: to)) : nil
    return published.map { row in
      Check(
        name: "transitions \(from)-\(to) from \(row.from.code)", expected: row.to,
        found: transitions.map { transitions in
          FreedomStatus.freestFirst.map { String(transitions.count(from: row.from, to: $0)) }
            .joined(separator: "/")
        }, note: transitions == nil ? Self.absent : "to Free, Partly Free, Not Free")
    }
  }

  /// Statuses of countries until 2003 that differ from today's rule: known, and counted.
  func statuses() -> Check {
    let result = Discrepancies(in: panels, scope: Scope(to: RuleBook.strictStatusSince - 1)) {
      $0.publication == "fiw" && $0.kind == .statusOfRatings
    }
    let againstTheTime = result.rows.count { $0.contradicts == .ruleOfTheTime }
    return Check(
      name: "statuses until 2003 against today's rule", expected: "192/12",
      found: result.compared == 0 ? nil : "\(result.rows.count)/\(againstTheTime)",
      note: result.compared == 0
        ? Self.absent
        : "countries whose status differs from today's rule / from the rule of its time too"
    )
  }

  /// A check that no value that some rules of a publication speak of breaks them, but those known
  /// to; of all entities until the edition of a statement.
  func rules(
    _ statement: Statement, of publication: String, _ kinds: Set<DerivationRule.Kind>,
    from first: Int? = nil
  ) -> Check {
    let scope = Scope(kind: nil, from: first, to: statement.edition)
    let result = Discrepancies(in: panels, scope: scope) {
      $0.publication == publication && kinds.contains($0.kind)
    }
    func isKnown(_ row: Discrepancies.Row) -> Bool {
      RuleBook.isKnownToBreakRule(
        entity: row.entity.id, indicator: row.indicator.id, edition: row.edition.year)
    }
    func places(_ rows: [Discrepancies.Row]) -> String {
      NameList.text(
        rows.map { "\($0.entity.name) \($0.edition.label) \($0.indicator.id)" }.uniqued())
    }
    let unknown = result.rows.filter { !isKnown($0) }
    let known = result.rows.filter(isKnown)
    let notes = [
      unknown.isEmpty ? nil : "unexpected: \(places(unknown))",
      known.isEmpty ? nil : "known and not counted: \(places(known))",
    ]
    return Check(
      name: statement.kind, expected: statement.expected,
      found: result.compared == 0
        ? nil : "\(unknown.count) of \(result.compared) break it, \(known.count) known to",
      note: result.compared == 0
        ? Self.absent : notes.compactMap { $0 }.joined(separator: "; "))
  }
}
