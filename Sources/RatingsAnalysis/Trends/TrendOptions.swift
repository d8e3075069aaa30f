public import FreedomModel

/// What can be chosen about trends.
public struct TrendOptions: Sendable, Hashable {
  /// How the test deals with serial correlation.
  public var method: TrendMethod
  /// Whether a correction may make a result more significant than the plain test.
  public var allowsShrinking: Bool
  /// The confidence of the slope's limits, between 0 and 1.
  public var confidence: Double
  /// The year that stands for an edition.
  public var years: YearRule
  /// Whether only figures as a country, or as a territory, count; `nil` for both.
  public var kind: EntityKind?

  /// Options; the defaults are the plain test and 95 % limits on edition years.
  public init(
    method: TrendMethod = .plain, allowsShrinking: Bool = false, confidence: Double = 0.95,
    years: YearRule = .edition, kind: EntityKind? = nil
  ) {
    self.method = method
    self.allowsShrinking = allowsShrinking
    self.confidence = confidence
    self.years = years
    self.kind = kind
  }
}
