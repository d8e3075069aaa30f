internal import Platform
internal import Synchronization

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
  init?(_ costs: SegmentCosts, shape: SegmentShape) {
    let count = costs.count
    let least = max(costs.minimumSegment, shape.coefficients + 1)
    guard least <= count - least else { return nil }
    let whole = costs[0, count - 1]
    let split = (least...(count - least)).map { costs[0, $0 - 1] + costs[$0, count - 1] }
    guard let best = split.min(), best > 0 else { return nil }
    statistic = (whole - best) / best * Double(count - 2 * shape.coefficients)
    p = SupremumDistribution.upperTail(
      statistic, coefficients: shape.coefficients, trimming: Double(least) / Double(count))
  }
}

/// The distribution of the greatest F statistic over all dates, where there is no break, by the
/// approximation of Hansen (1997).
enum SupremumDistribution {
  /// The probability of a greater statistic.
  ///
  /// - Parameters:
  ///   - statistic: The greatest F statistic.
  ///   - coefficients: How many coefficients shift: 1 or 2.
  ///   - trimming: The share of the values that every date leaves on each side, up to 0.5.
  /// - Returns: The approximate p value.
  static func upperTail(_ statistic: Double, coefficients: Int, trimming: Double) -> Double {
    let rows = coefficients == 1 ? level : line
    func p(_ row: Row) -> Double {
      tail(max(0, row.constant + row.slope * statistic), row.degrees)
    }
    // With one date alone there is nothing to choose from.
    let ofOneDate = tail(statistic, Double(coefficients))
    if trimming >= 0.5 { return ofOneDate }
    if trimming <= 0.01 { return p(rows[24]) }
    if trimming >= 0.49 {
      return ((0.5 - trimming) * p(rows[0]) + (trimming - 0.49) * ofOneDate) * 100
    }
    // Between the rows of two trimmings, 0.49 to 0.01 in steps of 0.02.
    let place = (0.51 - trimming) * 50
    let row = Int(place)
    let share = place - Double(row)
    return (1 - share) * p(rows[row - 1]) + share * p(rows[row])
  }

  /// The chi-squared distribution, of degrees of freedom that need not be whole.
  private static func tail(_ statistic: Double, _ degrees: Double) -> Double {
    IncompleteGamma.upper(shape: degrees / 2, statistic / 2)
  }

  /// p is that of a chi-squared statistic of some degrees of freedom at constant + slope x.
  private typealias Row = (constant: Double, slope: Double, degrees: Double)

  // The coefficients of Hansen (1997), as in strucchange's `sc.beta.sup`.

  private static let level: [Row] = [
    (-0.0648467, 0.99671156, 1.2573241), (-0.15305667, 0.96757645, 1.43651315),
    (-0.23071675, 0.95825013, 1.56531261), (-0.29247661, 0.95715782, 1.68851898),
    (-0.35706588, 0.95237505, 1.77889686), (-0.40514715, 0.96055795, 1.89761322),
    (-0.45248386, 0.95810999, 1.98370422), (-0.50458517, 0.96149538, 2.07086519),
    (-0.55009159, 0.96684273, 2.17244338), (-0.60241623, 0.96518399, 2.23509053),
    (-0.64308746, 0.97354902, 2.33722161), (-0.68833676, 0.97829106, 2.42776524),
    (-0.73136161, 0.9820687, 2.50833918), (-0.78078198, 0.99475319, 2.6209551),
    (-0.82894221, 1.00023473, 2.70286643), (-0.88430133, 1.00162529, 2.77835798),
    (-0.9499265, 1.00384268, 2.84325795), (-0.98828874, 1.01604712, 2.96752918),
    (-1.04892713, 1.02570939, 3.08442682), (-1.11527783, 1.03526033, 3.19770394),
    (-1.14992644, 1.06643436, 3.44739573), (-1.24010871, 1.06929468, 3.54993605),
    (-1.38522113, 1.06808543, 3.61667211), (-1.48296473, 1.1283969, 4.07202473),
    (-1.78738608, 1.17220925, 4.4726701),
  ]

  private static let line: [Row] = [
    (-0.03933112, 0.99525784, 2.44239332), (-0.14650989, 0.9938654, 2.78837829),
    (-0.28765583, 0.98139359, 2.93724618), (-0.35528752, 0.9942739, 3.18187129),
    (-0.49538961, 0.96923268, 3.19484388), (-0.58780544, 0.97339124, 3.32763253),
    (-0.66900489, 0.97444133, 3.44170617), (-0.77825803, 0.96678414, 3.48652761),
    (-0.87260977, 0.97626434, 3.61709836), (-0.96782445, 0.97636983, 3.6779502),
    (-1.07358977, 0.97407744, 3.71945379), (-1.12531079, 0.99897105, 3.95114475),
    (-1.16041007, 1.01629918, 4.14932643), (-1.2975797, 1.015268, 4.17103882),
    (-1.36743697, 1.03004743, 4.3223804), (-1.43012785, 1.05139461, 4.53836755),
    (-1.53311747, 1.05280599, 4.61175851), (-1.65273586, 1.05932633, 4.69340428),
    (-1.79350728, 1.04936541, 4.68380985), (-1.9117747, 1.0588459, 4.8073354),
    (-2.02659329, 1.07200268, 4.97772701), (-2.18499383, 1.08674781, 5.14231666),
    (-2.3765858, 1.11342895, 5.40268693), (-2.51267262, 1.15305027, 5.88573096),
    (-3.05559851, 1.17629253, 6.11067794),
  ]
}

/// How much better one more break must fit than serial correlation alone would explain: the
/// 95 % point of the gain in log-likelihood over simulated series without a break.
///
/// The series are AR(1) processes of the same length, searched in the same way. What was simulated
/// once is kept for other series of the same kind, of whatever entity.
package final class SimulatedThresholds: Sendable {
  /// How many series are simulated.
  static let draws = 499
  /// Below this correlation BIC decides by default.
  static let leastCorrelation = 0.3

  private struct Kind: Hashable {
    let years: [Int]
    let shape: SegmentShape
    let minimumSegment: Int
    let breaks: Int
    let hundredths: Int
  }

  private let seed: Int
  private let known = Mutex<[Kind: Double]>([:])

  package init(seed: Int = SlopeBootstrap.usualSeed) { self.seed = seed }

  /// The correlation of the simulated series: r* and one standard error of it, to hundredths, at
  /// most 0.99. An estimate that happens to be low would else let breaks of noise pass.
  static func correlation(of estimate: LagOneCorrelation, count: Int) -> Double {
    let r = estimate.corrected
    let raised = r + ((1 - r * r) / Double(count)).squareRoot()
    return min((raised * 100).rounded() / 100, 0.99)
  }

  /// The 95 % point of the gain of one more break: 475 of the 499 gains are not above it.
  func threshold(
    beyond breaks: Int, years: [Int], shape: SegmentShape, minimumSegment: Int, correlation: Double
  ) -> Double {
    let kind = Kind(
      years: years.map { $0 - years[0] }, shape: shape, minimumSegment: minimumSegment,
      breaks: breaks, hundredths: Int((correlation * 100).rounded()))
    if let threshold = known.withLock({ $0[kind] }) { return threshold }
    var generator = SeededGenerator(seed: seed)
    let times = years.map(Double.init)
    var gains = (0..<Self.draws).map { _ -> Double in
      let series = generator.autoregressive(count: years.count, correlation: correlation)
      let partitions = Partitions(
        SegmentCosts(series, years: times, shape: shape, minimumSegment: minimumSegment),
        mostBreaks: breaks + 1)
      return Self.gain(
        from: partitions.rss(breaks: breaks), to: partitions.rss(breaks: breaks + 1),
        count: years.count)
    }
    gains.sort()
    let threshold = gains[(Self.draws + 1) * 95 / 100 - 1]
    known.withLock { $0[kind] = threshold }
    return threshold
  }

  /// The gain in log-likelihood where a residual sum of squares becomes another.
  static func gain(from rss: Double, to less: Double, count: Int) -> Double {
    guard rss > 0 else { return 0 }
    guard less > 0 else { return .infinity }
    return Double(count) / 2 * Mathematics.logarithm(rss / less)
  }

  /// The model with the most breaks where each, one after the other, passes the threshold.
  func best(
    of models: [BreakModel], years: [Int], shape: SegmentShape, minimumSegment: Int,
    correlation: Double
  ) -> BreakModel {
    var chosen = models[0]
    for next in models.dropFirst() {
      let gain = Self.gain(from: chosen.rss, to: next.rss, count: years.count)
      let isPassed =
        gain > 0
        && (gain == .infinity
          || gain
            > threshold(
              beyond: chosen.breaks.count, years: years, shape: shape,
              minimumSegment: minimumSegment, correlation: correlation))
      guard isPassed else { break }
      chosen = next
    }
    return chosen
  }
}
