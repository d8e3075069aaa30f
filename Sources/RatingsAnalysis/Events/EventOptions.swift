public import FreedomModel

/// What can be chosen about a comparison of before and after.
public struct EventOptions: Sendable, Hashable {
  /// When the event was; the edition that judges this day is the first after it.
  public var date: EventDate
  /// How many years before the event count, and how many from the first edition after it on.
  public var window: Int
  /// How many editions back residuals count in the errors.
  public var lag: Int
  /// The confidence of the limits, between 0 and 1.
  public var confidence: Double
  /// The year of an edition.
  public var yearRule: YearRule
  /// Which entities are compared with those of the event; `nil` for countries and territories.
  public var kind: EntityKind?
  /// What the draws of other entities begin with, so that results repeat.
  public var seed: UInt64

  /// How many sets of other entities are drawn where the event has several.
  public static let draws = 999

  /// Options; the defaults are ten years on each side, lag 3, 95 % limits and countries.
  public init(
    date: EventDate, window: Int = 10, lag: Int = 3, confidence: Double = 0.95,
    yearRule: YearRule = .edition, kind: EntityKind? = .country, seed: UInt64 = 1
  ) {
    self.date = date
    self.window = window
    self.lag = lag
    self.confidence = confidence
    self.yearRule = yearRule
    self.kind = kind
    self.seed = seed
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    let fewest = InterruptedSeries.fewestOnASide
    guard window >= fewest else {
      throw .badOption(
        name: "window", value: String(window),
        rule: "a line needs at least \(fewest) editions on each side")
    }
    guard window <= 100 else {
      throw .badOption(name: "window", value: String(window), rule: "it is at most 100 years")
    }
    guard (0...20).contains(lag) else {
      throw .badOption(name: "lag", value: String(lag), rule: "it is 0 to 20 editions")
    }
    guard confidence > 0, confidence < 1 else {
      throw .badOption(
        name: "confidence", value: confidence.shortestExact, rule: "it lies between 0 and 1")
    }
  }
}
