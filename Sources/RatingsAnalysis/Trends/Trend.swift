public import FreedomModel

/// The change and the trend of one series; a series of one value, or without any, has neither.
public struct Trend: Sendable {
  /// What a reader of one entity's trend must know.
  public enum Remark: Sendable, Hashable {
    /// The series has no values, or only one.
    case noValues, oneValue
    /// All values tie.
    case allTied
    /// There are too few editions for the limits of the slope.
    case noLimits
    /// Editions are missing inside the series.
    case missingEditions
    /// The scale was reversed inside the series, with an edition given by its sort year.
    case reversedScale(since: Int)
    /// Nothing varies without the trend, or the corrected variance would not be positive.
    case methodNotApplicable(TrendMethod)
    /// The series is too short for the method.
    case tooFewValues(TrendMethod)
    /// The correction would make the result more significant, so it was not applied.
    case notShrunk(TrendMethod)
    /// The correction makes the result more significant than the plain test.
    case moreSignificant(TrendMethod)
    /// The limits of the slope are those from ranks: there are too few values for the bootstrap, or
    /// nothing is left without the line.
    case notDrawn
  }

  /// The country or territory, and what is measured.
  public let entity: Entity, indicator: Indicator
  /// The first and the last year with a value, and the number of values.
  public let from: Int?, to: Int?, count: Int
  /// The first and the last value, as published, and the last less the first, in points of the
  /// scale.
  public let first: Double?, last: Double?, change: Double?
  /// What the change means: `improved` is freer, whatever the direction of the scale; `rose` and
  /// `fell` where that is not declared.
  public let direction: ChangeDirection?
  /// The slope, and the test for a trend.
  public let line: TheilSen?, test: MannKendall?
  /// The limits of the slope, and how they were computed; `nil` where there are none.
  public let limits: ClosedRange<Double>?, limitsMethod: SlopeLimits?
  /// The method of ``test``: `plain` where the one requested is not applicable.
  public let method: TrendMethod?
  /// Whether the p of ``test`` is exact, as that of fewer than 10 values under `adjusted`.
  public let isExact: Bool
  /// How strong the evidence of a trend is, whatever the method of ``test``.
  public let evidence: TrendEvidence?
  /// What a reader must know.
  public let remarks: [Remark]
  /// The changes that are left out of ``line``, ``limits`` and ``test``.
  public let excluded: [ExcludedJump]

  /// The trend of a series.
  public init(_ series: Series, options: TrendOptions = TrendOptions()) {
    let points = series.observed(by: options.yearRule)
    let published = points.map(\.value)
    let years = points.map(\.year)
    let turn = series.turn
    entity = series.entity
    indicator = series.indicator
    from = years.first
    to = years.last
    count = points.count
    first = published.first
    last = published.last
    let excluding = options.excluding?.editions(
      of: series.indicator, knowing: options.methodChanges)
    let left = excluding.map { series.observed(by: options.yearRule, withoutChangesInto: $0) }
    excluded = left?.jumps ?? []
    let numbers = left?.points.map(\.value) ?? published

    var remarks: [Remark] = []
    if numbers.isEmpty { remarks.append(.noValues) }
    if numbers.count == 1 { remarks.append(.oneValue) }
    if series.hasGap { remarks.append(.missingEditions) }
    if let turn { remarks.append(.reversedScale(since: turn)) }

    let resolution = Resolution(of: numbers, scale: series.indicator.span)
    guard turn == nil, let first, let last,
      let plain = MannKendall(numbers, resolution: resolution),
      let line = TheilSen(
        years: years, values: numbers, variance: plain.variance, confidence: options.confidence,
        resolution: resolution)
    else {
      (change, direction, line, test, method) = (nil, nil, nil, nil, nil)
      (limits, limitsMethod, evidence, isExact) = (nil, nil, nil, false)
      self.remarks = remarks
      return
    }
    change = resolution.difference(last, first)
    direction = series.observedPositions.first.map {
      resolution.change(
        from: first, to: last,
        direction: series.indicator.direction(inEdition: series.editions[$0].year))
    }
    self.line = line
    let drawn =
      options.limits == .rank
      ? nil
      : SlopeBootstrap(years: years, values: [numbers], seed: options.seed)?
        .limits(around: line.slope, confidence: options.confidence)
    limits = drawn ?? line.limits
    limitsMethod = drawn != nil ? .bootstrap : line.limits != nil ? .rank : nil
    if plain.tau == nil {
      remarks.append(.allTied)
    } else if limits == nil {
      remarks.append(.noLimits)
    } else if options.limits != limitsMethod {
      remarks.append(.notDrawn)
    }
    let correction = SerialCorrelation(
      years: years, values: numbers, slope: line.slope, plain: plain, resolution: resolution)
    let adjusted = correction.outcome(of: .adjusted, allowsShrinking: false)
    evidence = correction.evidence(of: adjusted)
    let outcome =
      options.method == .adjusted
      ? adjusted
      : correction.outcome(of: options.method, allowsShrinking: options.allowsShrinking)
    var isExact = false
    switch outcome {
    case .corrected(let corrected):
      test = corrected
      method = options.method
      if corrected.z.magnitude > plain.z.magnitude, !options.allowsShrinking {
        remarks.append(.moreSignificant(options.method))
      }
    case .exact(let exact):
      test = exact
      method = .plain
      isExact = true
    case .notShrunk(let unchanged):
      test = unchanged
      method = options.method
      remarks.append(.notShrunk(options.method))
    case .notApplicable:
      test = plain
      method = .plain
      if plain.tau != nil { remarks.append(.methodNotApplicable(options.method)) }
    case .tooFewValues:
      test = plain
      method = .plain
      if plain.tau != nil { remarks.append(.tooFewValues(options.method)) }
    }
    self.isExact = isExact
    self.remarks = remarks
  }
}

/// The trends of all entities of a panel.
public struct Trends: Sendable {
  /// One entity's trend.
  public struct Row: Sendable {
    /// The change, the slope and the test.
    public let trend: Trend
    /// The p value adjusted over all rows, by ``TrendOptions/adjustment``; `nil` without a test.
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
  /// The changes of method that have values on both sides.
  public let methodChanges: [MethodChange]

  /// The trends of a panel, whose editions are the window.
  ///
  /// - Throws: ``AnalysisError`` when the confidence is not between 0 and 1.
  public init(of panel: Panel, options: TrendOptions = TrendOptions()) throws(AnalysisError) {
    try options.check()
    let (chosen, reversal) = panel.keeping(kind: options.kind).onOneScale()
    self.reversal = reversal
    let trends = chosen.entities.indices.map { Trend(chosen.series($0), options: options) }
    let adjusted = options.adjustment.adjusted(trends.map { $0.test?.p })
    self.indicator = panel.indicator
    self.options = options
    rows = zip(trends, adjusted).map { Row(trend: $0, adjustedP: $1) }
    splits = chosen.splits
    methodChanges = options.methodChanges.spanned(by: chosen)
  }
}

extension Trends {
  /// The same trends with p values adjusted over the rows of all.
  package static func adjustedTogether(_ trends: [Trends]) -> [Trends] {
    let adjustment = trends.first?.options.adjustment ?? .benjaminiHochberg
    var adjusted = adjustment.adjusted(trends.flatMap { $0.rows.map { $0.trend.test?.p } })[...]
    return trends.map { trends in
      var trends = trends
      for position in trends.rows.indices {
        trends.rows[position].adjustedP = adjusted.popFirst() ?? nil
      }
      return trends
    }
  }
}
