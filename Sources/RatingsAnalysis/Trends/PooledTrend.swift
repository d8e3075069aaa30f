public import FreedomModel

/// One trend of several entities together: the regional Mann-Kendall test (Helsel and Frans 2006),
/// which adds up the S of all of them and its variances.
///
/// It counts entities as independent of each other. Where neighbours change together, p is too
/// small.
public struct PooledTrend: Sendable {
  /// The region of the entities; `nil` where they are not divided.
  public let region: String?
  /// How many entities have a trend of their own, and how many values they have together.
  public let entities: Int, count: Int
  /// The first and the last year with a value.
  public let from: Int?, to: Int?
  /// The median of the slopes of all pairs of values, each pair of one entity, in points a year.
  public let slope: Double?
  /// What the sign of S means, whether more pairs rise or fall: `improved` is freer.
  public let direction: ChangeDirection?
  /// The test of all together; its tau is S over the number of pairs, ties included.
  public let test: MannKendall?
  /// How strong the evidence of a trend is, whatever the method.
  public let evidence: TrendEvidence?
  /// The p value adjusted over all rows; `nil` without a test.
  public fileprivate(set) var adjustedP: Double?

  /// The trend of the rows of a panel on one scale.
  fileprivate init(of panel: Panel, region: String?, options: TrendOptions) {
    self.region = region
    let sums = panel.allSeries.compactMap { TrendSums($0, options: options) }
    entities = sums.count
    count = sums.reduce(0) { $0 + $1.years.count }
    from = sums.compactMap(\.years.first).min()
    to = sums.compactMap(\.years.last).max()
    slope = sums.flatMap(\.slopes).median
    let newest = panel.editions.last?.year ?? 0
    guard !sums.isEmpty else {
      test = nil
      evidence = nil
      direction = nil
      return
    }
    let pairs = sums.reduce(0) { $0 + $1.years.count * ($1.years.count - 1) / 2 }
    let s = sums.reduce(0) { $0 + $1.s }
    direction = ChangeDirection(
      from: 0, to: Double(s), direction: panel.indicator.direction(inEdition: newest))
    func sum(_ variance: (TrendSums) -> Double) -> MannKendall {
      MannKendall(
        s: s, variance: sums.reduce(0) { $0 + variance($1) }, tau: Double(s) / Double(pairs))
    }
    test = sum(\.variance)
    evidence =
      sum(\.adjustedVariance).p < 0.05
      ? .clear : sum(\.plainVariance).p < 0.05 ? .weak : .lacking
  }
}

/// The pooled trend of a panel, or one for each region.
public struct PooledTrends: Sendable {
  /// What is measured, what was chosen, and by which regions entities are divided.
  public let indicator: Indicator, options: TrendOptions, division: RegionDivision?
  /// One row, or one a region in the order of their names.
  public private(set) var rows: [PooledTrend]
  /// What was done to older values where the window spans a reversal of the scale.
  public let reversal: String?
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// The trends of a panel, whose editions are the window.
  ///
  /// - Throws: ``AnalysisError`` for a method that does not add up: pre-whitening changes S.
  public init(
    of panel: Panel, by division: RegionDivision? = nil, options: TrendOptions = TrendOptions()
  ) throws(AnalysisError) {
    try options.check()
    guard options.method != .trendFreePrewhitening else {
      throw .badOption(
        name: "method", value: options.method.rawValue,
        rule: "a pooled trend needs a method that changes only the variance of S")
    }
    let (chosen, reversal) = panel.keeping(kind: options.kind).onOneScale()
    indicator = chosen.indicator
    self.options = options
    self.division = division
    self.reversal = reversal
    splits = chosen.splits
    var rows: [PooledTrend]
    if let division {
      let regions = Set(
        chosen.entities.flatMap { entity in
          chosen.editions.map { division.name(of: entity, in: $0) }
        })
      rows = regions.sorted().map { region in
        PooledTrend(
          of: chosen.keeping { division.name(of: $0, in: $1) == region }, region: region,
          options: options)
      }.filter { $0.entities > 0 }
    } else {
      rows = [PooledTrend(of: chosen, region: nil, options: options)]
    }
    let adjusted = options.adjustment.adjusted(rows.map { $0.test?.p })
    for (position, p) in adjusted.enumerated() { rows[position].adjustedP = p }
    self.rows = rows
  }
}

/// What one entity adds to a pooled trend.
private struct TrendSums {
  let years: [Int]
  let s: Int
  let plainVariance: Double, adjustedVariance: Double, variance: Double
  let slopes: [Double]

  /// `nil` without two values.
  init?(_ series: Series, options: TrendOptions) {
    let points = series.observed(by: options.yearRule)
    let values = points.map(\.value)
    let resolution = Resolution(of: values, scale: series.indicator.span)
    years = points.map(\.year)
    guard let plain = MannKendall(values, resolution: resolution),
      let line = TheilSen(
        years: years, values: values, variance: plain.variance, confidence: options.confidence,
        resolution: resolution)
    else { return nil }
    s = plain.s
    plainVariance = plain.variance
    slopes = TheilSen.slopes(years: years, values: values, resolution: resolution)
    let correction = SerialCorrelation(
      years: years, values: values, slope: line.slope, plain: plain, resolution: resolution)
    func variance(_ method: TrendMethod, allowsShrinking: Bool) -> Double {
      switch correction.outcome(of: method, allowsShrinking: allowsShrinking) {
      case .corrected(let test), .exact(let test), .notShrunk(let test): test.variance
      case .notApplicable, .tooFewValues: plain.variance
      }
    }
    adjustedVariance = variance(.adjusted, allowsShrinking: false)
    self.variance =
      options.method == .adjusted
      ? adjustedVariance : variance(options.method, allowsShrinking: options.allowsShrinking)
  }
}

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
