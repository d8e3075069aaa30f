public import FreedomModel

/// Published values that differ from what the rules of their publication give. The published value
/// is the fact.
public struct Discrepancies: Sendable {
  /// Which rule is contradicted.
  public enum Contradiction: String, Sendable, Hashable {
    /// The rule that held in that edition.
    case ruleOfTheTime = "rule of the time"
    /// Today's rule only: at the time the value was within the rule.
    case rulesOfToday = "rule of today only"
  }

  /// One value.
  public struct Row: Sendable {
    /// The country or territory, the edition, and what is measured.
    public let entity: Entity, edition: Edition, indicator: Indicator
    /// The value as published, and the result of the rule.
    public let published: String, recomputed: String
    /// Which rule is contradicted, and its words, with the values that it was applied to.
    public let contradicts: Contradiction, rule: String
  }

  /// Every indicator that a rule mentions.
  package static let indicators: [String] =
    RuleBook.rules.flatMap { [$0.indicator] + $0.inputs }.uniqued()

  /// Which entities and editions were requested.
  public let scope: Scope
  /// Rule by rule, edition by edition.
  public let rows: [Row]
  /// How many values a rule could be applied to.
  public let compared: Int

  /// Applies all rules for which there are values, or those that make one indicator.
  public init(in panels: PanelSet, indicator: String? = nil, scope: Scope = Scope(kind: nil)) {
    self.init(in: panels, scope: scope) { indicator == nil || $0.indicator == indicator }
  }

  init(in panels: PanelSet, scope: Scope, rules isWanted: (DerivationRule) -> Bool) {
    self.scope = scope
    var rows: [Row] = []
    var compared = 0
    for rule in RuleBook.rules where isWanted(rule) {
      guard let panel = panels[rule.indicator] else { continue }
      let inputs = rule.inputs.map { panels[$0]?.aligned(to: panel) }
      for column in scope.columns(of: panel) {
        for row in panel.entities.indices where scope.contains(row, column, in: panel) {
          switch Self.verdict(panel, inputs.map { $0?.number(row, column) }, row, column, rule) {
          case .notComparable: continue
          case .agrees: break
          case .differs(let found): rows.append(found)
          }
          compared += 1
        }
      }
    }
    self.rows = rows
    self.compared = compared
  }

  private enum Verdict {
    case notComparable
    case agrees
    case differs(Row)
  }

  private static func verdict(
    _ panel: Panel, _ values: [Double?], _ row: Int, _ column: Int, _ rule: DerivationRule
  ) -> Verdict {
    let edition = panel.editions[column]
    // A status is judged by today's rule and by that of its time; other rules changed with their
    // scales.
    let ruleEdition = rule.kind == .statusOfRatings ? nil : edition.year
    guard let published = panel.value(row, column),
      let recomputed = rule.value(of: values, edition: ruleEdition)
    else { return .notComparable }
    guard !recomputed.agrees(with: published) else { return .agrees }
    let ofTheTime = rule.value(of: values, edition: edition.year)
    return .differs(
      Row(
        entity: panel.entities[row], edition: edition, indicator: panel.indicator,
        published: published.description, recomputed: recomputed.text,
        contradicts: ofTheTime?.agrees(with: published) ?? false ? .rulesOfToday : .ruleOfTheTime,
        rule: words(rule, values.compactMap { $0 }, recomputed, ofTheTime)))
  }

  private static func words(
    _ rule: DerivationRule, _ values: [Double], _ recomputed: DerivedValue,
    _ ofTheTime: DerivedValue?
  ) -> String {
    switch (rule.kind, recomputed) {
    case (.statusOfRatings, .status(let status)):
      return "mean of ratings \((values.reduce(0, +) / 2).shortestExact) is \(status.label)"
        + (ofTheTime == .partlyFreeOrNotFree
          ? "; until the edition 2003 Partly Free or Not Free" : "")
    case (.statusOfTotal, .status(let status)):
      return "a total of \(values[0].shortestExact) is \(status.label)"
    case (.ratingOfScore, _):
      return "a score of \(values[0].shortestExact) means the rating \(recomputed.text)"
    default: return "\(rule.indicator) = \(rule.formula)"
    }
  }
}
