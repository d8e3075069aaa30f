internal import FreedomModel

/// The scale of bars: the figures as published, zero always on it, the greater to the right. A bar is
/// as long as its figure is great, so that one twice as long stands for twice as much.
enum BarScale {
  /// The whole of an indicator's scale, with room for figures outside it.
  static func of(_ figures: [Double], by indicator: Indicator) -> ValueScale {
    if indicator.measure == .status {
      return ValueScale(
        start: 0, end: 2,
        ticks: FreedomStatus.allCases.map { .init(Double($0.rawValue), $0.code) })
    }
    var low = min(0, indicator.nominalMinimum ?? 0, figures.min() ?? 0)
    var high = max(0, indicator.maximum ?? 0, figures.max() ?? 0)
    let step = TickStep.between(low, high)
    if low != min(0, indicator.nominalMinimum ?? 0) {
      // Totals that can fall below 0 have a lowest value of their own, such as -4.
      low = indicator.minimum.flatMap { $0 <= low ? $0 : nil } ?? (low / step).rounded(.down) * step
    }
    if high != indicator.maximum ?? 0 { high = (high / step).rounded(.up) * step }
    if low == high { high += step }
    return ValueScale(
      start: low, end: high, ticks: TickStep.ticksWithEnds(from: low, to: high, by: step))
  }
}
