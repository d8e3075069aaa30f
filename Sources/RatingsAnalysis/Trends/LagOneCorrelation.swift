/// How much the values of a series resemble those just before them, once its Theil-Sen line is
/// removed.
///
/// Values count in order: where an edition is missing, its neighbours are neighbours.
package struct LagOneCorrelation: Sendable, Hashable {
  /// r_1, the usual estimate. In a short series it is too low.
  package let estimate: Double
  /// r*, with that bias removed: (n r_1 + 2) / (n - 4), at least 0 and at most 0.99. It is what
  /// tests and simulations reckon with.
  package let corrected: Double

  /// Of values and their years, which ascend; `nil` with fewer than five values, or where nothing
  /// is left without the line.
  package init?(years: [Int], values: [Double]) {
    let resolution = Resolution(of: values)
    guard let line = TheilSen(years: years, values: values) else { return nil }
    self.init(
      residuals: zip(values, years).map { $0 - line.slope * Double($1 - years[0]) },
      resolution: resolution)
  }

  /// Of what is left without the line; values that tie within the resolution are the same.
  init?(residuals: [Double], resolution: Resolution) {
    let steps = residuals.map(resolution.steps)
    guard steps.count >= 5, steps.contains(where: { $0 != steps[0] }),
      let correlation = Autocorrelation(residuals)
    else { return nil }
    estimate = correlation[1]
    corrected = Self.corrected(estimate, count: residuals.count)
  }

  /// r* of an estimate from five values or more.
  static func corrected(_ estimate: Double, count: Int) -> Double {
    let n = Double(count)
    return min(max((n * estimate + 2) / (n - 4), 0), 0.99)
  }

  /// By how much a correlation at all lags r^k, as of an AR(1) process, multiplies the variance of
  /// S: 1 + 2 times the sum over k = 1 ... n-1 of (1 - k/n) r^k (Yue and Wang 2004).
  static func varianceFactor(of correlation: Double, count: Int) -> Double {
    let n = Double(count)
    var power = 1.0
    var sum = 0.0
    for lag in 1..<max(count, 1) {
      power *= correlation
      sum += (1 - Double(lag) / n) * power
    }
    return 1 + 2 * sum
  }
}
