public import FreedomModel

extension Chart {
  /// Values over the years, one line a series, freer always on top, missing years as gaps.
  ///
  /// `bands` are drawn behind the lines; `nil` means Freedom House's own for the indicator, an
  /// empty list none. Series on different scales are drawn as shares of the way from least free to
  /// freest.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale, or there are too many
  ///   lines.
  public static func line(
    series: [Series], bands: [StatusBand]? = nil, annotations: [Annotation] = [],
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    try checkNumber(ofLines: series)
    let frame = try LineFrame(series, bands: bands, options: options)
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    let names = LineNames(series)
    let marks = frame.tracks.enumerated().compactMap { index, track in
      track.points.isEmpty
        ? nil
        : Mark.line(
          LineMark(
            name: names.full[index], shortName: names.short[index], style: index, runs: track.runs))
    }
    return frame.chart(
      .line, [frame.plot(marks, annotations: places.placed)], key: frame.key, annotations: places,
      gaps: frame.gaps)
  }

  /// The most lines of a chart: as many as have a marker of their own.
  public static let mostLines = 34

  static func checkNumber(ofLines series: [Series]) throws(ChartError) {
    guard series.count > mostLines else { return }
    throw .tooManyLines(count: series.count, most: mostLines)
  }
}

extension Chart {
  /// One small line chart a series, all on one scale of values and one of years.
  ///
  /// `bands` are drawn behind the lines; `nil` means Freedom House's own for the indicator, an
  /// empty list none. An annotation of one entity is in that entity's drawing only.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func multiples(
    series: [Series], bands: [StatusBand]? = nil, annotations: [Annotation] = [],
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let frame = try LineFrame(series, bands: bands, options: options)
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    let names = LineNames(series)
    let plots = frame.tracks.enumerated().map { index, track in
      let line = LineMark(
        name: names.full[index], shortName: names.short[index], style: index, runs: track.runs)
      return frame.plot(
        track.points.isEmpty ? [] : [.line(line)],
        annotations: places.placed.filter {
          $0.entity == nil || $0.entity == track.series.entity.id
        }, name: names.full[index])
    }
    return frame.chart(
      .multiples, plots, key: frame.key, annotations: places, gaps: frame.gaps)
  }
}

extension Chart {
  /// Two years, a line a series from the one to the other, named at both ends, freer on top.
  ///
  /// Years are those of the chart's rule; `nil` means the first or the last that has a value.
  /// Series without both values are left out, and a note says which.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale, or there are too many
  ///   lines.
  public static func slope(
    series: [Series], from: Int? = nil, to: Int? = nil, bands: [StatusBand]? = nil,
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    try checkNumber(ofLines: series)
    let frame = try LineFrame(series, bands: bands, options: options)
    let names = LineNames(series)
    let first = from ?? frame.span?.lowerBound ?? 0
    let last = to ?? frame.span?.upperBound ?? 0
    var lines: [LineMark] = []
    var sentences: [String] = []
    var missing: [String] = []
    for (index, track) in frame.tracks.enumerated() {
      guard let start = track.points.first(where: { $0.year == first }),
        let end = track.points.last(where: { $0.year == last }), first != last
      else {
        missing.append(names.full[index])
        continue
      }
      lines.append(
        LineMark(
          name: names.full[index], shortName: names.short[index], style: lines.count,
          runs: [[start, end]], isNamedAtStart: true))
      let change = ChartLabels.change(
        of: track, from: start, to: end, on: frame.shared.scale)
      sentences.append("\(names.full[index]) \(change)")
    }
    let what = ChartLabels.labels(series, who: options.who)
    return Chart(
      kind: .slope,
      title: options.title ?? ChartLabels.slopeTitle(what, first, last),
      subtitle: frame.subtitle,
      plots: [
        Plot(
          x: .years(YearScale(first: first, last: last)), y: .values(frame.shared.scale),
          bands: frame.bands, marks: lines.map(Mark.line))
      ],
      key: frame.key,
      notes: ChartLabels.slopeNotes(missing, first, last)
        + ChartLabels.reversed(series) + options.notes,
      description: sentences.isEmpty
        ? "No values to draw."
        : "\(ChartLabels.labels(series, who: nil)) from \(first) to \(last): "
          + "\(sentences.joined(separator: "; "))."
    )
  }
}
