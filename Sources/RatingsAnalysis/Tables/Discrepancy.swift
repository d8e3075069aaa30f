internal import FreedomModel

/// A published figure that the rule of its publication does not give.
struct Discrepancy {
  /// Which rule is contradicted.
  enum Contradiction: String {
    /// The rule that held in that edition.
    case ruleOfTheTime = "rule of the time"
    /// Today's rule only: at the time the figure was within the rule.
    case rulesOfToday = "rule of today only"
  }

  let entity: Entity
  let edition: Edition
  let indicator: Indicator
  let published: String
  let recomputed: String
  let contradicts: Contradiction
  let rule: String
}
