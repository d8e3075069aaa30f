public import FreedomModel

extension Chart {
  /// Every figure as a shade, or as a number where there is room; one row a series.
  ///
  /// - Throws: ``ChartError`` where a figure has no place on the scale.
  public static func heat(
    series: [Series], annotations: [Annotation] = [], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let frame = try LineFrame(series, bands: [], options: options, freerAt: "fullest")
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    let scale = frame.shared.scale
    let marks = frame.tracks.enumerated().flatMap { row, track in
      track.points.map { point in
        Mark.tile(
          TileMark(
            row: row, year: point.year, fill: .level(scale.fraction(point.position)),
            text: point.text))
      }
    }
    let isWhole = frame.tracks.allSatisfy {
      $0.points.allSatisfy { $0.position == $0.position.rounded() }
    }
    return Chart(
      kind: .heat,
      title: options.title ?? ChartLabels.title(series, who: options.who, years: frame.span),
      subtitle: "\(frame.subtitle); blank = no figure",
      plots: [
        Plot(
          x: .years(frame.years), y: .categories(LineNames(series).full), marks: marks,
          annotations: places.placed)
      ],
      key: Shades.key(scale, isWhole: isWhole), annotations: places.placed,
      notes: frame.notes + places.notes + options.notes,
      description: ChartLabels.description(frame.tracks, on: scale))
  }
}
