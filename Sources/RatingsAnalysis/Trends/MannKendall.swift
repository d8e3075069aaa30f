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
  public init?(_ values: [Double]) {
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

  /// The test of some values in order of time, with ties as far as a resolution goes.
  init?(_ values: [Double], resolution: Resolution) {
    self.init(values.map(resolution.steps))
  }

  private init(s: Int, variance: Double, tau: Double?) {
    self.s = s
    self.variance = variance
    self.tau = tau
    z = variance > 0 ? Double(s - s.signum()) / variance.squareRoot() : 0
    p = NormalDistribution.twoSidedTail(z)
  }

  /// The same S with its variance multiplied, as the corrections for serial correlation do.
  func scalingVariance(by factor: Double) -> MannKendall {
    MannKendall(s: s, variance: variance * factor, tau: tau)
  }
}
