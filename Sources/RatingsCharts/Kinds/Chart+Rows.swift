public import FreedomModel

extension Chart {
  /// One row of small bars a series, freer being taller, with the first and the last value.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func spark(
    series: [Series], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    var options = options
    options.range = .full
    // Small bars begin at the end of the scale; where none is declared, at zero.
    let hasEnd = series.first?.indicator.nominalMinimum != nil
    let frame = try LineFrame(
      series, bands: [], options: options, freerAt: "tallest", reaching: hasEnd ? nil : 0)
    let scale = frame.shared.scale
    let marks = frame.tracks.enumerated().map { row, track in
      Mark.spark(
        SparkMark(
          row: row,
          points: frame.shown(track.points).map {
            Point(year: $0.year, position: scale.fraction($0.position), text: $0.text)
          }, text: ChartLabels.change(track, on: scale),
          shortText: ChartLabels.change(track, on: scale, isShort: true)))
    }
    let plot = Plot(
      x: .years(frame.years), y: .categories(frame.names.full),
      marks: frame.span == nil ? [] : marks, strongRows: options.strongRows(of: series))
    return frame.chart(.spark, [plot], gaps: frame.gaps)
  }

  /// Every value as a shade, or as a number where it fits; one row a series.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func heat(
    series: [Series], annotations: [Annotation] = [], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let frame = try LineFrame(series, bands: [], options: options, freerAt: "fullest")
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    let marks = frame.tracks.enumerated().flatMap { row, track in
      frame.shown(track.points).map { point in
        Mark.tile(
          TileMark(
            row: row, year: point.year, fill: frame.shared.shade(of: point.position),
            text: row < series.count ? point.text : ChartLabels.shortText(of: point)))
      }
    }
    let isWhole = frame.tracks.prefix(series.count).allSatisfy {
      $0.points.allSatisfy { $0.position == $0.position.rounded() }
    }
    let plot = Plot(
      x: .years(frame.years), y: .categories(frame.names.full), marks: marks,
      annotations: places.placed, strongRows: options.strongRows(of: series))
    return frame.chart(
      .heat, [plot], subtitle: "\(frame.subtitle); blank = no value",
      key: Shades.key(frame.shared, isWhole: isWhole), annotations: places,
      gaps: ChartLabels.missingEditions(frame.tracks, by: options.years))
  }

  /// The status of every year, one row a series; years without one stay blank.
  ///
  /// Series of statuses are drawn as published. A series of values is drawn by the bands of its
  /// scale, and a note says so; values between two bands stay blank.
  ///
  /// - Throws: ``ChartError`` where an indicator has no statuses.
  public static func strip(
    series: [Series], annotations: [Annotation] = [], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let tracks = try Track.statusTracks(series, by: options.years)
    let (years, span) = YearScale.of(tracks, by: options.years)
    let places = AnnotationPlaces(annotations, series, on: years, by: options.years)
    let isPublished = series.allSatisfy { $0.indicator.measure == .status }
    let marks = tracks.enumerated().flatMap { row, track in
      track.statuses.map { Mark.tile(.init(row: row, year: $0, fill: .status($1), text: $1.code)) }
    }
    let title = ChartTitle(series, when: span.map(ChartLabels.span) ?? "", options: options)
    return Chart(
      kind: .strip, title: title.first, secondTitle: title.second,
      subtitle: (isPublished ? "blank = not rated; " : "blank = not rated, or between two bands; ")
        + ChartLabels.years(options.years),
      plots: [
        Plot(
          x: .years(years), y: .categories(LineNames(series).full), marks: marks,
          annotations: places.placed, strongRows: options.strongRows(of: series))
      ],
      key: ChartLabels.statusKey, annotations: places.placed,
      notes: (isPublished ? [] : ["By the bands of the scale, not by the published status."])
        + ChartLabels.missingEditions(tracks, by: options.years) + places.notes
        + options.closingNotes,
      description: ChartLabels.statuses(tracks))
  }
}

extension ChartOptions {
  /// The rows of those that are picked out.
  fileprivate func strongRows(of series: [Series]) -> Set<Int> {
    Set(series.indices.filter { highlighted.contains(series[$0].entity.id) })
  }
}

extension Track {
  /// The tracks of series that have statuses, each on its own scale.
  static func statusTracks(_ series: [Series], by rule: YearRule) throws(ChartError) -> [Track] {
    for indicator in series.map(\.indicator)
    where indicator.measure != .status && RuleBook.bands(of: indicator.id).isEmpty {
      throw .noStatuses(indicator: indicator.id)
    }
    return try tracks(onOwnScales: series, by: rule)
  }

  /// The years with their status: as published, or by the official bands of the scale.
  var statuses: [(year: Int, status: FreedomStatus)] {
    let bands = RuleBook.bands(of: series.indicator.id)
    return zip(points, publishedStatuses).compactMap { point, published in
      let status =
        series.indicator.measure == .status
        ? published
        : RuleBook.status(
          of: point.position, by: bands, indicator: series.indicator.id, edition: point.year)
      return status.map { (point.year, $0) }
    }
  }
}

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

/// The five shades of a heat map.
enum Shades {
  static let count = 5

  /// The shade of a level from 0 (least free) to 1 (freest): 0 to 4.
  static func step(_ level: Double) -> Int {
    max(0, min(count - 1, Int((level * Double(count)).rounded(.down))))
  }

  /// The values that each shade means, freest first.
  static func key(_ shared: SharedScale, isWhole: Bool) -> [KeyEntry] {
    let scale = shared.scale
    let span = abs(scale.end - scale.start)
    let figures =
      !scale.levels.isEmpty
      ? scale.levels
      : isWhole && span >= 5 && span <= 1000
        ? Array(
          stride(from: min(scale.start, scale.end), through: max(scale.start, scale.end), by: 1))
        : []
    return (0..<count).reversed().compactMap { shade in
      let fill = Fill.level((Double(shade) + 0.5) / Double(count))
      guard !figures.isEmpty else {
        return KeyEntry(fill, ValueRange.text([shade, shade + 1].map { end(of: $0, on: shared) }))
      }
      let own = figures.filter { step(shared.shades.fraction($0)) == shade }
      return own.isEmpty ? nil : KeyEntry(fill, ValueRange.text(own))
    }
  }

  /// Where a shade begins, in as many digits as people read: -0.6, not the
  /// -0.6000000000000001 of floating point.
  private static func end(of shade: Int, on shared: SharedScale) -> Double {
    let (start, end) = (shared.shades.start, shared.shades.end)
    // The outermost shades have what is beyond the ends that are declared, too.
    let exact =
      switch shade {
      case 0: shared.scale.start
      case count: shared.scale.end
      default: start + (end - start) * Double(shade) / Double(count)
      }
    return RoundedNumber.text(exact, significantDigits: 6).flatMap(Double.init) ?? exact
  }
}

extension SharedScale {
  /// The shade of a value.
  func shade(of position: Double) -> Fill { .level(shades.fraction(position)) }
}
