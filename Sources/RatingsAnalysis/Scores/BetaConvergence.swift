/// Whether those that began low rose more (beta convergence): the slope of a line of least squares
/// through the changes over the first values. Below 0 they came closer.
public struct BetaConvergence: Sendable, Hashable {
  /// How many have values in both editions.
  public let entities: Int
  /// The slope: the change for each point of the first value.
  public let slope: Double
  /// The 95 % limits of the slope (Student's t).
  public let limits: ClosedRange<Double>

  /// `nil` with fewer than three pairs, or where all first values are equal.
  init?(_ pairs: [(first: Double, last: Double, weight: Double)]) {
    let weights = pairs.reduce(0) { $0 + $1.weight }
    guard pairs.count > 2, weights > 0 else { return nil }
    let first = pairs.reduce(0) { $0 + $1.weight * $1.first } / weights
    let change = pairs.reduce(0) { $0 + $1.weight * ($1.last - $1.first) } / weights
    var (spread, product) = (0.0, 0.0)
    for pair in pairs {
      let distance = pair.first - first
      spread += pair.weight * distance * distance
      product += pair.weight * distance * (pair.last - pair.first - change)
    }
    let resolution = Resolution(of: pairs.map(\.first))
    guard pairs.contains(where: { !resolution.ties($0.first, pairs[0].first) }) else { return nil }
    let slope = product / spread
    let squares = pairs.reduce(0) { sum, pair in
      let residual = pair.last - pair.first - change - slope * (pair.first - first)
      return sum + pair.weight * residual * residual
    }
    let error = (squares / Double(pairs.count - 2) / spread).squareRoot()
    let reach = error * StudentDistribution.limit(within: 0.95, degreesOfFreedom: pairs.count - 2)
    entities = pairs.count
    self.slope = slope
    limits = (slope - reach)...(slope + reach)
  }
}
