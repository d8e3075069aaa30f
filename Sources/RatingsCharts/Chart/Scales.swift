internal import FreedomModel

/// How positions on paper follow from years, values or names.
enum Scale: Sendable, Hashable {
  /// Years, left to right, in proportion to real time.
  case years(YearScale)
  /// Values, freer to the top; of bars the greater to the right.
  case values(ValueScale)
  /// Names, one row each, from the top.
  case categories([String])
}

/// A scale of whole years.
struct YearScale: Sendable, Hashable {
  let first: Int
  let last: Int

  /// A scale from one year to another, in either order.
  init(first: Int, last: Int) {
    self.first = min(first, last)
    self.last = max(first, last)
  }

  /// How many years the scale has, both ends counted.
  var count: Int { last - first + 1 }

  /// The position of a year: 0 at the left end, 1 at the right; a scale of one year has it in the
  /// middle.
  func fraction(_ year: Int) -> Double {
    last == first ? 0.5 : Double(year - first) / Double(last - first)
  }
}

/// A scale of values whose freer end is always ``end``; that of bars ends with the greatest.
struct ValueScale: Sendable, Hashable {
  /// A labelled place on the scale.
  struct Tick: Sendable, Hashable {
    let position: Double
    let label: String

    init(_ position: Double, _ label: String) {
      self.position = position
      self.label = label
    }
  }

  /// The value at the bottom or at the left: the least free end, of bars the least value.
  let start: Double
  /// The value at the top or at the right: the freest end, of bars the greatest value.
  let end: Double
  let ticks: [Tick]
  /// Every value possible, when they are few (ratings, statuses, items), from `start` to `end`.
  var levels: [Double] = []

  /// The position of a value: 0 at ``start``, 1 at ``end``.
  func fraction(_ position: Double) -> Double {
    // Halves, because the distance of two numbers can be greater than any number.
    start == end ? 0.5 : (position / 2 - start / 2) / (end / 2 - start / 2)
  }
}

extension ValueScale {
  /// The scale within the ends that an indicator declares, so that a total of 101 or of -1 does
  /// not move the shades of all others.
  func within(_ indicator: Indicator?) -> ValueScale {
    guard let indicator, indicator.measure != .status, let low = indicator.nominalMinimum,
      let high = indicator.maximum, low < high
    else { return self }
    let (start, end) = (max(low, min(high, start)), max(low, min(high, end)))
    return start == end ? self : ValueScale(start: start, end: end, ticks: ticks, levels: levels)
  }
}

/// Values from a lowest to a highest one, as text: `1–2.5`, `-4 to 19`.
enum ValueRange {
  static func text(_ figures: [Double]) -> String {
    let low = figures.min() ?? 0
    let high = figures.max() ?? 0
    if low == high { return low.shortestExact }
    // A dash and a minus sign side by side cannot be read.
    return low.shortestExact + (low < 0 ? " to " : "–") + high.shortestExact
  }
}

extension StatusBand {
  /// The values of the band as text: `1–2.5`.
  var range: String { ValueRange.text([freest, leastFree]) }
}

extension [StatusBand] {
  /// Where one band ends and the next begins: half way between their values.
  var boundaries: [Double] {
    let sorted = self.sorted { $0.status > $1.status }
    return zip(sorted, sorted.dropFirst()).map { ($0.leastFree + $1.freest) / 2 }
  }
}

extension ClosedRange<Int> {
  func nearest(to number: Int) -> Int { Swift.max(lowerBound, Swift.min(upperBound, number)) }
}

/// The one scale that all series of a chart are drawn on: the freer end at its end, or the higher
/// one where the direction is not declared.
struct SharedScale {
  let scale: ValueScale
  /// The scale that shades divide.
  let shades: ValueScale
  /// Whether series on different scales are drawn as shares of the way from least free to freest.
  let isRelative: Bool

  /// A scale for some series, whole or fitted to the values.
  ///
  /// - Parameters:
  ///   - series: What is drawn.
  ///   - range: How much of the scale is shown.
  ///   - level: A value that the scale reaches to in any case, such as the zero of differences.
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  init(
    _ series: [Series], range: ChartOptions.Range, reaching level: Double? = nil
  ) throws(ChartError) {
    isRelative = SharedScale.differ(series.map(\.indicator))
    var positions = level.map { [$0] } ?? []
    for one in series {
      for (edition, value) in zip(one.editions, one.numbers) {
        guard let value else { continue }
        positions.append(
          try SharedScale.position(value, of: one, in: edition, isRelative: isRelative))
      }
    }
    scale =
      isRelative
      ? SharedScale.relative(positions)
      : SharedScale.natural(series.first?.indicator, positions, range: range)
    shades = isRelative ? scale : scale.within(series.first?.indicator)
  }

  func position(
    _ value: Double, of series: Series, in edition: Edition
  ) throws(ChartError) -> Double {
    try SharedScale.position(value, of: series, in: edition, isRelative: isRelative)
  }

  /// Whether indicators are measured on scales whose values one drawing cannot show as
  /// such.
  static func differ(_ indicators: [Indicator]) -> Bool {
    guard let first = indicators.first else { return false }
    return indicators.contains {
      $0.direction != first.direction || $0.nominalMinimum != first.nominalMinimum
        || $0.maximum != first.maximum || ($0.measure == .status) != (first.measure == .status)
        // Scales without ends are only known to be the same where the indicator is.
        || ($0.maximum == nil || $0.nominalMinimum == nil) && $0.id != first.id
    }
  }

  private static func position(
    _ value: Double, of series: Series, in edition: Edition, isRelative: Bool
  ) throws(ChartError) -> Double {
    let indicator = series.indicator
    guard value.isFinite else {
      throw .notFinite(indicator: indicator.id, entity: series.entity.name, year: edition.year)
    }
    let direction = indicator.direction(inEdition: edition.year)
    if isRelative {
      let ends =
        indicator.measure == .status ? (0, 2) : (indicator.nominalMinimum, indicator.maximum)
      guard let direction, let low = ends.0, let high = ends.1, low < high else {
        let lacksRange = ends.0.flatMap { low in ends.1.map { low >= $0 } } ?? true
        throw .noSharedScale(
          indicator: indicator.id, lacksRange: lacksRange, lacksDirection: direction == nil)
      }
      let share = (value - low) / (high - low) * 100
      return direction == .lower ? 100 - share : share
    }
    if direction == indicator.direction { return value }
    guard let mirrored = indicator.mirrored(value) else {
      throw .countsBothWays(
        indicator: indicator.id, since: indicator.directionSince ?? edition.year)
    }
    return mirrored
  }

  static func relative(_ positions: [Double]) -> ValueScale {
    ValueScale(
      start: min(0, positions.min() ?? 0), end: max(100, positions.max() ?? 100),
      ticks: [0, 25, 50, 75, 100].map { .init($0, $0.shortestExact + " %") })
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
    let ticks = TickStep.ticksWithEnds(from: low, to: high, by: step)
    let levels = levels(low, high, halves: isRating && !isWhole(positions), positions)
    return indicator.direction == .lower
      ? ValueScale(start: high, end: low, ticks: ticks, levels: levels.reversed())
      : ValueScale(start: low, end: high, ticks: ticks, levels: levels)
  }

  /// Every value from one to another, in ones or halves, if there are few and nothing is
  /// between.
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

/// Round steps for the labels of a scale of values.
enum TickStep {
  /// The step, one of 1, 2 or 5 times a power of ten, with at most seven labels.
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

  /// The multiples of a step that lie on a scale, and its ends where no multiple is near, such as
  /// the 1 of ranks.
  static func ticksWithEnds(from low: Double, to high: Double, by step: Double)
    -> [ValueScale.Tick]
  {
    let between = ticks(from: low, to: high, by: step)
    guard let first = between.first, let last = between.last else { return between }
    func tick(_ position: Double) -> ValueScale.Tick { .init(position, position.shortestExact) }
    return (first.position - low > step / 3 ? [tick(low)] : []) + between
      + (high - last.position > step / 3 ? [tick(high)] : [])
  }

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
