public import FreedomModel

/// How much faster one series rises than another, in the years that both have.
public struct TrendDifference: Sendable {
  /// The two, and what is measured.
  public let first: Entity, second: Entity, indicator: Indicator
  /// The first and the last year that both have, and how many they are.
  public let from: Int?, to: Int?, count: Int
  /// The Theil-Sen slopes in these years, in points a year; `nil` without two such years.
  public let firstSlope: Double?, secondSlope: Double?
  /// The first slope less the second, in points a year.
  public let difference: Double?
  /// Limits of the difference from series drawn in blocks of the same years: see
  /// ``SlopeBootstrap``; `nil` with fewer than 10 years, or where nothing is left without the
  /// lines.
  public let limits: ClosedRange<Double>?

  /// Whether the limits exclude zero; `nil` without limits.
  public var isClear: Bool? { limits.map { !$0.contains(0) } }

  /// The difference of two series on one scale.
  init(of first: Series, and second: Series, options: TrendOptions) {
    let others = Dictionary(
      second.observed(by: options.yearRule).map { ($0.year, $0.value) },
      uniquingKeysWith: { _, last in last })
    let pairs = first.observed(by: options.yearRule).compactMap { point in
      others[point.year].map { (year: point.year, first: point.value, second: $0) }
    }
    let years = pairs.map(\.year)
    let values = [pairs.map(\.first), pairs.map(\.second)]
    self.first = first.entity
    self.second = second.entity
    indicator = first.indicator
    from = years.first
    to = years.last
    count = years.count
    let lines = values.map { TheilSen(years: years, values: $0) }
    firstSlope = lines[0]?.slope
    secondSlope = lines[1]?.slope
    guard let firstSlope, let secondSlope else {
      (difference, limits) = (nil, nil)
      return
    }
    let difference = firstSlope - secondSlope
    self.difference = difference
    limits = SlopeBootstrap(years: years, values: values, seed: options.seed)?
      .limits(around: difference, confidence: options.confidence)
  }
}

/// The differences between the trend of one series and those of others.
public struct TrendDifferences: Sendable {
  /// What is measured, and what was chosen.
  public let indicator: Indicator, options: TrendOptions
  /// One row for each series but the first.
  public let rows: [TrendDifference]
  /// What was done to older values where the window spans a reversal of the scale.
  public let reversal: String?
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// The differences between the first row of a panel, whose editions are the window, and the
  /// others.
  ///
  /// - Throws: ``AnalysisError`` when the confidence is not between 0 and 1.
  public init(of panel: Panel, options: TrendOptions = TrendOptions()) throws(AnalysisError) {
    try options.check()
    let (chosen, reversal) = panel.onOneScale()
    let series = chosen.allSeries
    indicator = panel.indicator
    self.options = options
    self.reversal = reversal
    splits = chosen.splits
    rows = series.dropFirst().map {
      TrendDifference(of: series[0], and: $0, options: options)
    }
  }
}
