/// Student's t distribution with a whole number of degrees of freedom.
enum StudentDistribution {
  /// The probability of a value at least this distant from zero, on either side.
  static func twoSidedTail(_ t: Double, degreesOfFreedom: Int) -> Double {
    let (n, square) = (Double(degreesOfFreedom), t * t)
    guard square.isFinite else { return 0 }
    // I_x(n / 2, 1 / 2) with x = n / (n + t²): exact far out in the tail too.
    let (x, rest) = (n / (n + square), square / (n + square))
    let a = n / 2
    // x^a sqrt(1 - x), without a logarithm: a is a whole number of halves.
    var power = rest.squareRoot()
    let root = x.squareRoot()
    for _ in 0..<degreesOfFreedom { power *= root }
    let scaled = power / beta(degreesOfFreedom)
    return x < (a + 1) / (a + 2.5)
      ? scaled * continuedFraction(x, a, 0.5) / a
      : 1 - scaled * continuedFraction(rest, 0.5, a) / 0.5
  }

  /// The distance from zero that a value does not exceed with some probability, on both sides:
  /// 2.228 for 0.95 and 10 degrees of freedom.
  static func limit(within probability: Double, degreesOfFreedom: Int) -> Double {
    var (low, high) = (0.0, 1.0)
    while twoSidedTail(high, degreesOfFreedom: degreesOfFreedom) > 1 - probability { high *= 2 }
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if twoSidedTail(middle, degreesOfFreedom: degreesOfFreedom) > 1 - probability {
        low = middle
      } else {
        high = middle
      }
    }
  }

  /// B(n / 2, 1 / 2), from B(1 / 2, 1 / 2) = pi or B(1, 1 / 2) = 2.
  private static func beta(_ n: Int) -> Double {
    var value = n.isMultiple(of: 2) ? 2 : Double.pi
    var a = n.isMultiple(of: 2) ? 1 : 0.5
    while a + 0.5 < Double(n) / 2 {
      value *= a / (a + 0.5)
      a += 1
    }
    return value
  }

  /// The continued fraction of the incomplete beta function (Abramowitz and Stegun 1964, 26.5.8),
  /// by Lentz's method.
  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    func bounded(_ number: Double) -> Double { number.magnitude < 1e-300 ? 1e-300 : number }
    var c = 1.0
    var d = 1 / bounded(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...1000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / bounded(1 + even * d)
      c = bounded(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / bounded(1 + odd * d)
      c = bounded(1 + odd / c)
      value *= d * c
      if (d * c - 1).magnitude < 1e-16 { break }
    }
    return value
  }
}
