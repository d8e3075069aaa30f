public import FreedomModel

extension Chart {
  /// Values over the years, one line a series, freer always on top, missing years as gaps.
  ///
  /// `bands` are drawn behind the lines; `nil` means Freedom House's own for the indicator, an
  /// empty list none. Series on different scales are drawn as shares of the way from least free to
  /// freest.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale, or there are more lines
  ///   than styles and none are picked out.
  public static func line(
    series: [Series], bands: [StatusBand]? = nil, annotations: [Annotation] = [],
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let cast = try LineCast(series, options: options)
    let frame = try LineFrame(series, bands: bands, options: options)
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    let lines = frame.lines(cast)
    return frame.chart(
      .line, [frame.plot(lines.map(Mark.line), annotations: places.placed)], key: frame.key,
      annotations: places, gaps: frame.gaps(of: cast) + LineCast.notes(on: lines), cast: cast)
  }

  /// The most lines that have a style of their own.
  public static let mostLines = LineCast.most
}

extension Chart {
  /// One small line chart a series, all on one scale of values and one of years, with the means
  /// and, where they are not too many, the other series behind it.
  ///
  /// `bands` are drawn behind the lines; `nil` means Freedom House's own for the indicator, an
  /// empty list none. An annotation of one entity is in that entity's drawing only.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale, or there are more means
  ///   than styles.
  public static func multiples(
    series: [Series], bands: [StatusBand]? = nil, annotations: [Annotation] = [],
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    guard options.means.count <= LineCast.mostMeans else {
      throw .tooManyMeans(count: options.means.count, most: LineCast.mostMeans)
    }
    let frame = try LineFrame(series, bands: bands, options: options)
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    func line(_ index: Int, _ role: LineRole, style: Int = 0) -> LineMark? {
      frame.line(index, .init(role: role, style: style, isNamed: false))
    }
    let means = options.means.indices.compactMap {
      line(series.count + $0, .mean, style: $0)
    }
    let all =
      series.count <= mostBehind ? series.indices.map { line($0, .context) } : []
    let plots = series.indices.map { index in
      let own = line(index, .own)
      let others = all.indices.compactMap { $0 == index ? nil : all[$0] }
      return frame.plot(
        own.map { (others + means + [$0]).map(Mark.line) } ?? [],
        annotations: places.placed.filter {
          $0.entity == nil || $0.entity == series[index].entity.id
        }, name: frame.names.full[index])
    }
    var chart = frame.chart(
      .multiples, plots, key: frame.key, annotations: places, gaps: frame.gaps)
    chart.lineKey = means
    return chart
  }

  /// Up to how many series each has the others behind it.
  private static let mostBehind = 16
}

extension Chart {
  /// Two years, a line a series from the one to the other, named at both ends, freer on top.
  ///
  /// Years are those of the chart's rule; `nil` means the first or the last that has a value.
  /// Series without both values are left out, and a note says which.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale, or there are more lines
  ///   than styles and none are picked out.
  public static func slope(
    series: [Series], from: Int? = nil, to: Int? = nil, bands: [StatusBand]? = nil,
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let cast = try LineCast(series, options: options)
    let frame = try LineFrame(series, bands: bands, options: options)
    let first = from ?? frame.span?.lowerBound ?? 0
    let last = to ?? frame.span?.upperBound ?? 0
    var lines: [LineMark] = []
    var sentences: [String] = []
    var missing: [String] = []
    for (index, track) in frame.tracks.enumerated() {
      guard let start = track.points.first(where: { $0.year == first }),
        let end = track.points.last(where: { $0.year == last }), first != last
      else {
        missing.append(frame.names.full[index])
        continue
      }
      lines.append(
        LineMark(
          cast.parts[index], name: frame.names.full[index], shortName: frame.names.short[index],
          runs: [[start, end]], isNamedAtStart: true))
      guard cast.parts[index].isNamed else { continue }
      let change = ChartLabels.change(
        of: track, from: start, to: end, on: frame.shared.scale)
      sentences.append("\(frame.names.full[index]) \(change)")
    }
    let title = ChartTitle(
      series, when: first == last ? "\(first)" : "\(first) and \(last)", options: options)
    return Chart(
      kind: .slope, title: title.first, secondTitle: title.second,
      subtitle: frame.subtitle,
      plots: [
        Plot(
          x: .years(YearScale(first: first, last: last)), y: .values(frame.shared.scale),
          bands: frame.bands, marks: lines.map(Mark.line))
      ],
      key: frame.key,
      notes: ChartLabels.slopeNotes(missing, first, last) + LineCast.notes(on: lines)
        + ChartLabels.reversed(series)
        + (bands == nil && !frame.bands.isEmpty && !lines.isEmpty
          ? ChartLabels.olderRule(series, since: first) : [])
        + options.closingNotes,
      description: sentences.isEmpty
        ? "No values to draw."
        : "\(ChartLabels.labels(series, who: nil)) from \(first) to \(last): "
          + "\(sentences.joined(separator: "; "))."
    )
  }
}

/// Which style each line of a chart has.
///
/// Up to eight lines have a style of their own, the one of their place among the series, so that
/// an entity looks the same in all charts of the same entities. Where some are picked out, those
/// have the styles and the others are grey.
struct LineCast {
  /// How a line is drawn.
  struct Part {
    let role: LineRole
    let style: Int
    let isNamed: Bool
  }

  /// One part a series, then one a mean.
  let parts: [Part]

  /// The most lines that have a style of their own, and the most means.
  static let most = 8, mostMeans = 3
  /// Up to how many lines all have their name, grey ones too.
  private static let mostNames = 12

  /// - Throws: ``ChartError`` where there are more lines than styles.
  init(_ series: [Series], options: ChartOptions) throws(ChartError) {
    let picked = Set(options.highlighted)
    let own = picked.isEmpty ? series.count : series.count { picked.contains($0.entity.id) }
    guard own <= Self.most else {
      throw picked.isEmpty
        ? .tooManyLines(count: own, most: Self.most)
        : .tooManyHighlights(count: own, most: Self.most)
    }
    guard options.means.count <= Self.mostMeans else {
      throw .tooManyMeans(count: options.means.count, most: Self.mostMeans)
    }
    var style = 0
    let namesAll = series.count <= Self.mostNames
    parts =
      series.map { one in
        guard picked.isEmpty || picked.contains(one.entity.id) else {
          return Part(role: .context, style: 0, isNamed: namesAll)
        }
        style += 1
        return Part(role: .own, style: style - 1, isNamed: true)
      } + options.means.indices.map { Part(role: .mean, style: $0, isNamed: true) }
  }

  /// Says which of the lines drawn lie upon one another, and how many are grey.
  static func notes(on lines: [LineMark]) -> [String] {
    let own = lines.filter { $0.role == .own && !$0.runs.isEmpty }
    let groups = own.uniqued(by: \.runs).map { line in own.filter { $0.runs == line.runs } }
    let same = groups.filter { $0.count > 1 }.map { group in
      let names: [String] = group.map(\.name)
      return "\(ChartTitle.list(names)) have the same values: their lines are one."
    }
    let grey = lines.count { $0.role == .context }
    return same + (grey == 0 ? [] : ["In grey: \(grey.others)."])
  }
}

extension LineMark {
  init(
    _ part: LineCast.Part, name: String, shortName: String, runs: [[Point]],
    isNamedAtStart: Bool = false
  ) {
    self.init(
      name: name, shortName: shortName, style: part.style, runs: runs,
      isNamedAtStart: isNamedAtStart, role: part.role, isNamed: part.isNamed)
  }
}
