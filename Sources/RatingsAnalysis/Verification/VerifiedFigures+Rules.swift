internal import FreedomModel

/// What Freedom House's rules say of its own figures.
extension VerifiedFigures {
  /// Statuses of countries to 2003 that today's rule does not give: known, and counted.
  func statuses() -> Check {
    let result = discrepancies(
      from: "fiw", [.statusOfRatings], TableOptions(to: RuleBook.strictStatusSince - 1))
    let againstTheTime = result.found.count { $0.contradicts == .ruleOfTheTime }
    return Check(
      name: "statuses to 2003 against today's rule", expected: "192/12",
      found: result.compared == 0 ? nil : "\(result.found.count)/\(againstTheTime)",
      note: result.compared == 0
        ? Self.absent
        : "countries whose status today's rule / nor that of the time gives; the published one stands"
    )
  }

  /// What breaks the rules of some kinds of a publication.
  private func discrepancies(
    from publication: String, _ kinds: Set<DerivationRule.Kind>, _ options: TableOptions
  ) -> DiscrepancySearch.Result {
    let search = DiscrepancySearch(panels, options: options)
    var result = DiscrepancySearch.Result()
    for rule in RuleBook.rules where rule.publication == publication && kinds.contains(rule.kind) {
      result += search.against(rule)
    }
    return result
  }

  /// A check that of the values that some rules of a publication speak of none breaks them but those known
  /// to, of all entities in the editions that a statement speaks of.
  func rules(
    _ statement: Statement, of publication: String, _ kinds: Set<DerivationRule.Kind>,
    from first: Int? = nil
  ) -> Check {
    let result = discrepancies(
      from: publication, kinds, TableOptions(kind: nil, from: first, to: statement.edition))
    func isKnown(_ discrepancy: Discrepancy) -> Bool {
      RuleBook.isKnownToBreakRule(
        entity: discrepancy.entity.id, indicator: discrepancy.indicator.id,
        edition: discrepancy.edition.year)
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
