public import FreedomModel

extension Chart {
  /// One row of small bars a series, freer being taller, with the first and the last value.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func spark(
    series: [Series], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    var options = options
    options.range = .full
    // Small bars begin at the end of the scale; where none is declared, at zero.
    let hasEnd = series.first?.indicator.nominalMinimum != nil
    let frame = try LineFrame(
      series, bands: [], options: options, freerAt: "tallest", reaching: hasEnd ? nil : 0)
    let scale = frame.shared.scale
    let marks = frame.tracks.enumerated().map { row, track in
      Mark.spark(
        SparkMark(
          row: row,
          points: frame.shown(track.points).map {
            Point(year: $0.year, position: scale.fraction($0.position), text: $0.text)
          }, text: ChartLabels.change(track, on: scale),
          shortText: ChartLabels.change(track, on: scale, isShort: true)))
    }
    let plot = Plot(
      x: .years(frame.years), y: .categories(frame.names.full),
      marks: frame.span == nil ? [] : marks, strongRows: options.strongRows(of: series))
    return frame.chart(.spark, [plot], gaps: frame.gaps)
  }

  /// Every value as a shade, or as a number where it fits; one row a series.
  ///
  /// - Throws: ``ChartError`` where a value has no place on the scale.
  public static func heat(
    series: [Series], annotations: [Annotation] = [], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let frame = try LineFrame(series, bands: [], options: options, freerAt: "fullest")
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    let scale = frame.shared.scale
    let marks = frame.tracks.enumerated().flatMap { row, track in
      frame.shown(track.points).map { point in
        Mark.tile(
          TileMark(
            row: row, year: point.year, fill: .level(scale.fraction(point.position)),
            text: row < series.count ? point.text : ChartLabels.shortText(of: point)))
      }
    }
    let isWhole = frame.tracks.prefix(series.count).allSatisfy {
      $0.points.allSatisfy { $0.position == $0.position.rounded() }
    }
    let plot = Plot(
      x: .years(frame.years), y: .categories(frame.names.full), marks: marks,
      annotations: places.placed, strongRows: options.strongRows(of: series))
    return frame.chart(
      .heat, [plot], subtitle: "\(frame.subtitle); blank = no value",
      key: Shades.key(scale, isWhole: isWhole), annotations: places,
      gaps: ChartLabels.missingEditions(frame.tracks, by: options.years))
  }

  /// The status of every year, one row a series; years without one stay blank.
  ///
  /// Series of statuses are drawn as published. A series of values is drawn by the bands of its
  /// scale, and a note says so; values between two bands stay blank.
  ///
  /// - Throws: ``ChartError`` where an indicator has no statuses.
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
    let title = ChartTitle(series, when: span.map(ChartLabels.span) ?? "", options: options)
    return Chart(
      kind: .strip, title: title.first, secondTitle: title.second,
      subtitle: (isPublished ? "blank = not rated; " : "blank = not rated, or between two bands; ")
        + ChartLabels.years(options.years),
      plots: [
        Plot(
          x: .years(years), y: .categories(LineNames(series).full), marks: marks,
          annotations: places.placed, strongRows: options.strongRows(of: series))
      ],
      key: ChartLabels.statusKey, annotations: places.placed,
      notes: (isPublished ? [] : ["By the bands of the scale, not by the published status."])
        + ChartLabels.missingEditions(tracks, by: options.years) + places.notes
        + options.closingNotes,
      description: ChartLabels.statuses(tracks))
  }
}

extension ChartOptions {
  /// The rows of those that are picked out.
  fileprivate func strongRows(of series: [Series]) -> Set<Int> {
    Set(series.indices.filter { highlighted.contains(series[$0].entity.id) })
  }
}

extension Track {
  /// The tracks of series that have statuses, each on its own scale.
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
    return zip(points, publishedStatuses).compactMap { point, published in
      let status =
        series.indicator.measure == .status
        ? published
        : RuleBook.status(
          of: point.position, by: bands, indicator: series.indicator.id, edition: point.year)
      return status.map { (point.year, $0) }
    }
  }
}
