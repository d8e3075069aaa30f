internal import FreedomModel

/// The search for published figures that the rules do not give.
struct DiscrepancySearch {
  private let panels: PanelSet
  private let options: TableOptions

  init(_ panels: PanelSet, options: TableOptions) {
    self.panels = panels
    self.options = options
  }

  /// What was found, among how many places where a rule could be looked at.
  struct Result {
    var compared = 0
    var found: [Discrepancy] = []

    static func += (result: inout Result, other: Result) {
      result.compared += other.compared
      result.found += other.found
    }
  }

  /// What a rule says of one place.
  private enum Verdict {
    case notComparable
    case agrees
    case differs(Discrepancy)
  }

  /// Every indicator that a rule speaks of.
  static let indicators: [String] = {
    var ids = [
      "fiw.status", "fiw.pr", "fiw.cl", "fiw.pr_score", "fiw.cl_score", "fotp.status",
      "fotp.total", "fotn.status", "fotn.total",
    ]
    for sum in ScoreSum.freedomHouse {
      for id in [sum.total] + sum.parts + sum.raising + sum.lowering where !ids.contains(id) {
        ids.append(id)
      }
    }
    return ids
  }()

  /// All of them, rule by rule.
  func all() -> [Discrepancy] {
    [statusesFromRatings(), ratingsFromScores()].flatMap(\.found)
      + ["fotp", "fotn"].flatMap { statusesFromTotals(of: $0).found }
      + ScoreSum.freedomHouse.flatMap { sums($0).found }
  }

  /// The figures of one indicator wanted, and those of others at the same places.
  private func cells(
    of id: String, beside others: [String],
    body: (Panel, Int, Int, [Double?]) -> Verdict
  ) -> Result {
    var result = Result()
    guard let panel = panels[id] else { return result }
    let beside = others.map { panels[$0]?.aligned(to: panel) }
    for column in options.columns(of: panel) {
      for row in panel.entities.indices
      where panel.value(row, column) != nil && options.counts(row, column, in: panel) {
        switch body(panel, row, column, beside.map { $0?.value(row, column) }) {
        case .notComparable: continue
        case .agrees: break
        case .differs(let discrepancy): result.found.append(discrepancy)
        }
        result.compared += 1
      }
    }
    return result
  }

  /// Statuses that the two ratings do not give.
  func statusesFromRatings() -> Result {
    cells(of: "fiw.status", beside: ["fiw.pr", "fiw.cl"]) { panel, row, column, ratings in
      guard let status = panel.indicator.status(panel.value(row, column)), let pr = ratings[0],
        let cl = ratings[1], let today = StatusRule.status(politicalRights: pr, civilLiberties: cl)
      else { return .notComparable }
      guard today != status else { return .agrees }
      let edition = panel.editions[column]
      let wasAllowed = StatusRule.allows(
        status, politicalRights: pr, civilLiberties: cl, edition: edition.year)
      let isOpen = (pr + cl) / 2 == 5.5 && edition.year < StatusRule.strictSince
      return .differs(
        Discrepancy(
          entity: panel.entities[row], edition: edition, indicator: panel.indicator,
          published: status.code, recomputed: today.code,
          contradicts: wasAllowed ? .rulesOfToday : .ruleOfTheTime,
          rule: "mean of ratings \(((pr + cl) / 2).shortestExact) is \(today.label)"
            + (isOpen ? "; to the edition 2003 Partly Free or Not Free" : "")))
    }
  }

  /// Ratings that the scores do not give.
  func ratingsFromScores() -> Result {
    let conversions: [(rating: String, score: String, convert: (Double) -> Int)] = [
      ("fiw.pr", "fiw.pr_score", RatingConversion.politicalRights),
      ("fiw.cl", "fiw.cl_score", RatingConversion.civilLiberties),
    ]
    var result = Result()
    for (rating, score, convert) in conversions {
      result += cells(of: rating, beside: [score]) { panel, row, column, scores in
        guard let score = scores[0], let published = panel.value(row, column) else {
          return .notComparable
        }
        let recomputed = convert(score)
        guard Double(recomputed) != published else { return .agrees }
        return .differs(
          Discrepancy(
            entity: panel.entities[row], edition: panel.editions[column],
            indicator: panel.indicator, published: published.shortestExact,
            recomputed: String(recomputed), contradicts: .ruleOfTheTime,
            rule: "a score of \(score.shortestExact) gives the rating \(recomputed)"))
      }
    }
    return result
  }

  /// Statuses of the press (`fotp`) or the net (`fotn`) that the totals do not give.
  func statusesFromTotals(of publication: String) -> Result {
    cells(of: publication + ".status", beside: [publication + ".total"]) {
      panel, row, column, totals in
      let edition = panel.editions[column]
      guard let status = panel.indicator.status(panel.value(row, column)), let total = totals[0],
        let recomputed = publication == "fotp"
          ? StatusRule.pressStatus(total: total)
          : StatusRule.netStatus(total: total, edition: edition.year)
      else { return .notComparable }
      guard recomputed != status else { return .agrees }
      return .differs(
        Discrepancy(
          entity: panel.entities[row], edition: edition, indicator: panel.indicator,
          published: status.code, recomputed: recomputed.code, contradicts: .ruleOfTheTime,
          rule: "a total of \(total.shortestExact) is \(recomputed.label)"))
    }
  }

  /// Totals that are not the sum of their parts.
  func sums(_ sum: ScoreSum) -> Result {
    let parts = sum.parts + sum.raising + sum.lowering
    return cells(of: sum.total, beside: parts) { panel, row, column, figures in
      let recomputed = sum.value { part in
        parts.firstIndex(of: part).flatMap { figures[$0] }
      }
      guard let published = panel.value(row, column), let recomputed else { return .notComparable }
      guard !ScoreSum.agree(recomputed, published) else { return .agrees }
      return .differs(
        Discrepancy(
          entity: panel.entities[row], edition: panel.editions[column],
          indicator: panel.indicator, published: published.shortestExact,
          recomputed: recomputed.shortestExact, contradicts: .ruleOfTheTime,
          rule: "\(sum.total) = \(sum.formula)"))
    }
  }
}
