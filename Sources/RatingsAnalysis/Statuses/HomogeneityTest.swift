internal import FreedomModel

/// Whether the shares of transitions are the same in several parts; over times, whether they are
/// stationary.
///
/// Anderson and Goodman (1957), the chi-squared test: the sum over parts t and statuses i, j of
/// n_i(t) (p_ij(t) - p_ij)^2 / p_ij. A status that is followed by m others, in T of the parts,
/// adds (m - 1)(T - 1) degrees of freedom (Bickenbach and Bode 2003): what never occurs tests
/// nothing.
public struct HomogeneityTest: Sendable, Hashable {
  /// The sum, and its degrees of freedom.
  public let statistic: Double, degreesOfFreedom: Int
  /// The probability of such a sum where all shares are the same.
  public let p: Double
  /// How many of the counts compared are expected to be below 5: where they are many, p is rough.
  public let smallCounts: Int
  /// How many counts are compared.
  public let counts: Int

  /// - Returns: `nil` where there is nothing to compare.
  init?(of parts: [TransitionCounts]) {
    var statistic = 0.0
    var degreesOfFreedom = 0
    var expectations: [Double] = []
    for before in FreedomStatus.allCases {
      let observed = parts.filter { $0.total(from: before) > 0 }
      let total = observed.reduce(0) { $0 + $1.total(from: before) }
      let followed = FreedomStatus.allCases.compactMap { after -> (FreedomStatus, Double)? in
        let count = observed.reduce(0) { $0 + $1.count(from: before, to: after) }
        return count > 0 ? (after, Double(count) / Double(total)) : nil
      }
      guard observed.count > 1, followed.count > 1 else { continue }
      degreesOfFreedom += (followed.count - 1) * (observed.count - 1)
      for part in observed {
        for (after, share) in followed {
          let expected = Double(part.total(from: before)) * share
          let difference = Double(part.count(from: before, to: after)) - expected
          statistic += difference * difference / expected
          expectations.append(expected)
        }
      }
    }
    guard degreesOfFreedom > 0 else { return nil }
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    p = ChiSquaredDistribution.upperTail(statistic, degreesOfFreedom: degreesOfFreedom)
    smallCounts = expectations.count { $0 < 5 }
    counts = expectations.count
  }
}
