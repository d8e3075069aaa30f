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
