internal import Platform
internal import Synchronization

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
        SegmentCosts(series, years: times, shape: shape), minimumSegment: minimumSegment,
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
