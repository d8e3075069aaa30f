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
  static let indicators: [String] =
    RuleBook.rules.flatMap { [$0.indicator] + $0.inputs }.uniqued()

  /// All of them, rule by rule.
  func all() -> [Discrepancy] { RuleBook.rules.flatMap { against($0).found } }

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

  /// Published values that a rule of today does not make.
  func against(_ rule: DerivationRule) -> Result {
    cells(of: rule.indicator, beside: rule.inputs) { panel, row, column, values in
      let edition = panel.editions[column]
      // A status is judged by today's rule and by that of its time; other rules changed with their scales.
      let ruleEdition = rule.kind == .statusOfRatings ? nil : edition.year
      guard let published = panel.value(row, column),
        let recomputed = rule.value(of: values, edition: ruleEdition),
        let text = Self.text(published, of: panel.indicator)
      else { return .notComparable }
      func agrees(_ derived: DerivedValue) -> Bool {
        panel.indicator.measure == .status
          ? panel.indicator.status(published).map(derived.agrees) ?? false
          : derived.agrees(with: published)
      }
      guard !agrees(recomputed) else { return .agrees }
      let ofTheTime = rule.value(of: values, edition: edition.year)
      return .differs(
        Discrepancy(
          entity: panel.entities[row], edition: edition, indicator: panel.indicator,
          published: text, recomputed: recomputed.text,
          contradicts: ofTheTime.map(agrees) ?? false ? .rulesOfToday : .ruleOfTheTime,
          rule: Self.words(rule, values, recomputed, ofTheTime)))
    }
  }

  private static func text(_ value: Double, of indicator: Indicator) -> String? {
    indicator.measure == .status ? indicator.status(value)?.code : value.shortestExact
  }

  /// The rule in words, with the values that it was applied to.
  private static func words(
    _ rule: DerivationRule, _ values: [Double?], _ recomputed: DerivedValue,
    _ ofTheTime: DerivedValue?
  ) -> String {
    let known = values.compactMap { $0 }
    switch (rule.kind, recomputed) {
    case (.statusOfRatings, .status(let status)):
      return "mean of ratings \((known.reduce(0, +) / 2).shortestExact) is \(status.label)"
        + (ofTheTime == .partlyFreeOrNotFree
          ? "; to the edition 2003 Partly Free or Not Free" : "")
    case (.statusOfTotal, .status(let status)):
      return "a total of \(known[0].shortestExact) is \(status.label)"
    case (.ratingOfScore, _):
      return "a score of \(known[0].shortestExact) gives the rating \(recomputed.text)"
    default: return "\(rule.indicator) = \(rule.formula)"
    }
  }
}
