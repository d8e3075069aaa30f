public import FreedomModel

extension Chart {
  /// One small line chart a series, all on one scale of figures and one of years.
  ///
  /// `bands` are drawn behind the lines; `nil` takes Freedom House's own for the indicator, an empty
  /// list none. An annotation of one entity stands in that entity's drawing only.
  ///
  /// - Throws: ``ChartError`` where a figure has no place on the scale.
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
    return Chart(
      kind: .multiples,
      title: options.title ?? ChartLabels.title(series, who: options.who, years: frame.span),
      subtitle: frame.subtitle, plots: plots, key: frame.key, annotations: places.placed,
      notes: frame.gaps + frame.notes + places.notes + options.notes,
      description: ChartLabels.description(frame.tracks, on: frame.shared.scale))
  }
}
