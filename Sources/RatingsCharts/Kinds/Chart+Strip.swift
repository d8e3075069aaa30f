public import FreedomModel

extension Chart {
  /// The status of every year, one row a series; years without one stay blank.
  ///
  /// Series of statuses are drawn as published. A series of figures is drawn by the bands of its
  /// scale, and a note says so; figures between two bands stay blank.
  public static func strip(
    series: [Series], annotations: [Annotation] = [], options: ChartOptions = ChartOptions()
  ) -> Chart {
    let frame = LineFrame(series, bands: [], options: options)
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    let isPublished = series.allSatisfy { $0.indicator.measure == .status }
    let marks = frame.tracks.enumerated().flatMap { row, track in
      track.statuses.map { Mark.tile(.init(row: row, year: $0, fill: .status($1), text: $1.code)) }
    }
    return Chart(
      kind: .strip,
      title: options.title ?? Wording.title(series, who: options.who, years: frame.span),
      subtitle: "blank = not rated; \(Wording.years(options.years))",
      plots: [
        Plot(
          x: .years(frame.years), y: .categories(LineNames(series).full), marks: marks,
          annotations: places.placed)
      ],
      key: Wording.statusKey, annotations: places.placed,
      notes: (isPublished ? [] : ["By the bands of the scale, not by the published status."])
        + places.notes + options.notes,
      description: Wording.statuses(frame.tracks))
  }
}

extension Track {
  /// The years with their status: as published, or by the official bands of the scale.
  var statuses: [(year: Int, status: FreedomStatus)] {
    let bands = StatusBand.official(for: series.indicator)
    return points.compactMap { point in
      let status =
        series.indicator.measure == .status
        ? FreedomStatus(code: point.text)
        : series.indicator.status(of: point.position, in: point.year, by: bands)
      return status.map { (point.year, $0) }
    }
  }
}
