/// The Mann-Kendall test for a trend in one direction (Mann 1945; Kendall 1975).
public struct MannKendall: Sendable, Hashable {
  /// How many pairs rise less how many fall: S, the sum of sign(x_j - x_i) over i < j.
  public let s: Int
  /// The variance of S without a trend, ties counted; a correction for serial correlation changes
  /// it.
  public let variance: Double
  /// S in standard deviations, brought one nearer to zero (the continuity correction).
  public let z: Double
  /// The two-sided p value.
  public let p: Double
  /// Kendall's tau-b; `nil` when all values tie.
  public let tau: Double?

  /// The test of some values in order of time; `nil` with fewer than two.
  ///
  /// When all values tie, S is 0 and p is 1: there is no trend.
  package init?(_ values: [Double]) {
    let count = values.count
    guard count >= 2 else { return nil }
    var s = 0
    for later in 1..<count {
      for earlier in 0..<later {
        s +=
          (values[later] > values[earlier] ? 1 : 0) - (values[later] < values[earlier] ? 1 : 0)
      }
    }
    let n = Double(count)
    let ties = values.tieSizes.map(Double.init)
    let tiedSpread = ties.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
    let pairs = n * (n - 1) / 2
    let tiedPairs = ties.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    self.init(
      s: s, variance: (n * (n - 1) * (2 * n + 5) - tiedSpread) / 18,
      tau: tiedPairs < pairs ? Double(s) / ((pairs - tiedPairs) * pairs).squareRoot() : nil)
  }

  /// The test of some values in order of time, with ties within a resolution.
  init?(_ values: [Double], resolution: Resolution) {
    self.init(values.map(resolution.steps))
  }

  /// The test of an S with its variance; p is that of the normal distribution unless another is
  /// known.
  init(s: Int, variance: Double, tau: Double?, p: Double? = nil) {
    self.s = s
    self.variance = variance
    self.tau = tau
    z = variance > 0 ? Double(s - s.signum()) / variance.squareRoot() : 0
    self.p = p ?? NormalDistribution.twoSidedTail(z)
  }

  /// The same S with its variance multiplied, as the corrections for serial correlation do.
  func scalingVariance(by factor: Double) -> MannKendall {
    MannKendall(s: s, variance: variance * factor, tau: tau)
  }

  /// The same S with the exact p of its distribution; of up to nine values.
  func withExactP(tieSizes: [Int]) -> MannKendall {
    MannKendall(
      s: s, variance: variance, tau: tau, p: KendallDistribution(tieSizes: tieSizes).twoSidedTail(s)
    )
  }
}

/// The Theil-Sen line: the median slope of all pairs (Theil 1950; Sen 1968), on real years.
public struct TheilSen: Sendable, Hashable {
  /// The change a year, in points of the scale.
  public let slope: Double
  /// The line's value at the year 0: the median value less the slope times the median year.
  public let intercept: Double
  /// The limits of the slope's confidence interval from ranks (Sen 1968; Gilbert 1987): the slopes
  /// at the ranks computed from the variance of S; `nil` when there are too few slopes for such
  /// ranks.
  public let limits: ClosedRange<Double>?

  /// The line through some values, their years ascending; `nil` without two values of different
  /// years.
  package init?(years: [Int], values: [Double], confidence: Double = 0.95) {
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
  static func slopes(
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

/// The exact distribution of S when no order of the values is likelier than another (Kendall 1975),
/// with ties the one of the orders of these very values.
///
/// The orders with some number of falling pairs are counted, not listed: their counts are the
/// coefficients of a product of Gaussian binomials, one for each group of ties.
struct KendallDistribution {
  /// How many of the distinct orders have 0, 1, 2 ... falling pairs.
  let orders: [Int]

  /// Of values with groups of ties, singles being groups of one; up to nine values in all.
  init(tieSizes: [Int]) {
    var orders = [1]
    var placed = 0
    for size in tieSizes {
      orders = orders.multiplied(by: Self.gaussianBinomial(placed + size, size))
      placed += size
    }
    self.orders = orders
  }

  /// The share of the orders whose S is at least as far from zero as this one, on either side.
  func twoSidedTail(_ s: Int) -> Double {
    let pairs = orders.count - 1
    var tail = 0
    var all = 0
    for (falling, count) in orders.enumerated() {
      all += count
      if (pairs - 2 * falling).magnitude >= s.magnitude { tail += count }
    }
    return Double(tail) / Double(all)
  }

  /// In how many ways a group can be placed among all values, by the pairs in which it comes first.
  private static func gaussianBinomial(_ all: Int, _ group: Int) -> [Int] {
    guard group > 0, group < all else { return [1] }
    let without = gaussianBinomial(all - 1, group)
    let with = gaussianBinomial(all - 1, group - 1)
    var sum = [Int](repeating: 0, count: group * (all - group) + 1)
    for (power, count) in with.enumerated() { sum[power] += count }
    for (power, count) in without.enumerated() { sum[power + group] += count }
    return sum
  }
}

extension [Int] {
  fileprivate func multiplied(by other: [Int]) -> [Int] {
    var product = [Int](repeating: 0, count: count + other.count - 1)
    for (place, one) in enumerated() {
      for (offset, another) in other.enumerated() { product[place + offset] += one * another }
    }
    return product
  }
}
