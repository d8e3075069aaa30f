internal import FreedomModel

/// What charts of lines have in common: scales, bands, tracks and notes.
struct LineFrame {
  let shared: SharedScale
  let tracks: [Track]
  let years: YearScale
  let bands: [StatusBand]
  /// The years that have values; `nil` where there are none.
  let span: ClosedRange<Int>?
  let subtitle: String
  let gaps: [String]
  let notes: [String]
  let names: LineNames
  private let isStepped: Bool
  private let series: [Series]
  private let options: ChartOptions

  init(
    _ series: [Series], bands: [StatusBand]?, options: ChartOptions, freerAt place: String = "top",
    reaching level: Double? = nil
  ) throws(ChartError) {
    let all = series + options.means
    shared = try SharedScale(
      all, range: options.range, reaching: level ?? options.reference?.level)
    tracks = try Track.tracks(all, on: shared, by: options.years)
    // Means neither begin before those that they are seen beside nor end after them.
    (years, span) = YearScale.of(Array(tracks.prefix(series.count)), by: options.years)
    names = LineNames(series, means: options.means)
    self.series = series
    self.options = options
    self.bands =
      shared.isRelative
      ? [] : bands ?? series.first.map { RuleBook.bands(of: $0.indicator.id) } ?? []
    subtitle = [
      ChartLabels.scale(shared, series, freerAt: place), options.reference?.text ?? "",
      ChartLabels.years(options.years, isOne: span?.count == 1),
    ].filter { !$0.isEmpty }.joined(separator: "; ")
    isStepped = !shared.scale.levels.isEmpty
    gaps = ChartLabels.gaps(Array(tracks.prefix(series.count)), by: options.years)
    notes =
      ChartLabels.reversed(series)
      + (bands == nil && !self.bands.isEmpty
        ? ChartLabels.olderRule(series, since: span?.lowerBound) : [])
  }

  /// The line of a series or, after all series, of a mean; `nil` where it has no values.
  func line(_ index: Int, _ part: LineCast.Part) -> LineMark? {
    let shown = tracks[index].runs.map(shown).filter { !$0.isEmpty }
    return shown.isEmpty
      ? nil
      : LineMark(part, name: names.full[index], shortName: names.short[index], runs: shown)
  }

  /// The points within the years drawn.
  func shown(_ points: [Point]) -> [Point] {
    points.filter { years.first <= $0.year && $0.year <= years.last }
  }

  func lines(_ cast: LineCast) -> [LineMark] {
    cast.parts.enumerated().compactMap { line($0, $1) }
  }

  /// The gaps of the lines that have a name.
  func gaps(of cast: LineCast) -> [String] {
    ChartLabels.gaps(
      zip(tracks, cast.parts).filter { $1.isNamed && $1.role != .mean }.map(\.0),
      by: options.years)
  }

  var key: [KeyEntry] {
    bands.sorted { $0.status > $1.status }.map {
      KeyEntry(.status($0.status), "\($0.status.label) \($0.range)")
    }
  }

  func plot(
    _ marks: [Mark], annotations: [PlacedAnnotation] = [], name: String = ""
  ) -> Plot {
    Plot(
      name: name, x: .years(years), y: .values(shared.scale), bands: bands, marks: marks,
      annotations: annotations, isStepped: isStepped, reference: options.reference?.level)
  }

  func chart(
    _ kind: ChartKind, _ plots: [Plot], subtitle: String? = nil, key: [KeyEntry] = [],
    annotations: AnnotationPlaces? = nil, gaps: [String] = [], cast: LineCast? = nil
  ) -> Chart {
    let title = ChartTitle(
      series, when: span.map(ChartLabels.span) ?? "", options: options)
    let told = tracks.indices.filter { cast?.parts[$0].isNamed ?? true }
    return Chart(
      kind: kind, title: title.first, secondTitle: title.second,
      subtitle: subtitle ?? self.subtitle, plots: plots, key: key,
      annotations: annotations?.placed ?? [],
      notes: gaps + notes + (annotations?.notes ?? []) + options.closingNotes,
      description: ChartLabels.description(
        told.map { tracks[$0] }, named: told.map { names.full[$0] }, on: shared.scale))
  }
}

extension YearScale {
  /// The years of some tracks: those with values, else those of their editions; and the former
  /// alone.
  static func of(_ tracks: [Track], by rule: YearRule) -> (YearScale, span: ClosedRange<Int>?) {
    let all = tracks.flatMap(\.points).map(\.year)
    let span = all.min().flatMap { first in all.max().map { first...$0 } }
    let editions = tracks.flatMap(\.series.editions).map { $0.year(by: rule) }
    return (
      YearScale(
        first: span?.lowerBound ?? editions.min() ?? 0,
        last: span?.upperBound ?? editions.max() ?? 0), span
    )
  }
}

/// The names that distinguish the series of a chart.
struct LineNames {
  let full: [String]
  let short: [String]

  init(_ series: [Series], means: [Series] = []) {
    let isOneIndicator = Set(series.map(\.indicator.id)).count <= 1
    let isOneEntity = means.isEmpty && Set(series.map(\.entity.id)).count <= 1
    let series = series + means
    full = series.map {
      isOneIndicator
        ? $0.entity.name
        : isOneEntity ? $0.indicator.label : "\($0.entity.name), \($0.indicator.label)"
    }
    let lasts = Set(series.map(\.indicator.id)).map(Self.last(of:))
    short = series.map {
      // Only a mean's name says what it is the mean of.
      if $0.entity.id.hasPrefix("mean of ") { return $0.entity.name }
      // Of fiw.total and fotp.total the last part says too little.
      let id = $0.indicator.id
      let last = lasts.count { $0 == Self.last(of: id) } > 1 ? id : Self.last(of: id)
      return isOneIndicator ? $0.entity.id : isOneEntity ? last : "\($0.entity.id) \(last)"
    }
  }

  private static func last(of id: String) -> String {
    id.split(separator: ".").last.map(String.init) ?? id
  }
}

extension ChartOptions {
  /// The notes that end a chart: the user's, the sources, who made it.
  var closingNotes: [String] { notes + [credit].compactMap(\.self) }
}

/// Chooses which years of an axis are labelled: the first, the last and round ones between.
enum YearTicks {
  /// The years whose labels fit, with the cell of each and the cell its label begins at.
  ///
  /// Labels keep `gap` cells from the first and the last, and one more from one another.
  static func ticks(
    _ scale: YearScale, columns: Int, offset: Int, width: Int, gap: Int = 1,
    at column: (Int) -> Int
  )
    -> [(year: Int, column: Int, label: String, start: Int)]
  {
    func tick(_ year: Int) -> (year: Int, column: Int, label: String, start: Int) {
      let label = String(year)
      let place = offset + column(year)
      return (
        year, place, label, max(0, min(width - label.utf8.count, place - label.utf8.count / 2))
      )
    }
    var first = tick(scale.first)
    guard scale.count > 1 else { return [first] }
    let last = tick(scale.last)
    if first.start + first.label.utf8.count >= last.start { first.start = 0 }
    for step in [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000] {
      let years = stride(
        from: (scale.first / step + 1) * step, to: scale.last, by: step)
      guard scale.count / step <= columns else { continue }
      let between = years.map(tick).filter {
        $0.start > first.start + first.label.utf8.count + gap
          && $0.start + $0.label.utf8.count + gap <= last.start
      }
      let isClear = zip(between, between.dropFirst()).allSatisfy {
        $0.start + $0.label.utf8.count + gap + 1 <= $1.start
      }
      if isClear { return [first] + between + [last] }
    }
    return [first, last]
  }
}

/// Writes an axis of years: a rule with ticks, and the years under them.
enum YearAxis {
  /// Two lines for an axis whose field begins `offset` cells from the left.
  static func lines(
    _ scale: YearScale, columns: Int, offset: Int, width: Int, glyphs: Glyphs,
    isEndsOnly: Bool = false, at column: (Int) -> Int
  ) -> [TextLine] {
    let all = YearTicks.ticks(scale, columns: columns, offset: offset, width: width, at: column)
    let ticks = isEndsOnly ? all.filter { [scale.first, scale.last].contains($0.year) } : all
    let marked = Set(ticks.map(\.column))
    var rule = TextLine()
    rule.pad(to: offset - 1)
    rule.append(
      (offset..<offset + columns).reduce(into: String(glyphs.corner)) {
        $0.unicodeScalars.append(marked.contains($1) ? glyphs.tickDown : glyphs.horizontal)
      }, .faint)
    var labels = TextLine()
    for tick in ticks where tick.start >= labels.width {
      labels.pad(to: tick.start)
      labels.append(tick.label)
    }
    return [rule, labels]
  }
}
