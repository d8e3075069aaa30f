public import FreedomModel

extension Chart {
  /// Two indicators in one year, a dot an entity: the first across, the second up, freer to the
  /// right and to the top. Entities that the two see most differently are named.
  ///
  /// - Parameters:
  ///   - series: Series of two indicators; those of others are left out.
  ///   - year: A year of the chart's rule; `nil` means the latest in which an entity has both
  /// values.
  ///   - options: The options of the chart.
  /// - Returns: The chart.
  /// - Throws: ``ChartError`` where an indicator is a status, or a value has no place on its scale.
  public static func scatter(
    series: [Series], year: Int? = nil, options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let indicators = Array(series.map(\.indicator).uniqued(by: \.id).prefix(2))
    if let status = indicators.first(where: { $0.measure == .status }) {
      throw .scatterOfStatus(indicator: status.id)
    }
    let sides = try indicators.map { indicator throws(ChartError) in
      try ScatterSide(
        series.filter { $0.indicator.id == indicator.id }, year: nil, options: options)
    }
    guard sides.count == 2 else {
      return Chart(
        kind: .scatter, title: ChartTitle(series, when: "", options: options).first,
        plots: [], notes: options.closingNotes,
        description: "A scatter needs values of two indicators.")
    }
    let shown = year ?? sides[0].years.intersection(sides[1].years).max()
    let pairs = ScatterPairs(sides[0], sides[1], in: shown, naming: options.highlighted)
    let (x, y) = (
      try ScatterSide(sides[0].series, year: shown, options: options).scale,
      try ScatterSide(sides[1].series, year: shown, options: options).scale
    )
    let labels = indicators.map(\.label).joined(separator: " and ")
    let title = ChartTitle(
      ChartTitle.what(indicators) + (options.who.map { ": \($0)" } ?? ""),
      when: shown.map { "\($0)" } ?? "", options: options)
    let plot = Plot(
      x: .values(x.scale), y: .values(y.scale), marks: pairs.dots.map(Mark.dot),
      guide: pairs.guide, axisNames: indicators.map(\.label))
    return Chart(
      kind: .scatter, title: title.first, secondTitle: title.second,
      subtitle: [
        "across: " + ChartLabels.scale(x, sides[0].series, freerAt: "right"),
        "up: " + ChartLabels.scale(y, sides[1].series, freerAt: "top"),
        ChartLabels.years(options.years, isOne: true),
      ].filter { !$0.isEmpty }.joined(separator: "; "),
      plots: [plot], notes: pairs.notes + options.closingNotes,
      description: pairs.description(labels, in: shown))
  }
}

/// The values of one indicator, ready to be drawn along one side.
struct ScatterSide {
  let series: [Series]
  let scale: SharedScale
  let tracks: [Track]

  init(_ series: [Series], year: Int?, options: ChartOptions) throws(ChartError) {
    self.series = series
    let drawn = year.map { year in
      series.map { one in
        Series(
          entity: one.entity, indicator: one.indicator, editions: one.editions,
          values: zip(one.editions, one.values).map { edition, value in
            edition.years(under: options.years).contains(year) ? value : nil
          })
      }
    }
    scale = try SharedScale(drawn ?? series, range: options.range)
    tracks = try Track.tracks(drawn ?? series, on: scale, by: options.years)
  }

  var indicator: Indicator? { series.first?.indicator }
  var years: Set<Int> { Set(tracks.flatMap(\.points).map(\.year)) }

  /// Where a position is on the way from least free, 0, to freest, 1; `nil` where the scale has no
  /// ends or no direction.
  func share(_ position: Double) -> Double? {
    guard let indicator, let direction = indicator.direction,
      let low = indicator.nominalMinimum, let high = indicator.maximum, low < high
    else { return nil }
    let share = (position - low) / (high - low)
    return direction == .lower ? 1 - share : share
  }

  /// The position at a share of the way from least free to freest.
  func position(_ share: Double) -> Double? {
    guard let indicator, let direction = indicator.direction,
      let low = indicator.nominalMinimum, let high = indicator.maximum, low < high
    else { return nil }
    return low + (direction == .lower ? 1 - share : share) * (high - low)
  }
}

/// The entities that have both values in a year, and which of them are far from the rest.
struct ScatterPairs {
  private struct Pair {
    let entity: Entity
    let x: Point
    let y: Point
    /// How far it is from where the two would agree.
    var distance = 0.0
  }

  /// How many are named.
  private static let named = 10

  let dots: [DotMark]
  let guide: GuideLine?
  private let outliers: [Pair]
  /// Whether those named are the ones that the user picks out.
  private let isPicked: Bool
  private let all: [Pair]
  /// How many have a value of one of the two only.
  private let onlyOne: Int
  /// Whether both scales have ends and directions, so that they can be compared.
  private let isComparable: Bool

  /// - Parameters:
  ///   - first: The side across.
  ///   - second: The side up.
  ///   - year: The year that is drawn.
  ///   - picked: The ids of those that are named; empty names those farthest from the others.
  init(
    _ first: ScatterSide, _ second: ScatterSide, in year: Int?, naming picked: [String] = []
  ) {
    func points(_ side: ScatterSide) -> [(entity: Entity, point: Point)] {
      side.tracks.compactMap { track in
        track.points.first { $0.year == year }.map { (track.series.entity, $0) }
      }
    }
    let (across, up) = (points(first), points(second))
    let partners = Dictionary(
      up.map { ($0.entity.id, $0.point) }, uniquingKeysWith: { first, _ in first })
    var pairs = across.compactMap { entity, x in
      partners[entity.id].map { Pair(entity: entity, x: x, y: $0) }
    }
    onlyOne = across.count + up.count - 2 * pairs.count
    if let line = GuideLine(agreementOf: first, second) {
      isComparable = true
      guide = line
      for place in pairs.indices {
        let x = first.share(pairs[place].x.position) ?? 0
        let y = second.share(pairs[place].y.position) ?? 0
        pairs[place].distance = (y - x).magnitude
      }
    } else {
      isComparable = false
      guide = GuideLine(fittedTo: pairs.map { ($0.x.position, $0.y.position) })
      for place in pairs.indices {
        let fitted = guide?.y(at: pairs[place].x.position) ?? pairs[place].y.position
        pairs[place].distance = (pairs[place].y.position - fitted).magnitude
      }
    }
    all = pairs
    isPicked = !picked.isEmpty
    outliers =
      isPicked ? pairs.filter { picked.contains($0.entity.id) } : Self.outliers(pairs)
    let named = Set(outliers.map(\.entity.id))
    var places: [[Double]: Int] = [:]
    var dots: [DotMark] = []
    for pair in outliers + pairs.filter({ !named.contains($0.entity.id) }) {
      let entry = DotMark.Entry(
        name: pair.entity.name, shortName: pair.entity.id, x: pair.x.text, y: pair.y.text,
        isNamed: named.contains(pair.entity.id))
      let key = [pair.x.position, pair.y.position]
      if let place = places[key] {
        dots[place].entries.append(entry)
      } else {
        places[key] = dots.count
        dots.append(DotMark(x: pair.x.position, y: pair.y.position, entries: [entry]))
      }
    }
    self.dots = dots
  }

  /// The ten that are farthest from where the two would agree. Of many that are equally far none is
  /// named before the others, unless all are.
  private static func outliers(_ pairs: [Pair]) -> [Pair] {
    let least = (pairs.map(\.distance).max() ?? 0) * 1e-9
    let apart = pairs.filter { $0.distance > least }.sorted {
      $0.distance == $1.distance
        ? $0.entity.sortName < $1.entity.sortName : $0.distance > $1.distance
    }
    guard apart.count > named else { return apart }
    let farther = apart.prefix(named).filter { $0.distance > apart[named].distance + least }
    return farther.isEmpty ? Array(apart.prefix(named)) : farther
  }

  var notes: [String] {
    guard !all.isEmpty else { return [] }
    var notes: [String] = []
    if guide != nil {
      notes.append(
        isComparable
          ? "On the dotted line both are equally free, on the way from least free to most free."
          : "The dotted line is that of least squares.")
    }
    if !outliers.isEmpty {
      notes.append(
        "\(isPicked ? "Named" : "Farthest from it"): "
          + ChartLabels.sentenceEnd(of: names(of: outliers))
      )
    }
    if onlyOne > 0 {
      notes.append("\(onlyOne) \(onlyOne == 1 ? "has" : "have") one of the two values only.")
    }
    return notes
  }

  func description(_ labels: String, in year: Int?) -> String {
    guard let year, !all.isEmpty else { return "No values to draw." }
    if all.count <= 12 {
      return "\(labels) in \(year): \(ChartLabels.sentenceEnd(of: names(of: all)))"
    }
    let rest =
      outliers.isEmpty
      ? ""
      : " \(isPicked ? "Named" : "Farthest apart"): "
        + ChartLabels.sentenceEnd(of: names(of: outliers))
    return "\(labels) of \(all.count) entities in \(year)." + rest
  }

  private func names(of pairs: [Pair]) -> [String] {
    pairs.map { "\($0.entity.name) \($0.entity.id) \($0.x.text) and \($0.y.text)" }
  }
}

/// A straight line across a scatter, between two places.
struct GuideLine: Sendable, Hashable {
  let fromX: Double
  let fromY: Double
  let toX: Double
  let toY: Double

  /// Where two scales are equally free; `nil` where one has no ends or no direction.
  init?(agreementOf first: ScatterSide, _ second: ScatterSide) {
    guard let fromX = first.position(0), let toX = first.position(1),
      let fromY = second.position(0), let toY = second.position(1)
    else { return nil }
    (self.fromX, self.fromY, self.toX, self.toY) = (fromX, fromY, toX, toY)
  }

  /// The line of least squares through some places, from the first to the last; `nil` without
  /// one.
  init?(fittedTo points: [(x: Double, y: Double)]) {
    guard points.count > 2, let low = points.map(\.x).min(), let high = points.map(\.x).max(),
      low < high
    else { return nil }
    let count = Double(points.count)
    let x = points.reduce(0) { $0 + $1.x / count }
    let y = points.reduce(0) { $0 + $1.y / count }
    let square = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    let slope = points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / square
    guard slope.isFinite else { return nil }
    (fromX, toX) = (low, high)
    (fromY, toY) = (y + slope * (low - x), y + slope * (high - x))
  }

  /// The height of the line over a place.
  func y(at x: Double) -> Double { fromY + (toY - fromY) * (x - fromX) / (toX - fromX) }
}
