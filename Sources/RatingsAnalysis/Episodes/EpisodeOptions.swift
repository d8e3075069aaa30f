public import FreedomModel

/// The thresholds of episodes, in points of the scale.
///
/// The defaults are those of the Episodes of Regime Transformation project (Edgell et al. 2020) as
/// shares of the scale's span: on a total from 0 to 100 they are 1, 10, 3 and 10 points, on ratings
/// from 1 to 7 they are 0.06, 0.6, 0.18 and 0.6.
public struct EpisodeOptions: Sendable, Hashable {
  /// The least change between two editions that opens an episode or carries it on.
  public var start: Double
  /// The least change of the whole episode.
  public var cumulative: Double
  /// A change the other way by more than this, between two editions, ends the episode.
  public var yearTurn: Double
  /// Changes the other way by more than this in all, during stasis, end the episode.
  public var cumulativeTurn: Double
  /// This many editions in a row without a change of ``start`` end the episode.
  public var tolerance: Int
  /// The year of an edition.
  public var yearRule: YearRule
  /// Whether only values as a country, or as a territory, count; `nil` for both.
  public var kind: EntityKind?

  /// Thresholds chosen by a user.
  public init(
    start: Double, cumulative: Double, yearTurn: Double, cumulativeTurn: Double,
    tolerance: Int = 5, yearRule: YearRule = .edition, kind: EntityKind? = nil
  ) {
    self.start = start
    self.cumulative = cumulative
    self.yearTurn = yearTurn
    self.cumulativeTurn = cumulativeTurn
    self.tolerance = tolerance
    self.yearRule = yearRule
    self.kind = kind
  }

  /// The default thresholds on an indicator's scale; `nil` when the scale has no ends, or is one of
  /// statuses.
  public init?(scaledTo indicator: Indicator) {
    guard indicator.measure != .status, let span = indicator.span else { return nil }
    let point = span / 100
    self.init(
      start: point, cumulative: 10 * point, yearTurn: 3 * point, cumulativeTurn: 10 * point)
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    for (name, value, isPositive) in [
      ("the start threshold", start, true), ("the cumulative threshold", cumulative, false),
      ("the year turn", yearTurn, false), ("the cumulative turn", cumulativeTurn, false),
    ] where !(isPositive ? value > 0 : value >= 0) || !value.isFinite {
      throw .badOption(
        name: name, value: value.description,
        rule: isPositive ? "it is above 0" : "it is 0 or more")
    }
    guard tolerance >= 1 else {
      throw .badOption(name: "the tolerance", value: String(tolerance), rule: "it is 1 or more")
    }
  }
}
