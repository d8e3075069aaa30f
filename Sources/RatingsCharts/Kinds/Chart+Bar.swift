public import FreedomModel

extension Chart {
  /// The figures of one year as bars, freest first; longer is freer, whatever the scale.
  ///
  /// `year` is a year of the chart's rule; `nil` takes the latest that has a figure. Bars are filled
  /// by `bands`: `nil` takes Freedom House's own for the indicator, an empty list none.
  public static func bar(
    series: [Series], year: Int? = nil, bands: [StatusBand]? = nil,
    options: ChartOptions = ChartOptions()
  ) -> Chart {
    let frame = LineFrame(series, bands: bands, options: options, freerAt: "longest")
    let year = year ?? frame.span?.upperBound
    let names = LineNames(series).full
    var bars: [(name: String, point: Point, status: FreedomStatus?)] = []
    var missing: [String] = []
    for (track, name) in zip(frame.tracks, names) {
      if let point = track.points.first(where: { $0.year == year }) {
        bars.append(
          (
            name, point,
            track.series.indicator.status(of: point.position, in: point.year, by: frame.bands)
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
    let marks = bars.enumerated().map { row, bar in
      Mark.bar(
        BarMark(
          row: row, position: bar.point.position, fill: bar.status.map(Fill.status) ?? .plain,
          text: bar.point.text + (bar.status.map { " \($0.code)" } ?? "")))
    }
    let what = Wording.labels(series, who: options.who)
    return Chart(
      kind: .bar,
      title: options.title
        ?? (year.map { "\(what), \($0)" } ?? (what.isEmpty ? "No series" : what)),
      subtitle: frame.subtitle,
      plots: [Plot(x: .values(scale), y: .categories(bars.map(\.name)), marks: marks)],
      key: frame.bands.sorted { $0.status > $1.status }.map {
        KeyEntry(.status($0.status), "\($0.status.code) \($0.status.label) \($0.range)")
      },
      notes: Wording.absent(missing, in: year)
        + (bands == nil ? Wording.olderRule(series, since: year) : []) + options.notes,
      description: Wording.ranking(
        bars.map { "\($0.name) \($0.point.text)" }, Wording.labels(series, who: nil), year,
        by: series.first?.indicator))
  }
}
