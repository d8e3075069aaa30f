internal import FreedomModel

/// One series ready to be drawn: its points by year, in runs without a gap.
struct Track {
  let series: Series
  let points: [Point]
  let runs: [[Point]]
  /// The years between the first and the last point that have no figure.
  let missing: [Int]
  /// Figures that the scale has no place for.
  let leftOut: Int
  /// Whether the scale counted the other way in some of the editions drawn.
  let isTurnedMidway: Bool

  /// The tracks of some series on one scale.
  static func tracks(_ series: [Series], on scale: SharedScale, by rule: YearRule) -> [Track] {
    let step = usualStep(series, by: rule)
    return series.map { Track($0, on: scale, by: rule, step: step) }
  }

  private init(_ series: Series, on scale: SharedScale, by rule: YearRule, step: Int) {
    var points: [Point] = []
    var isTurned: [Bool] = []
    var leftOut = 0
    for (edition, value) in zip(series.editions, series.values) {
      guard let value else { continue }
      guard let position = scale.position(value, in: series, edition: edition.year) else {
        leftOut += 1
        continue
      }
      let text = series.indicator.text(of: value)
      let turned =
        series.indicator.direction(inEdition: edition.year) != series.indicator.direction
      for year in edition.years(under: rule) where points.last.map({ $0.year < year }) ?? true {
        points.append(Point(year: year, position: position, text: text))
        isTurned.append(turned)
      }
    }
    self.series = series
    self.points = points
    self.leftOut = leftOut
    isTurnedMidway = Set(isTurned).count > 1
    var runs: [[Point]] = []
    var missing: [Int] = []
    for (index, point) in points.enumerated() {
      if index > 0, point.year - points[index - 1].year <= step,
        isTurned[index] == isTurned[index - 1]
      {
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
  /// A figure as people write it: a status as its code, anything else shortest-exact.
  func text(of value: Double) -> String {
    guard measure == .status else { return value.shortestExact }
    return FreedomStatus(figure: value)?.code ?? value.shortestExact
  }
}
