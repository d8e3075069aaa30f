internal import Platform

/// The chi-squared distribution with whole degrees of freedom.
enum ChiSquaredDistribution {
  /// The probability of a value at least this large; 1 at 0 and below.
  ///
  /// The sums for even and odd degrees of freedom (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5):
  /// all terms are positive, so that nothing cancels far out in the tail either.
  static func upperTail(_ value: Double, degreesOfFreedom: Int) -> Double {
    guard value > 0, degreesOfFreedom > 0 else { return 1 }
    guard value < .infinity else { return 0 }
    let half = value / 2
    let isOdd = !degreesOfFreedom.isMultiple(of: 2)
    // Terms half^a e^-half / gamma(a + 1), for a = 0, 1, ... or a = 1/2, 3/2, ...
    var power = isOdd ? 0.5 : 0
    var logarithm = -half
    if isOdd {
      logarithm += 0.5 * Mathematics.logarithm(half) - Mathematics.logarithm(Double.pi) / 2
      logarithm += Mathematics.logarithm(2)
    }
    var sum = isOdd ? Mathematics.complementaryErrorFunction(half.squareRoot()) : 0
    for _ in 0..<degreesOfFreedom / 2 {
      sum += Mathematics.exponential(logarithm)
      power += 1
      logarithm += Mathematics.logarithm(half / power)
    }
    return min(1, sum)
  }
}
