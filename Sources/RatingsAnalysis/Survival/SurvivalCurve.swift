internal import Platform

/// How many editions spells last: an estimate of Kaplan and Meier (1958).
///
/// Time counts in editions since the spell began, which is 0. Who is observed from later on enters
/// late, and is at risk from then on only. Limits: Greenwood (1926), on the scale of log(-log).
public struct SurvivalCurve: Sendable, Hashable {
  /// What happened after some number of editions.
  public struct Point: Sendable, Hashable {
    /// How many editions after the first one of the spell.
    public let editions: Int
    /// How many spells were observed until then, and how many of them ended then.
    public let atRisk: Int, events: Int
    /// The share of spells that last longer, from 0 to 1.
    public let survival: Double
    /// The limits of the share; `nil` where it is 0 or 1, which has none on this scale.
    public let low: Double?, high: Double?
  }

  /// Every number of editions after which a spell ended, and the last one observed.
  public let points: [Point]
  /// How many spells were at risk at every number of editions from 1 on.
  package let atRisk: [Int]

  /// How many spells ended.
  public var events: Int { points.reduce(0) { $0 + $1.events } }
  /// After how many editions half of the spells or fewer are left; `nil` where more last.
  public var median: Int? { points.first { $0.survival <= 0.5 + 1e-12 }?.editions }

  /// The curve of some steps; `nil` without any.
  init?(_ steps: [(age: Int, isEvent: Bool)], confidence: Double = 0.95) {
    guard let last = steps.map(\.age).max() else { return nil }
    var atRisk = Array(repeating: 0, count: last + 1)
    var events = atRisk
    for step in steps {
      atRisk[step.age] += 1
      if step.isEvent { events[step.age] += 1 }
    }
    self.atRisk = atRisk
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    var survival = 1.0
    var variance = 0.0
    var points: [Point] = []
    for age in 0...last where events[age] > 0 || age == last {
      let (risk, ended) = (Double(atRisk[age]), Double(events[age]))
      survival *= (risk - ended) / risk
      // The variance of the logarithm; infinite, and without limits, once none is left.
      if ended < risk { variance += ended / (risk * (risk - ended)) }
      let limits = Self.limits(survival, variance, z)
      points.append(
        Point(
          editions: age + 1, atRisk: atRisk[age], events: events[age], survival: survival,
          low: limits?.low, high: limits?.high))
    }
    self.points = points
  }

  private static func limits(
    _ survival: Double, _ variance: Double, _ z: Double
  ) -> (low: Double, high: Double)? {
    guard survival > 0, survival < 1 else { return nil }
    let logarithm = Mathematics.logarithm(survival)
    let reach = z * variance.squareRoot() / logarithm
    func limit(_ side: Double) -> Double {
      Mathematics.exponential(logarithm * Mathematics.exponential(side * reach))
    }
    return (low: limit(-1), high: limit(1))
  }
}
