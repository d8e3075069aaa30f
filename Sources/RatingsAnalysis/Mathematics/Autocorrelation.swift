/// How figures resemble those some places before them.
struct Autocorrelation {
  private let deviations: [Double]
  private let spread: Double

  /// Of figures that are not all alike; `nil` where they are, rounding aside.
  init?(_ figures: [Double]) {
    guard let mean = figures.mean else { return nil }
    deviations = figures.map { $0 - mean }
    spread = deviations.reduce(0) { $0 + $1 * $1 }
    let size = figures.reduce(0) { max($0, $1.magnitude) }
    let noise = size * 1e-12
    guard spread > noise * noise * Double(figures.count) else { return nil }
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
