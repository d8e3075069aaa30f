internal import FreedomModel

/// One series ready to be drawn: its points by year, in runs without a gap.
struct Track {
  let series: Series
  let points: [Point]
  /// The published value of each point, whichever way the scale is drawn.
  let published: [(number: Double, text: String)]
  /// The status that each point is, where it is one.
  let publishedStatuses: [FreedomStatus?]
  let runs: [[Point]]
  /// The years between the first and the last point that have no value.
  let missing: [Int]

  static func tracks(
    _ series: [Series], on scale: SharedScale, by rule: YearRule
  ) throws(ChartError) -> [Track] {
    let step = usualStep(series, by: rule)
    return try series.map { one throws(ChartError) in
      try Track(one, on: scale, by: rule, step: step)
    }
  }

  static func tracks(
    onOwnScales series: [Series], by rule: YearRule
  ) throws(ChartError) -> [Track] {
    let step = usualStep(series, by: rule)
    return try series.map { one throws(ChartError) in
      try Track(one, on: SharedScale([one], range: .full), by: rule, step: step)
    }
  }

  private init(
    _ series: Series, on scale: SharedScale, by rule: YearRule, step: Int
  ) throws(ChartError) {
    var points: [Point] = []
    var published: [(number: Double, text: String)] = []
    var statuses: [FreedomStatus?] = []
    for (edition, value) in zip(series.editions, series.values) {
      guard let value else { continue }
      guard let number = value.asNumber else { continue }
      let position = try scale.position(number, of: series, in: edition)
      let text = series.indicator.text(of: value)
      // On one scale all values are of the present direction.
      let isReversed =
        series.indicator.direction(inEdition: edition.year) != series.indicator.direction
      let shown =
        isReversed
        ? series.indicator.mirrored(number).map { series.indicator.text(of: .number($0)) } : text
      for year in edition.years(under: rule) where points.last.map({ $0.year < year }) ?? true {
        points.append(Point(year: year, position: position, text: shown ?? text))
        published.append((number, text))
        statuses.append(value.status)
      }
    }
    self.series = series
    self.points = points
    self.published = published
    publishedStatuses = statuses
    var runs: [[Point]] = []
    var missing: [Int] = []
    for (index, point) in points.enumerated() {
      if index > 0, point.year - points[index - 1].year <= step {
        runs[runs.count - 1].append(point)
      } else {
        if index > 0 {
          missing += stride(from: points[index - 1].year + step, to: point.year, by: step)
        }
        runs.append([point])
      }
    }
    self.runs = runs
    self.missing = missing
  }

  /// The least distance between two editions: 1, unless a publication comes out more rarely.
  private static func usualStep(_ series: [Series], by rule: YearRule) -> Int {
    var least = Int.max
    for one in series {
      for (earlier, later) in zip(one.editions, one.editions.dropFirst()) {
        let distance = later.year(by: rule) - earlier.year(by: rule)
        if distance > 0 { least = min(least, distance) }
      }
    }
    return least == Int.max ? 1 : least
  }
}

extension Indicator {
  /// A value as people write it: a status as its code, a computed number with as many digits as in
  /// a table for people, anything else shortest-exact.
  func text(of value: RatingValue) -> String {
    guard isComputed, let number = value.number else { return value.description }
    return RoundedNumber.text(number, significantDigits: 4) ?? number.shortestExact
  }
}
