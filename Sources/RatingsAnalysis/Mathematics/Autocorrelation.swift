/// How figures resemble those some places before them.
struct Autocorrelation {
  private let deviations: [Double]
  private let spread: Double

  /// Of figures that are not all alike; `nil` where they are.
  init?(_ figures: [Double]) {
    guard let mean = figures.mean else { return nil }
    deviations = figures.map { $0 - mean }
    spread = deviations.reduce(0) { $0 + $1 * $1 }
    guard spread > 0 else { return nil }
  }

  /// The autocorrelation at a lag, both sums over the whole list (the usual, biased estimate).
  subscript(lag: Int) -> Double {
    var sum = 0.0
    for position in lag..<deviations.count {
      sum += deviations[position] * deviations[position - lag]
    }
    return sum / spread
  }
}
