internal import FreedomModel

/// Round steps for the labels of a scale of figures.
enum TickStep {
  /// The step, one of 1, 2 or 5 times a power of ten, that gives at most seven labels.
  static func between(_ low: Double, _ high: Double) -> Double {
    let span = high - low
    guard span > 0, span.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= span { power *= 10 }
    while power > span { power /= 10 }
    return [power / 10, power / 5, power / 2, power, power * 2, power * 5].first {
      span / $0 <= 6.0001
    } ?? power * 10
  }

  /// The multiples of a step that lie on a scale, and its ends where no multiple is near, such as the
  /// 1 of ranks.
  static func ticksWithEnds(from low: Double, to high: Double, by step: Double)
    -> [ValueScale.Tick]
  {
    let between = ticks(from: low, to: high, by: step)
    guard let first = between.first, let last = between.last else { return between }
    func tick(_ position: Double) -> ValueScale.Tick { .init(position, position.shortestExact) }
    return (first.position - low > step / 3 ? [tick(low)] : []) + between
      + (high - last.position > step / 3 ? [tick(high)] : [])
  }

  /// The multiples of a step that lie on a scale, with their labels.
  static func ticks(from low: Double, to high: Double, by step: Double) -> [ValueScale.Tick] {
    guard step > 0, low.isFinite, high.isFinite else { return [] }
    // A sixth of 0.3 is a little less than 0.05: ends that are nearly on a step count as on it.
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard first <= last, last - first <= 50 else { return [] }
    return stride(from: first, through: last, by: 1).map {
      // Dividing by the inverse of a step below 1 keeps 0.3 from becoming 0.30000000000000004.
      let position = step < 1 ? $0 / (1 / step).rounded() : $0 * step
      return ValueScale.Tick(position, position.shortestExact)
    }
  }
}
