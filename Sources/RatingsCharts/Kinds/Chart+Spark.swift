public import FreedomModel

extension Chart {
  /// One row of small bars a series, freer being taller, with the first and the last figure.
  ///
  /// - Throws: ``ChartError`` where a figure has no place on the scale.
  public static func spark(
    series: [Series], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    var options = options
    options.range = .full
    // Small bars begin at the end of the scale; where none is declared, at zero.
    let hasEnd = series.first?.indicator.nominalMinimum != nil
    let frame = try LineFrame(
      series, bands: [], options: options, freerAt: "tallest", reaching: hasEnd ? nil : 0)
    let marks = frame.tracks.enumerated().map { row, track in
      Mark.spark(
        SparkMark(
          row: row, points: frame.fractions(track),
          text: ChartLabels.change(track, on: frame.shared.scale),
          shortText: ChartLabels.change(track, on: frame.shared.scale, isShort: true)))
    }
    return Chart(
      kind: .spark,
      title: options.title ?? ChartLabels.title(series, who: options.who, years: frame.span),
      subtitle: frame.subtitle,
      plots: [
        Plot(
          x: .years(frame.years), y: .categories(LineNames(series).full),
          marks: frame.span == nil ? [] : marks)
      ],
      notes: frame.gaps + frame.notes + options.notes,
      description: ChartLabels.description(frame.tracks, on: frame.shared.scale))
  }
}

extension LineFrame {
  /// The points of a track with positions from 0 (least free) to 1 (freest).
  func fractions(_ track: Track) -> [Point] {
    track.points.map {
      Point(year: $0.year, position: shared.scale.fraction($0.position), text: $0.text)
    }
  }
}
