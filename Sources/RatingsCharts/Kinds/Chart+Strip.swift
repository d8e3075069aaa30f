public import FreedomModel

extension Chart {
  /// The status of every year, one row a series; years without one stay blank.
  ///
  /// Series of statuses are drawn as published. A series of figures is drawn by the bands of its
  /// scale, and a note says so; figures between two bands stay blank.
  ///
  /// - Throws: ``ChartError`` where an indicator stands for no status.
  public static func strip(
    series: [Series], annotations: [Annotation] = [], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let tracks = try Track.statusTracks(series, by: options.years)
    let (years, span) = YearScale.of(tracks, by: options.years)
    let places = AnnotationPlaces(annotations, series, on: years, by: options.years)
    let isPublished = series.allSatisfy { $0.indicator.measure == .status }
    let marks = tracks.enumerated().flatMap { row, track in
      track.statuses.map { Mark.tile(.init(row: row, year: $0, fill: .status($1), text: $1.code)) }
    }
    return Chart(
      kind: .strip,
      title: options.title ?? ChartLabels.title(series, who: options.who, years: span),
      subtitle: (isPublished ? "blank = not rated; " : "blank = not rated, or between two bands; ")
        + ChartLabels.years(options.years),
      plots: [
        Plot(
          x: .years(years), y: .categories(LineNames(series).full), marks: marks,
          annotations: places.placed)
      ],
      key: ChartLabels.statusKey, annotations: places.placed,
      notes: (isPublished ? [] : ["By the bands of the scale, not by the published status."])
        + places.notes + options.notes,
      description: ChartLabels.statuses(tracks))
  }
}

extension Track {
  /// The tracks of series that stand for statuses, each on its own scale.
  static func statusTracks(_ series: [Series], by rule: YearRule) throws(ChartError) -> [Track] {
    for indicator in series.map(\.indicator)
    where indicator.measure != .status && RuleBook.bands(of: indicator.id).isEmpty {
      throw .noStatuses(indicator: indicator.id)
    }
    return try tracks(onOwnScales: series, by: rule)
  }

  /// The years with their status: as published, or by the official bands of the scale.
  var statuses: [(year: Int, status: FreedomStatus)] {
    let bands = RuleBook.bands(of: series.indicator.id)
    return points.compactMap { point in
      let status =
        series.indicator.measure == .status
        ? FreedomStatus(code: point.text)
        : RuleBook.status(
          of: point.position, by: bands, indicator: series.indicator.id, edition: point.year)
      return status.map { (point.year, $0) }
    }
  }
}
