/// The Theil-Sen line: the median slope of all pairs (Theil 1950; Sen 1968), on real years.
public struct TheilSen: Sendable, Hashable {
  /// The change a year, in points of the scale.
  public let slope: Double
  /// The line's figure at the year 0: the median figure less the slope times the median year.
  public let intercept: Double
  /// The limits of the slope's confidence interval (Sen 1968; Gilbert 1987): the slopes at the
  /// ranks that the variance of S gives; `nil` when there are too few slopes for such ranks.
  public let limits: ClosedRange<Double>?

  /// The line through some figures; `nil` without two figures of different years.
  ///
  /// - Parameters:
  ///   - years: The year of each figure, ascending.
  ///   - figures: As many as there are years.
  ///   - confidence: Of the limits, between 0 and 1.
  public init?(years: [Int], figures: [Double], confidence: Double = 0.95) {
    let resolution = Resolution(of: figures)
    guard let plain = MannKendall(figures, resolution: resolution) else { return nil }
    self.init(
      years: years, figures: figures, variance: plain.variance, confidence: confidence,
      resolution: resolution)
  }

  /// The line, with limits from a variance of S that is known already.
  init?(
    years: [Int], figures: [Double], variance: Double, confidence: Double, resolution: Resolution
  ) {
    let pairs = TheilSen.slopes(years: years, figures: figures, resolution: resolution)
    guard !pairs.isEmpty, let middleFigure = figures.median,
      let middleYear = years.map(Double.init).median
    else { return nil }
    var ordered = OrderStatistics(pairs)
    slope = ordered.median()
    intercept = middleFigure - slope * middleYear

    let reach = NormalDistribution.quantile((1 + confidence) / 2) * variance.squareRoot()
    let count = Double(pairs.count)
    let lower = Int(((count - reach) / 2).rounded(.toNearestOrEven)) - 1
    let upper = Int(((count + reach) / 2).rounded(.toNearestOrEven))
    limits =
      lower >= 0 && upper < pairs.count
      ? ordered.figure(ofRank: lower)...ordered.figure(ofRank: upper) : nil
  }

  /// The slopes of all pairs of different years.
  private static func slopes(
    years: [Int], figures: [Double], resolution: Resolution
  ) -> [Double] {
    let times = years.map(Double.init)
    var slopes: [Double] = []
    slopes.reserveCapacity(figures.count * (figures.count - 1) / 2)
    for later in figures.indices {
      let (figure, time) = (figures[later], times[later])
      for earlier in 0..<later where times[earlier] < time {
        slopes.append(resolution.difference(figure, figures[earlier]) / (time - times[earlier]))
      }
    }
    return slopes
  }
}
