public import FreedomModel

extension Chart {
  /// One row of small bars a series, freer being taller, with the first and the last figure.
  public static func spark(series: [Series], options: ChartOptions = ChartOptions()) -> Chart {
    let frame = LineFrame(series, bands: [], options: options, freerAt: "tallest")
    let marks = frame.tracks.enumerated().map { row, track in
      Mark.spark(
        SparkMark(
          row: row, points: frame.fractions(track),
          text: Wording.change(track, on: frame.shared.scale),
          shortText: Wording.change(track, on: frame.shared.scale, isShort: true)))
    }
    return Chart(
      kind: .spark,
      title: options.title ?? Wording.title(series, who: options.who, years: frame.span),
      subtitle: frame.subtitle,
      plots: [
        Plot(
          x: .years(frame.years), y: .categories(LineNames(series).full),
          marks: frame.span == nil ? [] : marks)
      ],
      notes: frame.gaps + frame.notes + options.notes,
      description: Wording.description(frame.tracks, on: frame.shared.scale))
  }

  /// A bare row of small bars for a cell of a table: one character a year, blank where there is no
  /// figure, freer being taller.
  public static func sparkline(
    of series: Series, ascii: Bool = false, options: ChartOptions = ChartOptions()
  ) -> String {
    let frame = LineFrame([series], bands: [], options: options)
    guard frame.span != nil, let track = frame.tracks.first else { return "" }
    let glyphs = Glyphs(isASCII: ascii)
    var cells = Array(repeating: Unicode.Scalar(" "), count: frame.years.count)
    for point in frame.fractions(track) {
      cells[point.year - frame.years.first] = glyphs.bar(point.position)
    }
    return cells.reduce(into: "") { $0.unicodeScalars.append($1) }
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
