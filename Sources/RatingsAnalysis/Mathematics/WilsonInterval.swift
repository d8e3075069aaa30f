/// The limits of a share that was counted.
public struct WilsonInterval: Sendable, Hashable {
  /// The limits, from 0 to 1.
  public let low: Double, high: Double

  /// The limits of a share of events among trials; `nil` without trials.
  ///
  /// Wilson (1927), without a correction for continuity: the shares that a test would not reject.
  init?(events: Int, of trials: Int, confidence: Double = 0.95) {
    guard trials > 0 else { return nil }
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    let count = Double(trials)
    let share = Double(events) / count
    let scale = 1 + z * z / count
    let middle = (share + z * z / (2 * count)) / scale
    let reach =
      z / scale * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    // Where no event or nothing else happened, one limit is that end, whatever rounding says.
    low = events == 0 ? 0 : middle - reach
    high = events == trials ? 1 : middle + reach
  }
}
