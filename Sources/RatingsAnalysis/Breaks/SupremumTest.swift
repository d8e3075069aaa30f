/// The test for a break at an unknown date (Andrews 1993): the greatest F statistic over all dates
/// that leave enough values on both sides, as strucchange's `Fstats` and `sctest`.
///
/// It assumes that values do not resemble those before them.
public struct SupremumTest: Sendable, Hashable {
  /// The greatest F statistic; not divided by the number of coefficients, as in strucchange.
  public let statistic: Double
  /// The approximate p value (Hansen 1997).
  public let p: Double

  /// `nil` where no date leaves enough values, or some date leaves no residuals.
  init?(_ costs: SegmentCosts, shape: SegmentShape, minimumSegment: Int) {
    let count = costs.count
    let least = max(minimumSegment, shape.coefficients + 1)
    guard least <= count - least else { return nil }
    let whole = costs[0, count - 1]
    let split = (least...(count - least)).map { costs[0, $0 - 1] + costs[$0, count - 1] }
    guard let best = split.min(), best > 0 else { return nil }
    statistic = (whole - best) / best * Double(count - 2 * shape.coefficients)
    p = SupremumDistribution.upperTail(
      statistic, coefficients: shape.coefficients, trimming: Double(least) / Double(count))
  }
}
