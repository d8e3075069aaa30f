internal import FreedomModel

/// What Freedom House's rules say of its own figures.
extension VerifiedFigures {
  /// The search over all entities and the editions that a statement speaks of.
  func search(_ statement: Statement, from first: Int? = nil) -> DiscrepancySearch {
    DiscrepancySearch(
      panels, options: TableOptions(kind: nil, from: first, to: statement.edition))
  }

  /// Statuses of countries to 2003 that today's rule does not give: known, and counted.
  func statuses() -> Check {
    let options = TableOptions(to: StatusRule.strictSince - 1)
    let result = DiscrepancySearch(panels, options: options).statusesFromRatings()
    let againstTheTime = result.found.count { $0.contradicts == .ruleOfTheTime }
    return Check(
      name: "statuses to 2003 against today's rule", expected: "192/12",
      found: result.compared == 0 ? nil : "\(result.found.count)/\(againstTheTime)",
      note: result.compared == 0
        ? Self.absent
        : "countries whose status today's rule / nor that of the time gives; the published one stands"
    )
  }

  /// Statuses of a publication that its totals do not give, and totals that are not their sums.
  func sums(
    of publication: String, _ statement: Statement, known: Set<KnownOddities.Oddity>
  ) -> Check {
    let search = search(statement)
    var result = DiscrepancySearch.Result()
    if publication != "fiw" { result += search.statusesFromTotals(of: publication) }
    for sum in ScoreSum.freedomHouse where sum.total.hasPrefix(publication + ".") {
      result += search.sums(sum)
    }
    return rule(statement, result, known: known)
  }

  /// A check that of so many figures that a rule speaks of none breaks it but those known to.
  func rule(
    _ statement: Statement, _ result: DiscrepancySearch.Result, known: Set<KnownOddities.Oddity>
  ) -> Check {
    func isKnown(_ discrepancy: Discrepancy) -> Bool {
      known.contains(
        KnownOddities.Oddity(entity: discrepancy.entity.id, edition: discrepancy.edition.year))
    }
    func places(_ discrepancies: [Discrepancy]) -> String {
      NameList.text(
        discrepancies.map { "\($0.entity.name) \($0.edition.label) \($0.indicator.id)" }.uniqued())
    }
    let unknown = result.found.filter { !isKnown($0) }
    let knownOnes = result.found.filter(isKnown)
    let notes = [
      unknown.isEmpty ? nil : "unexpected: \(places(unknown))",
      knownOnes.isEmpty ? nil : "known and not counted: \(places(knownOnes))",
    ]
    return Check(
      name: statement.kind, expected: statement.expected,
      found: result.compared == 0
        ? nil : "\(unknown.count) of \(result.compared) break it, \(knownOnes.count) known to",
      note: result.compared == 0
        ? Self.absent : notes.compactMap { $0 }.joined(separator: "; "))
  }
}
