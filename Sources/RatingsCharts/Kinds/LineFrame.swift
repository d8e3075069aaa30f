internal import FreedomModel

/// What charts of lines have in common: scales, bands, tracks and notes.
struct LineFrame {
  let shared: SharedScale
  let tracks: [Track]
  let years: YearScale
  let bands: [StatusBand]
  /// The years that have values; `nil` where there are none.
  let span: ClosedRange<Int>?
  let subtitle: String
  let gaps: [String]
  let notes: [String]
  private let isStepped: Bool
  private let series: [Series]
  private let options: ChartOptions

  init(
    _ series: [Series], bands: [StatusBand]?, options: ChartOptions, freerAt place: String = "top",
    reaching level: Double? = nil
  ) throws(ChartError) {
    shared = try SharedScale(
      series, range: options.range, reaching: level ?? options.reference?.level)
    tracks = try Track.tracks(series, on: shared, by: options.years)
    (years, span) = YearScale.of(tracks, by: options.years)
    self.series = series
    self.options = options
    self.bands =
      shared.isRelative
      ? [] : bands ?? series.first.map { RuleBook.bands(of: $0.indicator.id) } ?? []
    subtitle = [
      ChartLabels.scale(shared, series, freerAt: place), options.reference?.text ?? "",
      ChartLabels.years(options.years),
    ].filter { !$0.isEmpty }.joined(separator: "; ")
    isStepped = !shared.scale.levels.isEmpty
    gaps = ChartLabels.gaps(tracks, by: options.years)
    notes =
      ChartLabels.reversed(series)
      + (bands == nil && !self.bands.isEmpty
        ? ChartLabels.olderRule(series, since: span?.lowerBound) : [])
  }

  var key: [KeyEntry] {
    bands.sorted { $0.status > $1.status }.map {
      KeyEntry(.status($0.status), "\($0.status.label) \($0.range)")
    }
  }

  func plot(
    _ marks: [Mark], annotations: [PlacedAnnotation] = [], name: String = ""
  ) -> Plot {
    Plot(
      name: name, x: .years(years), y: .values(shared.scale), bands: bands, marks: marks,
      annotations: annotations, isStepped: isStepped, reference: options.reference?.level)
  }

  func chart(
    _ kind: ChartKind, _ plots: [Plot], subtitle: String? = nil, key: [KeyEntry] = [],
    annotations: AnnotationPlaces? = nil, gaps: [String] = []
  ) -> Chart {
    Chart(
      kind: kind, title: options.title ?? ChartLabels.title(series, who: options.who, years: span),
      subtitle: subtitle ?? self.subtitle, plots: plots, key: key,
      annotations: annotations?.placed ?? [],
      notes: gaps + notes + (annotations?.notes ?? []) + options.notes,
      description: ChartLabels.description(tracks, on: shared.scale))
  }
}

extension YearScale {
  /// The years of some tracks: those with values, else those of their editions; and the former
  /// alone.
  static func of(_ tracks: [Track], by rule: YearRule) -> (YearScale, span: ClosedRange<Int>?) {
    let all = tracks.flatMap(\.points).map(\.year)
    let span = all.min().flatMap { first in all.max().map { first...$0 } }
    let editions = tracks.flatMap(\.series.editions).map { $0.year(by: rule) }
    return (
      YearScale(
        first: span?.lowerBound ?? editions.min() ?? 0,
        last: span?.upperBound ?? editions.max() ?? 0), span
    )
  }
}

/// The names that distinguish the series of a chart.
struct LineNames {
  let full: [String]
  let short: [String]

  init(_ series: [Series]) {
    let isOneIndicator = Set(series.map(\.indicator.id)).count <= 1
    let isOneEntity = Set(series.map(\.entity.id)).count <= 1
    full = series.map {
      isOneIndicator
        ? $0.entity.name
        : isOneEntity ? $0.indicator.label : "\($0.entity.name), \($0.indicator.label)"
    }
    short = series.map {
      let last = $0.indicator.id.split(separator: ".").last.map(String.init) ?? $0.indicator.id
      return isOneIndicator ? $0.entity.id : isOneEntity ? last : "\($0.entity.id) \(last)"
    }
  }
}
