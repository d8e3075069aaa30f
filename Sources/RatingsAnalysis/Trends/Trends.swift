public import FreedomModel

/// The trends of all entities of a panel.
public struct Trends: Sendable {
  /// One entity's trend.
  public struct Row: Sendable {
    /// The change, the slope and the test.
    public let trend: Trend
    /// The p value adjusted over all rows (Benjamini and Hochberg 1995); `nil` without a test.
    public fileprivate(set) var adjustedP: Double?
  }

  /// What is measured, and what was chosen.
  public let indicator: Indicator, options: TrendOptions
  /// One row an entity, in the order of the panel.
  public private(set) var rows: [Row]
  /// What was done to older values where the window spans a reversal of the scale, such as `100 - x
  /// before 2019`; `nil` where all values are as published.
  public let reversal: String?
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// The trends of a panel, whose editions are the window.
  ///
  /// - Throws: ``AnalysisError`` when the confidence is not between 0 and 1.
  public init(of panel: Panel, options: TrendOptions = TrendOptions()) throws(AnalysisError) {
    try options.check()
    let (chosen, reversal) = panel.keeping(kind: options.kind).onOneScale()
    self.reversal = reversal
    let trends = chosen.entities.indices.map { Trend(chosen.series($0), options: options) }
    let adjusted = BenjaminiHochberg.adjusted(trends.map { $0.test?.p })
    self.indicator = panel.indicator
    self.options = options
    rows = zip(trends, adjusted).map { Row(trend: $0, adjustedP: $1) }
    splits = chosen.splits
  }
}

extension Trends {
  /// The same trends with p values adjusted over the rows of all.
  package static func adjustedTogether(_ trends: [Trends]) -> [Trends] {
    var adjusted = BenjaminiHochberg.adjusted(
      trends.flatMap { $0.rows.map { $0.trend.test?.p } })[...]
    return trends.map { trends in
      var trends = trends
      for position in trends.rows.indices {
        trends.rows[position].adjustedP = adjusted.popFirst() ?? nil
      }
      return trends
    }
  }
}

/// How the Mann-Kendall test deals with values that resemble those before them.
public enum TrendMethod: String, Sendable, Hashable, CaseIterable {
  /// Not at all: the test as Mann and Kendall wrote it.
  case plain
  /// The variance corrected by all significant autocorrelations of the detrended ranks (Hamed and
  /// Rao 1998).
  case hamedRao = "hamed-rao"
  /// The variance corrected by the autocorrelations at all lags that the first one of the detrended
  /// values implies (Yue and Wang 2004).
  case yueWang = "yue-wang"
  /// The test of the values after trend-free pre-whitening (Yue et al. 2002).
  case trendFreePrewhitening = "tfpw"

  /// The fewest values that are corrected: a correlation estimated from less is mostly noise.
  package static let fewestValues = 10
}

/// What can be chosen about trends.
public struct TrendOptions: Sendable, Hashable {
  /// How the test deals with serial correlation.
  public var method: TrendMethod
  /// Whether a correction may make a result more significant than the plain test.
  public var allowsShrinking: Bool
  /// The confidence of the slope's limits, between 0 and 1.
  public var confidence: Double
  /// The year of an edition.
  public var yearRule: YearRule
  /// Whether only values as a country, or as a territory, count; `nil` for both.
  public var kind: EntityKind?

  /// Options; the defaults are the plain test and 95 % limits on edition years.
  public init(
    method: TrendMethod = .plain, allowsShrinking: Bool = false, confidence: Double = 0.95,
    yearRule: YearRule = .edition, kind: EntityKind? = nil
  ) {
    self.method = method
    self.allowsShrinking = allowsShrinking
    self.confidence = confidence
    self.yearRule = yearRule
    self.kind = kind
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    guard confidence > 0, confidence < 1 else {
      throw .badOption(
        name: "confidence", value: confidence.shortestExact, rule: "it lies between 0 and 1")
    }
  }
}
