package import FreedomModel

/// The values of this database against what Freedom House published about them.
public struct Verification: Sendable {
  /// One thing looked at.
  public struct Check: Sendable, Hashable {
    /// What is looked at.
    public let name: String
    /// What Freedom House published, or its rule says.
    public let expected: String
    /// The result of these values; `nil` when they do not cover it.
    public let found: String?
    /// Where the expectation comes from, what differs, or why it does where that is known.
    public let note: String
    /// What is known to be found instead, for a reason that ``note`` names.
    let known: String?

    package init(
      name: String, expected: String, found: String?, note: String = "", known: String? = nil
    ) {
      self.name = name
      self.expected = expected
      self.found = found
      self.note = note
      self.known = known
    }

    /// Whether the two agree. A check without its values fails: nothing was verified.
    public var holds: Bool { found == expected }

    /// Whether the two differ for a reason that is known.
    public var isExplained: Bool { !holds && known != nil && found == known }
  }

  /// The checks, in the order made.
  public let checks: [Check]

  /// The indicators whose panels the checks need, besides those of the record.
  package static let indicators =
    Discrepancies.indicators + [
      "fiw.rating", "fotp.print_status", "fotp.broadcast_status",
    ]

  /// Makes all checks; those made elsewhere come last.
  package init(
    of panels: PanelSet, record: PublishedRecord, register: EntityRegister,
    population: Population = Population(), others: [Check] = []
  ) {
    let figures = VerifiedFigures(
      panels: panels, record: record, register: register, population: population)
    checks =
      figures.distributions() + figures.statements() + figures.transitions()
      + [figures.statuses()] + figures.territories() + figures.coverage() + figures.references()
      + figures.sums() + others
  }

  /// Makes the checks of Freedom House's own counts whose values are there, and no others.
  package init(
    ofOneSource panels: PanelSet, record: PublishedRecord, register: EntityRegister,
    population: Population
  ) {
    let known = Publication.freedomHouse.map { Set(panels.editions(of: $0.id).keys) }
    let covered = PublishedRecord(
      distributions: record.distributions,
      // A statement about several editions has the year of the last.
      statements: record.statements.filter { statement in
        known.contains { $0.contains(statement.edition) }
      }, references: [], sums: [])
    let figures = VerifiedFigures(
      panels: panels, record: covered, register: register, population: population)
    checks = (figures.distributions() + figures.statements() + figures.transitions())
      .filter { $0.found != nil && !VerifiedFigures.ofEveryValue.contains($0.name) }
  }

  /// Whether nothing contradicts the record for a reason that is not known.
  public var holds: Bool { checks.allSatisfy { $0.holds || $0.isExplained } }
}

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
