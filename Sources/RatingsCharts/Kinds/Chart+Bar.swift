public import FreedomModel

extension Chart {
  /// The figures of one year as bars from zero, freest first; negative ones go to the left.
  ///
  /// `year` is a year of the chart's rule; `nil` takes the latest that has a figure. Bars are filled
  /// by `bands`: `nil` takes Freedom House's own for the indicator, an empty list none. Series on
  /// different scales are drawn as shares of the way from least free to freest.
  ///
  /// - Throws: ``ChartError`` where a figure has no place on the scale.
  public static func bar(
    series: [Series], year: Int? = nil, bands: [StatusBand]? = nil,
    options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    var options = options
    options.range = .full
    let frame = try LineFrame(series, bands: bands, options: options)
    let year = year ?? frame.span?.upperBound
    let names = LineNames(series).full
    var bars: [(name: String, point: Point, end: Double, status: FreedomStatus?)] = []
    var missing: [String] = []
    for (track, name) in zip(frame.tracks, names) {
      if let place = track.points.firstIndex(where: { $0.year == year }) {
        let point = track.points[place]
        bars.append(
          (
            name, point, frame.shared.isRelative ? point.position : track.figures[place],
            RuleBook.status(
              of: point.position, by: frame.bands, indicator: track.series.indicator.id,
              edition: point.year)
          ))
      } else {
        missing.append(name)
      }
    }
    let scale = frame.shared.scale
    bars.sort {
      let (one, other) = (scale.fraction($0.point.position), scale.fraction($1.point.position))
      return one == other ? $0.name < $1.name : one > other
    }
    let length = ChartLabels.BarLength(series, year: year, by: options.years)
    let axis =
      frame.shared.isRelative
      ? SharedScale.relative(bars.map(\.end))
      : series.first.map { BarScale.of(bars.map(\.end), by: $0.indicator) } ?? scale
    let marks = bars.enumerated().map { row, bar in
      Mark.bar(
        BarMark(
          row: row, position: bar.end, fill: bar.status.map(Fill.status) ?? .plain,
          text: bar.point.text + (bar.status.map { " \($0.code)" } ?? "")))
    }
    let what = ChartLabels.labels(series, who: options.who)
    return Chart(
      kind: .bar,
      title: options.title
        ?? (year.map { "\(what), \($0)" } ?? (what.isEmpty ? "No series" : what)),
      subtitle: length.subtitle(frame.shared, by: options.years),
      plots: [Plot(x: .values(axis), y: .categories(bars.map(\.name)), marks: marks)],
      key: frame.bands.sorted { $0.status > $1.status }.map {
        KeyEntry(.status($0.status), "\($0.status.code) \($0.status.label) \(length.range(of: $0))")
      },
      notes: ChartLabels.absent(missing, in: year)
        + (bands == nil ? ChartLabels.olderRule(series, since: year) : []) + options.notes,
      description: ChartLabels.ranking(
        bars.map { "\($0.name) \($0.point.text)" }, ChartLabels.labels(series, who: nil), year,
        by: series.first?.indicator))
  }
}
