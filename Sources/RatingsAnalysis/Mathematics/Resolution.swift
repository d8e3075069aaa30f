internal import FreedomModel

/// How far apart two values must be to differ.
///
/// Floating point leaves noise in residuals, means and differences: 0.7 - 0.6 is not 0.1, and two
/// residuals that are equal as fractions can differ in the last digit. What ranks values, compares
/// them or needs a sign asks here, so that noise never decides an order, a tie or a threshold.
struct Resolution: Sendable {
  /// Values that are equal after rounding to this step tie: a ten-billionth of the range, and never
  /// less than what arithmetic on values of this size can distinguish.
  let step: Double

  /// The resolution of some values on a scale that spans some points; without a scale, or where the
  /// values spread over less of it, their own range counts.
  init(of values: some Sequence<Double>, scale: Double? = nil) {
    var low = Double.infinity
    var high = -Double.infinity
    var largest = 0.0
    for value in values {
      low = min(low, value)
      high = max(high, value)
      largest = max(largest, value.magnitude)
    }
    let spread = max(0, high - low)
    step = max(min(scale ?? spread, spread) * 1e-10, largest * 0x1p-44, .leastNormalMagnitude)
  }

  /// The resolution of the values of a panel, over all editions.
  init(of panel: Panel) {
    self.init(of: panel.values.lazy.compactMap { $0?.asNumber }, scale: panel.indicator.span)
  }

  /// A value in whole steps: the same number for values that tie.
  func steps(_ value: Double) -> Double { (value / step).rounded() }

  /// Whether two values are the same but for noise.
  func ties(_ one: Double, _ other: Double) -> Bool { (one - other).magnitude < step }

  /// What thresholds are relaxed by: ten steps, a billionth of the range.
  var slack: Double { 10 * step }

  /// What a change from one value to another means on a scale; ties are unchanged.
  func change(
    from first: Double, to last: Double, direction: ScaleDirection?
  ) -> ChangeDirection {
    ties(first, last)
      ? .unchanged : ChangeDirection(from: first, to: last, direction: direction)
  }

  /// A difference, exactly 0 where the two tie.
  func difference(_ one: Double, _ other: Double) -> Double {
    ties(one, other) ? 0 : one - other
  }
}
