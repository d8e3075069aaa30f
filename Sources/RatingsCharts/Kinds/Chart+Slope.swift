public import FreedomModel

extension Chart {
  /// Two years, a line a series from the one to the other, named at both ends, freer on top.
  ///
  /// Years are those of the chart's rule; `nil` takes the first or the last that has a figure.
  /// Series without both figures are left out, and a note says which.
  ///
  /// - Throws: ``ChartError`` where a figure has no place on the scale, or there are too many lines.
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
          runs: track.isTurnedMidway ? [[start], [end]] : [[start, end]], isNamedAtStart: true))
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
        + ChartLabels.turned(series) + options.notes,
      description: sentences.isEmpty
        ? "No figures to draw."
        : "\(ChartLabels.labels(series, who: nil)) from \(first) to \(last): \(sentences.joined(separator: "; "))."
    )
  }
}
