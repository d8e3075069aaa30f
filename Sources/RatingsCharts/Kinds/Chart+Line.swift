public import FreedomModel

extension Chart {
  /// Figures over the years, one line a series, freer always on top, missing years as gaps.
  ///
  /// `bands` are drawn behind the lines; `nil` takes Freedom House's own for the indicator, an empty
  /// list none. Series on different scales are drawn as shares of the way from least free to freest.
  ///
  /// - Throws: ``ChartError`` where a figure has no place on the scale, or there are too many lines.
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
    return Chart(
      kind: .line,
      title: options.title ?? ChartLabels.title(series, who: options.who, years: frame.span),
      subtitle: frame.subtitle, plots: [frame.plot(marks, annotations: places.placed)],
      key: frame.key,
      annotations: places.placed, notes: frame.gaps + frame.notes + places.notes + options.notes,
      description: ChartLabels.description(frame.tracks, on: frame.shared.scale))
  }

  /// The most lines of a chart: as many as have a marker of their own.
  public static let mostLines = 34

  /// Refuses more lines than can be told apart.
  static func checkNumber(ofLines series: [Series]) throws(ChartError) {
    guard series.count > mostLines else { return }
    throw .tooManyLines(count: series.count, most: mostLines)
  }
}
