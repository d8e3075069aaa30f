internal import FreedomModel

extension VerifiedFigures {
  private var search: DiscrepancySearch {
    DiscrepancySearch(panels, options: TableOptions(kind: nil))
  }

  /// Statuses of countries to 2003 that today's rule does not give: known, and counted.
  func statuses() -> Check {
    let record = PublishedRecord.statusesAgainstToday
    func text(_ all: Int, _ againstTheTime: Int) -> String { "\(all)/\(againstTheTime)" }
    let options = TableOptions(to: StatusRule.strictSince - 1)
    let found = DiscrepancySearch(panels, options: options).statusesFromRatings()
    let isThere = has("fiw.status", "fiw.pr", "fiw.cl") { $0.year == 1973 }
    return Check(
      name: "statuses to 2003 against today's rule",
      expected: text(record.all, record.againstTheTime),
      found: isThere
        ? text(found.count, found.count { $0.contradicts == .ruleOfTheTime }) : nil,
      note: isThere
        ? "countries whose status today's rule / nor that of the time gives; the published one stands"
        : Self.absent)
  }

  /// Statuses from 2004, all of which the rule gives.
  func strictStatuses() -> Check {
    let found = search.statusesFromRatings().filter {
      $0.edition.year >= StatusRule.strictSince
    }
    return exceptions(
      "statuses from 2004 against the rule", found, known: PublishedRecord.oddScores,
      isThere: has("fiw.status", "fiw.pr", "fiw.cl") { $0.year >= StatusRule.strictSince })
  }

  /// Ratings that the scores do not give.
  func ratings() -> Check {
    exceptions(
      "ratings against scores", search.ratingsFromScores(), known: PublishedRecord.oddRatings,
      isThere: has("fiw.pr", "fiw.pr_score") || has("fiw.cl", "fiw.cl_score"))
  }

  /// Scores of *Freedom in the World* that are not the sum of their parts.
  func scoreSums() -> Check {
    let sums = ScoreSum.freedomHouse.filter { $0.total.hasPrefix("fiw.") }
    return exceptions(
      "score sums", sums.flatMap(search.sums), known: PublishedRecord.oddScores,
      isThere: has("fiw.total", "fiw.pr_score"))
  }

  /// Statuses and sums of *Freedom of the Press*.
  func pressRules() -> Check {
    let sums = ScoreSum.freedomHouse.filter { $0.total.hasPrefix("fotp.") }
    let found =
      search.statusesFromTotals().filter { $0.indicator.publication == "fotp" }
      + sums.flatMap(search.sums)
    return exceptions(
      "press statuses and sums", found, known: PublishedRecord.oddPress,
      isThere: has("fotp.status", "fotp.total"))
  }

  /// Statuses and sums of *Freedom on the Net*.
  func netRules() -> Check {
    let sums = ScoreSum.freedomHouse.filter { $0.total.hasPrefix("fotn.") }
    let found =
      search.statusesFromTotals().filter { $0.indicator.publication == "fotn" }
      + sums.flatMap(search.sums)
    return exceptions(
      "net statuses and sums", found, known: [], isThere: has("fotn.status", "fotn.total"))
  }

  /// A check that nothing breaks a rule but what is known to.
  private func exceptions(
    _ name: String, _ found: [Discrepancy], known: Set<PublishedRecord.Oddity>, isThere: Bool
  ) -> Check {
    guard isThere else { return Check(name: name, expected: "0", found: nil, note: Self.absent) }
    func isKnown(_ discrepancy: Discrepancy) -> Bool {
      known.contains(
        PublishedRecord.Oddity(
          entity: discrepancy.entity.id, edition: discrepancy.edition.year))
    }
    func places(_ discrepancies: [Discrepancy]) -> String {
      NameList.text(
        discrepancies.map { "\($0.entity.name) \($0.edition.label) \($0.indicator.id)" }.uniqued())
    }
    let unknown = found.filter { !isKnown($0) }
    let notes = [
      unknown.isEmpty ? nil : "unexpected: \(places(unknown))",
      found.count == unknown.count
        ? nil : "known and not counted: \(places(found.filter(isKnown)))",
    ]
    return Check(
      name: name, expected: "0", found: String(unknown.count),
      note: notes.compactMap { $0 }.joined(separator: "; "))
  }

  /// Whether all of some indicators have an edition.
  private func has(
    _ indicators: String..., where isWanted: (Edition) -> Bool = { _ in true }
  ) -> Bool {
    indicators.allSatisfy { panels[$0]?.editions.contains(where: isWanted) ?? false }
  }
}
