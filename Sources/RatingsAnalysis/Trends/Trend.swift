public import FreedomModel

/// The change and the trend of one series.
///
/// A series without figures, or with one, has no trend; nothing is made up for it.
public struct Trend: Sendable {
  /// Who is rated.
  public let entity: Entity
  /// What is measured, with its scale and direction.
  public let indicator: Indicator
  /// The first and the last year with a figure.
  public let from: Int?, to: Int?
  /// How many figures there are.
  public let count: Int
  /// The first and the last figure, as published.
  public let first: Double?, last: Double?
  /// The last figure less the first, in points of the scale.
  public let change: Double?
  /// What the change means: `improved` is freer, whatever the direction of the scale; `rose` and
  /// `fell` where that is not declared.
  public let direction: ChangeDirection?
  /// The slope and its limits.
  public let line: TheilSen?
  /// The test.
  public let test: MannKendall?
  /// The method that ``test`` was made by: `plain` where the one asked for is not applicable.
  public let method: TrendMethod?
  /// What a reader must know.
  let remarks: [TrendRemark]

  /// The trend of a series.
  public init(_ series: Series, options: TrendOptions = TrendOptions()) {
    let points = series.observed(by: options.years)
    let figures = points.map(\.value)
    let years = points.map(\.year)
    let turn = series.turn
    entity = series.entity
    indicator = series.indicator
    from = years.first
    to = years.last
    count = points.count
    first = figures.first
    last = figures.last

    var remarks: [TrendRemark] = []
    if figures.isEmpty { remarks.append(.noFigures) }
    if figures.count == 1 { remarks.append(.oneFigure) }
    if series.hasGap { remarks.append(.missingEditions) }
    if let turn { remarks.append(.turnedScale(since: turn)) }

    let resolution = Resolution(of: figures, scale: series.indicator.span)
    guard turn == nil, let first, let last,
      let plain = MannKendall(figures, resolution: resolution),
      let line = TheilSen(
        years: years, figures: figures, variance: plain.variance, confidence: options.confidence,
        resolution: resolution)
    else {
      (change, direction, line, test, method) = (nil, nil, nil, nil, nil)
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
    if plain.tau == nil {
      remarks.append(.allTied)
    } else if line.limits == nil {
      remarks.append(.noLimits)
    }
    let correction = SerialCorrelation(
      years: years, figures: figures, slope: line.slope, plain: plain, resolution: resolution)
    switch correction.outcome(of: options.method, allowsShrinking: options.allowsShrinking) {
    case .corrected(let corrected):
      test = corrected
      method = options.method
      if corrected.z.magnitude > plain.z.magnitude, !options.allowsShrinking {
        remarks.append(.moreSignificant(options.method))
      }
    case .notShrunk(let unchanged):
      test = unchanged
      method = options.method
      remarks.append(.notShrunk(options.method))
    case .notApplicable:
      test = plain
      method = .plain
      if plain.tau != nil { remarks.append(.methodNotApplicable(options.method)) }
    case .tooFewFigures:
      test = plain
      method = .plain
      if plain.tau != nil { remarks.append(.tooFewFigures(options.method)) }
    }
    self.remarks = remarks
  }
}
