internal import Platform

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
