internal import FreedomModel

/// The one scale that all series of a chart are drawn on: the freer end at its end, or the higher one
/// where the direction is not declared.
struct SharedScale {
  let scale: ValueScale
  /// Whether series on different scales are drawn as shares of the way from least free to freest.
  let isRelative: Bool

  /// A scale for some series, whole or fitted to the figures.
  init(_ series: [Series], range: ChartOptions.Range) {
    isRelative = SharedScale.differ(series.map(\.indicator))
    var positions: [Double] = []
    for one in series {
      for (edition, value) in zip(one.editions, one.values) {
        guard let value,
          let position = SharedScale.position(
            value, one.indicator, edition: edition.year, isRelative: isRelative)
        else { continue }
        positions.append(position)
      }
    }
    scale =
      isRelative
      ? SharedScale.relative(positions)
      : SharedScale.natural(series.first?.indicator, positions, range: range)
  }

  /// Where a figure is drawn; `nil` where a turned scale has no ends to turn it by.
  func position(_ value: Double, in series: Series, edition: Int) -> Double? {
    SharedScale.position(value, series.indicator, edition: edition, isRelative: isRelative)
  }

  private static func differ(_ indicators: [Indicator]) -> Bool {
    guard let first = indicators.first else { return false }
    return indicators.contains {
      $0.direction != first.direction || $0.nominalMinimum != first.nominalMinimum
        || $0.maximum != first.maximum || ($0.measure == .status) != (first.measure == .status)
    }
  }

  private static func position(
    _ value: Double, _ indicator: Indicator, edition: Int, isRelative: Bool
  ) -> Double? {
    guard value.isFinite else { return nil }
    if isRelative {
      let ends =
        indicator.measure == .status ? (0, 2) : (indicator.nominalMinimum, indicator.maximum)
      guard let low = ends.0, let high = ends.1, low < high else { return nil }
      let share = (value - low) / (high - low) * 100
      return indicator.direction(inEdition: edition) == .lower ? 100 - share : share
    }
    return indicator.direction(inEdition: edition) == indicator.direction
      ? value : indicator.mirrored(value)
  }

  private static func relative(_ positions: [Double]) -> ValueScale {
    ValueScale(
      start: min(0, positions.min() ?? 0), end: max(100, positions.max() ?? 100),
      ticks: [0, 25, 50, 75, 100].map { .init($0, $0.shortestExact) })
  }

  private static func natural(
    _ indicator: Indicator?, _ positions: [Double], range: ChartOptions.Range
  ) -> ValueScale {
    guard let indicator else { return ValueScale(start: 0, end: 1, ticks: []) }
    if indicator.measure == .status {
      return ValueScale(
        start: 0, end: 2,
        ticks: FreedomStatus.allCases.map { .init(Double($0.rawValue), $0.code) },
        levels: isWhole(positions) ? [0, 1, 2] : [])
    }
    var low = positions.min() ?? indicator.nominalMinimum ?? 0
    var high = positions.max() ?? indicator.maximum ?? low
    if range == .full {
      low = min(low, indicator.nominalMinimum ?? low)
      high = max(high, indicator.maximum ?? high)
    }
    return fitted(low, high, indicator: indicator, positions)
  }

  private static func fitted(
    _ low: Double, _ high: Double, indicator: Indicator, _ positions: [Double]
  ) -> ValueScale {
    let isRating = indicator.measure == .rating
    let step = isRating ? max(1, TickStep.between(low, high)) : TickStep.between(low, high)
    var (low, high) = (low, high)
    if indicator.nominalMinimum.map({ low > $0 }) ?? true {
      low = (low / step).rounded(.down) * step
    }
    if indicator.maximum.map({ high < $0 }) ?? true { high = (high / step).rounded(.up) * step }
    if low == high { high += step }
    let ticks = TickStep.ticks(from: low, to: high, by: step)
    let levels = levels(low, high, halves: isRating && !isWhole(positions), positions)
    return indicator.direction == .lower
      ? ValueScale(start: high, end: low, ticks: ticks, levels: levels.reversed())
      : ValueScale(start: low, end: high, ticks: ticks, levels: levels)
  }

  /// Every figure from one to another, in ones or halves, if there are few and nothing lies between.
  private static func levels(
    _ low: Double, _ high: Double, halves: Bool, _ positions: [Double]
  ) -> [Double] {
    let step = halves ? 0.5 : 1
    let count = (high - low) / step
    guard count <= 16, isWhole([low / step, high / step]), isWhole(positions.map { $0 / step })
    else { return [] }
    return (0...Int(count)).map { low + Double($0) * step }
  }

  private static func isWhole(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy { $0 == $0.rounded() }
  }
}
