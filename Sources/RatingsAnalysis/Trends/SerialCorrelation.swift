/// The Mann-Kendall test of one series, corrected for serial correlation by one of the methods.
///
/// Lags count figures in order: where an edition is missing, its neighbours are neighbours.
struct SerialCorrelation {
  /// Years from the first, which is 1.
  private let times: [Double]
  private let figures: [Double]
  private let slope: Double
  private let plain: MannKendall
  private let significance: Double

  /// Prepares the corrections of a test.
  ///
  /// - Parameters:
  ///   - years: The year of each figure, ascending.
  ///   - figures: As many as there are years.
  ///   - slope: The Theil-Sen slope that is taken out first.
  ///   - plain: The test without a correction.
  ///   - significance: Of the autocorrelations that Hamed and Rao keep.
  init(
    years: [Int], figures: [Double], slope: Double, plain: MannKendall, significance: Double
  ) {
    times = years.map { Double($0 - years[0] + 1) }
    self.figures = figures
    self.slope = slope
    self.plain = plain
    self.significance = significance
  }

  /// The corrected test; `nil` where the method does not apply: nothing is left without the trend,
  /// or the factor of the variance is not positive.
  func test(by method: TrendMethod) -> MannKendall? {
    switch method {
    case .plain: plain
    case .hamedRao: positive(hamedRaoFactor).map(plain.scalingVariance)
    case .yueWang: positive(yueWangFactor).map(plain.scalingVariance)
    case .trendFreePrewhitening: prewhitened.flatMap(MannKendall.init)
    }
  }

  private func positive(_ factor: Double?) -> Double? {
    factor.flatMap { $0 > 0 ? $0 : nil }
  }

  private var detrended: [Double] {
    zip(figures, times).map { $0 - slope * $1 }
  }

  private var hamedRaoFactor: Double? {
    let count = figures.count
    guard count >= 3, Autocorrelation(detrended) != nil,
      let correlation = Autocorrelation(detrended.ranks)
    else { return nil }
    let n = Double(count)
    let bound = NormalDistribution.quantile(1 - significance / 2) / n.squareRoot()
    var sum = 0.0
    for lag in 1..<count {
      let r = correlation[lag]
      guard r.magnitude > bound else { continue }
      let k = Double(lag)
      sum += (n - k) * (n - k - 1) * (n - k - 2) * r
    }
    return 1 + 2 / (n * (n - 1) * (n - 2)) * sum
  }

  private var yueWangFactor: Double? {
    guard figures.count >= 3, let correlation = Autocorrelation(detrended) else { return nil }
    return 1 + 2 * (1 - 1 / Double(figures.count)) * correlation[1]
  }

  private var prewhitened: [Double]? {
    let residuals = detrended
    guard residuals.count >= 3, let correlation = Autocorrelation(residuals) else { return nil }
    let r = correlation[1]
    return (1..<residuals.count).map {
      residuals[$0] - residuals[$0 - 1] * r + (times[$0] - times[0]) * slope
    }
  }
}
