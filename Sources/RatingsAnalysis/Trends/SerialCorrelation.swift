/// The Mann-Kendall test of one series, corrected for serial correlation by one of the methods.
///
/// Lags count values in order: where an edition is missing, its neighbours are neighbours.
struct SerialCorrelation {
  /// What became of a correction.
  enum Outcome {
    /// The corrected test.
    case corrected(MannKendall)
    /// The plain test with its exact p, for a series too short to be corrected.
    case exact(MannKendall)
    /// The variance would shrink, which would make the result more significant: it stays unchanged.
    case notShrunk(MannKendall)
    /// Nothing is left without the trend, or the variance would not be positive.
    case notApplicable
    /// There are fewer values than ``TrendMethod/fewestValues``.
    case tooFewValues
  }

  /// Years from the first, which is 1.
  private let times: [Double]
  private let values: [Double]
  private let slope: Double
  private let plain: MannKendall
  private let significance: Double
  private let resolution: Resolution

  /// Years ascend, the Theil-Sen slope is removed first, residuals tie within the resolution of the
  /// values, and Hamed and Rao keep the autocorrelations that reach the significance.
  init(
    years: [Int], values: [Double], slope: Double, plain: MannKendall, resolution: Resolution,
    significance: Double = 0.05
  ) {
    times = years.map { Double($0 - years[0] + 1) }
    self.values = values
    self.slope = slope
    self.plain = plain
    self.resolution = resolution
    self.significance = significance
  }

  /// The test corrected by a method; where shrinking is allowed, by a factor below 1 too.
  func outcome(of method: TrendMethod, allowsShrinking: Bool) -> Outcome {
    guard method != .plain else { return .corrected(plain) }
    guard values.count >= TrendMethod.fewestValues else {
      return method == .adjusted ? .exact(exact) : .tooFewValues
    }
    guard hasSpread else { return .notApplicable }
    let factor: Double?
    switch method {
    case .plain: factor = 1
    case .adjusted:
      factor = LagOneCorrelation(residuals: detrended, resolution: resolution).map {
        LagOneCorrelation.varianceFactor(of: $0.corrected, count: values.count)
      }
    case .hamedRao: factor = hamedRaoFactor
    case .yueWang: factor = yueWangFactor
    case .trendFreePrewhitening:
      let test = prewhitened.flatMap { MannKendall($0, resolution: resolution) }
      return test.map { .corrected($0) } ?? .notApplicable
    }
    guard let factor, factor > 1e-9 else { return .notApplicable }
    guard factor >= 1 || allowsShrinking else { return .notShrunk(plain) }
    return .corrected(plain.scalingVariance(by: factor))
  }

  /// How strong the evidence of a trend is, by the adjusted test; where it is not applicable,
  /// by the plain one.
  func evidence(of adjusted: Outcome) -> TrendEvidence {
    let p =
      switch adjusted {
      case .corrected(let test), .exact(let test), .notShrunk(let test): test.p
      case .notApplicable, .tooFewValues: plain.p
      }
    return p < significance ? .clear : plain.p < significance ? .weak : .lacking
  }

  private var exact: MannKendall {
    plain.withExactP(tieSizes: values.map(resolution.steps).tieSizes)
  }

  /// Whether anything but noise is left without the trend.
  private var hasSpread: Bool {
    let steps = detrended.map(resolution.steps)
    return steps.contains { $0 != steps[0] }
  }

  private var detrended: [Double] {
    zip(values, times).map { $0 - slope * $1 }
  }

  private var hamedRaoFactor: Double? {
    let count = values.count
    guard let correlation = Autocorrelation(detrended.map(resolution.steps).ranks) else {
      return nil
    }
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

  /// As of an AR(1) process with the correlation of the detrended values.
  private var yueWangFactor: Double? {
    Autocorrelation(detrended).map {
      LagOneCorrelation.varianceFactor(of: $0[1], count: values.count)
    }
  }

  private var prewhitened: [Double]? {
    let residuals = detrended
    guard let correlation = Autocorrelation(residuals) else { return nil }
    let r = correlation[1]
    return (1..<residuals.count).map {
      residuals[$0] - residuals[$0 - 1] * r + (times[$0] - times[0]) * slope
    }
  }
}

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
