internal import Platform

/// The standard normal distribution.
enum NormalDistribution {
  /// The probability of a value at least this distant from zero, on either side.
  static func twoSidedTail(_ z: Double) -> Double {
    Mathematics.complementaryErrorFunction(z.magnitude / 2.0.squareRoot())
  }

  /// The logarithm of the probability of a value above a number, exact where that probability is
  /// too small for a number of its own.
  static func logarithmOfUpperTail(_ z: Double) -> Double {
    guard z > 25 else {
      return Mathematics.logarithm(
        Mathematics.complementaryErrorFunction(z / 2.0.squareRoot()) / 2)
    }
    // The asymptotic series 1 - 1/z^2 + 3/z^4 - 15/z^6 ...; from 25 on its terms shrink fast.
    var term = 1.0
    var sum = 1.0
    for order in 1...12 {
      term *= -Double(2 * order - 1) / (z * z)
      sum += term
    }
    return -z * z / 2 - Mathematics.logarithm(z * (2 * .pi).squareRoot())
      + Mathematics.logarithm(sum)
  }

  /// The value that a share of the distribution is below.
  ///
  /// Wichura (1988), algorithm AS 241, routine PPND16: about 16 digits; 1.959964 for 0.975.
  static func quantile(_ probability: Double) -> Double {
    let offset = probability - 0.5
    guard offset.magnitude > 0.425 else {
      let r = 0.180625 - offset * offset
      return offset * ratio(centre, r)
    }
    let tail = min(probability, 1 - probability)
    let r = (-Mathematics.logarithm(tail)).squareRoot()
    let distance = r <= 5 ? ratio(shoulder, r - 1.6) : ratio(outer, r - 5)
    return offset < 0 ? -distance : distance
  }

  private typealias Polynomials = (over: [Double], under: [Double])

  private static func ratio(_ polynomials: Polynomials, _ x: Double) -> Double {
    func value(_ coefficients: [Double]) -> Double {
      coefficients.reversed().reduce(0) { $0 * x + $1 }
    }
    return value(polynomials.over) / value(polynomials.under)
  }

  private static let centre: Polynomials = (
    over: [
      3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
    ],
    under: [
      1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.930789580009271061e4, 2.8729085735721942674e4,
      5.226495278852545925e3,
    ]
  )

  private static let shoulder: Polynomials = (
    over: [
      1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055,
      3.64784832476320460504, 1.27045825245236838258, 2.4178072517745061177e-1,
      2.27238449892691845833e-2, 7.7454501427834140764e-4,
    ],
    under: [
      1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1,
      1.4810397642748007459e-1, 1.51986665636164571966e-2, 5.475938084995344946e-4,
      1.05075007164441684324e-9,
    ]
  )

  private static let outer: Polynomials = (
    over: [
      6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358,
      2.9656057182850489123e-1, 2.6532189526576123093e-2, 1.2426609473880784386e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    under: [
      1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2,
      7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
      2.04426310338993978564e-15,
    ]
  )
}

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

/// The regularised incomplete gamma function.
enum IncompleteGamma {
  /// The share of the gamma distribution of a shape, with scale 1, that is above a number: Q(a, x).
  ///
  /// A series below a + 1, a continued fraction by Lentz's method above (Press et al. 2007, 6.2);
  /// about 14 digits.
  static func upper(shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < .infinity else { return 0 }
    let scale = Mathematics.exponential(
      shape * Mathematics.logarithm(x) - x - Mathematics.logarithmOfGamma(shape))
    if x < shape + 1 {
      var term = 1 / shape
      var sum = term
      var step = shape
      while term > sum * 1e-17 {
        step += 1
        term *= x / step
        sum += term
      }
      return 1 - sum * scale
    }
    let least = Double.leastNormalMagnitude
    var b = x + 1 - shape
    var c = 1 / least
    var d = 1 / b
    var fraction = d
    for round in 1...500 {
      let a = -Double(round) * (Double(round) - shape)
      b += 2
      d = a * d + b
      if d.magnitude < least { d = least }
      c = b + a / c
      if c.magnitude < least { c = least }
      d = 1 / d
      fraction *= d * c
      if (d * c - 1).magnitude < 1e-16 { break }
    }
    return fraction * scale
  }
}
