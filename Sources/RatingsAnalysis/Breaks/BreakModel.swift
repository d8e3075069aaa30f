internal import Platform

/// A series as segments with a mean or a line each.
public struct BreakModel: Sendable, Hashable {
  /// The positions of the breaks: each the last value of its segment, 0 being the first value.
  public let breaks: [Int]
  /// The segments; one more than there are breaks.
  public let segments: [BreakSegment]
  /// The residual sum of squares.
  public let rss: Double
  /// The Bayesian information criterion, the lower the better; minus infinity where the segments
  /// fit exactly.
  public let bic: Double
  /// The criterion of Liu, Wu and Zidek (1997), which asks more of a break than BIC; the lower the
  /// better; minus infinity where the segments fit exactly, infinity with too few values.
  public let lwz: Double
  /// Other breaks, as many, with the same residual sum of squares to a share of 1e-9; the first
  /// twenty.
  public let ties: [[Int]]

  static let mostTies = 20

  private let years: [Double]

  init(
    breaks: [Int], rss: Double, ties: [[Int]], values: [Double], years: [Double],
    shape: SegmentShape
  ) {
    self.breaks = breaks
    self.rss = rss
    self.ties = ties
    self.years = years
    let starts = [0] + breaks.map { $0 + 1 }
    let ends = breaks.map { $0 + 1 } + [values.count]
    segments = zip(starts, ends).map {
      BreakSegment($0..<$1, of: values, years: years, shape: shape)
    }
    let fit = Fit(rss: rss, count: values.count, breaks: breaks.count, shape: shape)
    bic = fit.bic
    lwz = fit.lwz
  }

  /// The mean of each segment.
  public var means: [Double] { segments.map(\.mean) }

  /// The limits of a break's date: the first and the last position that it may have.
  ///
  /// - Parameters:
  ///   - number: Which break, 0 being the first.
  ///   - confidence: Between 0 and 1.
  /// - Returns: Positions, which may lie outside of the series; `nil` where the limits are not
  ///   defined.
  public func limits(ofBreak number: Int, confidence: Double = 0.95) -> ClosedRange<Int>? {
    let reach = BreakDateDistribution(
      before: segments[number], after: segments[number + 1], years: years
    )?.limits(confidence: confidence)
    guard let reach else { return nil }
    return (breaks[number] + reach.lowerBound)...(breaks[number] + reach.upperBound)
  }
}

/// What the information criteria say of a residual sum of squares.
private struct Fit {
  let rss: Double
  let count: Int
  let breaks: Int
  let shape: SegmentShape

  /// BIC as in strucchange: logL = -n/2 (ln RSS + 1 - ln n + ln 2 pi), and in each segment the
  /// coefficients and one for its date or the variance.
  var bic: Double {
    guard rss > 0 else { return -.infinity }
    let n = Double(count)
    let logLikelihood =
      -n / 2
      * (Mathematics.logarithm(rss) + 1 - Mathematics.logarithm(n)
        + Mathematics.logarithm(2 * .pi))
    return -2 * logLikelihood
      + Double((shape.coefficients + 1) * (breaks + 1)) * Mathematics.logarithm(n)
  }

  /// ln(RSS / (n - p)) + p/n x 0.299 (ln n)^2.1, with p the coefficients and the dates.
  var lwz: Double {
    guard rss > 0 else { return -.infinity }
    let parameters = shape.coefficients * (breaks + 1) + breaks
    guard count > parameters else { return .infinity }
    let n = Double(count)
    let penalty =
      0.299 * Mathematics.exponential(2.1 * Mathematics.logarithm(Mathematics.logarithm(n)))
    return Mathematics.logarithm(rss / Double(count - parameters))
      + Double(parameters) / n * penalty
  }
}

/// The shape that a segment of a series has.
public enum SegmentShape: String, Sendable, Hashable, CaseIterable {
  /// A level: the breaks are shifts of the mean (strucchange's `y ~ 1`).
  case mean
  /// A straight line over the years: the breaks are shifts of level or slope (`y ~ t`).
  case trend

  /// How many coefficients a segment has.
  var coefficients: Int {
    switch self {
    case .mean: 1
    case .trend: 2
    }
  }

  /// The fewest values that do not fit exactly whatever they are.
  var fewestValues: Int { coefficients + 1 }
}

/// A part of a series between two breaks, with its mean or its line of least squares.
public struct BreakSegment: Sendable, Hashable {
  /// The positions of its values.
  public let positions: Range<Int>
  /// The mean of its values.
  public let mean: Double
  /// The change a year along its line; `nil` where the segment is a level.
  public let slope: Double?
  /// The residual sum of squares.
  public let rss: Double

  private let middle: Double

  init(_ positions: Range<Int>, of values: [Double], years: [Double], shape: SegmentShape) {
    let count = Double(positions.count)
    let mean = positions.reduce(0) { $0 + values[$1] } / count
    let middle = positions.reduce(0) { $0 + years[$1] } / count
    var slope: Double?
    if shape == .trend {
      let spread = positions.reduce(0) { $0 + (years[$1] - middle) * (years[$1] - middle) }
      let product = positions.reduce(0) { $0 + (years[$1] - middle) * (values[$1] - mean) }
      slope = spread > 0 ? product / spread : 0
    }
    let steepness = slope ?? 0
    let squares = positions.reduce(0) { sum, position in
      let residual = values[position] - mean - steepness * (years[position] - middle)
      return sum + residual * residual
    }
    let step = Resolution(of: values).step
    self.positions = positions
    self.mean = mean
    self.slope = slope
    self.middle = middle
    rss = squares < step * step * count ? 0 : squares
  }

  /// The value of the level or line in a year.
  func value(in year: Double) -> Double { mean + (slope ?? 0) * (year - middle) }
}
