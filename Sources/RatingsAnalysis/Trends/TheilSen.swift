/// The Theil-Sen line: the median slope of all pairs (Theil 1950; Sen 1968), on real years.
public struct TheilSen: Sendable, Hashable {
  /// The change a year, in points of the scale.
  public let slope: Double
  /// The line's value at the year 0: the median value less the slope times the median year.
  public let intercept: Double
  /// The limits of the slope's confidence interval (Sen 1968; Gilbert 1987): the slopes at the
  /// ranks that the variance of S gives; `nil` when there are too few slopes for such ranks.
  public let limits: ClosedRange<Double>?

  /// The line through some values; `nil` without two values of different years.
  ///
  /// - Parameters:
  ///   - years: The year of each value, ascending.
  ///   - values: As many as there are years.
  ///   - confidence: Of the limits, between 0 and 1.
  public init?(years: [Int], values: [Double], confidence: Double = 0.95) {
    let resolution = Resolution(of: values)
    guard let plain = MannKendall(values, resolution: resolution) else { return nil }
    self.init(
      years: years, values: values, variance: plain.variance, confidence: confidence,
      resolution: resolution)
  }

  /// The line, with limits from a variance of S that is known already.
  init?(
    years: [Int], values: [Double], variance: Double, confidence: Double, resolution: Resolution
  ) {
    let slopes = TheilSen.slopes(years: years, values: values, resolution: resolution).sorted()
    guard let slope = slopes.medianOfSorted, let middleValue = values.median,
      let middleYear = years.map(Double.init).median
    else { return nil }
    self.slope = slope
    intercept = middleValue - slope * middleYear

    let reach = NormalDistribution.quantile((1 + confidence) / 2) * variance.squareRoot()
    let count = Double(slopes.count)
    let lower = Int(((count - reach) / 2).rounded(.toNearestOrEven)) - 1
    let upper = Int(((count + reach) / 2).rounded(.toNearestOrEven))
    limits =
      lower >= 0 && upper < slopes.count ? slopes[lower]...slopes[upper] : nil
  }

  /// The slopes of all pairs of different years.
  private static func slopes(
    years: [Int], values: [Double], resolution: Resolution
  ) -> [Double] {
    let times = years.map(Double.init)
    var slopes: [Double] = []
    slopes.reserveCapacity(values.count * (values.count - 1) / 2)
    for later in values.indices {
      let (value, time) = (values[later], times[later])
      for earlier in 0..<later where times[earlier] < time {
        slopes.append(resolution.difference(value, values[earlier]) / (time - times[earlier]))
      }
    }
    return slopes
  }
}
