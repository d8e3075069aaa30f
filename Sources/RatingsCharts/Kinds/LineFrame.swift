internal import FreedomModel

/// What charts of lines have in common: scales, bands, tracks and notes.
struct LineFrame {
  let shared: SharedScale
  let tracks: [Track]
  let years: YearScale
  let bands: [StatusBand]
  /// The years that have figures; `nil` where there are none.
  let span: ClosedRange<Int>?
  let subtitle: String
  /// The years without a figure, in words.
  let gaps: [String]
  let notes: [String]
  private let isStepped: Bool

  init(
    _ series: [Series], bands: [StatusBand]?, options: ChartOptions, freerAt place: String = "top"
  ) {
    shared = SharedScale(series, range: options.range)
    tracks = Track.tracks(series, on: shared, by: options.years)
    let all = tracks.flatMap(\.points).map(\.year)
    span = all.min().flatMap { first in all.max().map { first...$0 } }
    let editions = series.flatMap(\.editions).map { $0.year(by: options.years) }
    years = YearScale(
      first: span?.lowerBound ?? editions.min() ?? 0, last: span?.upperBound ?? editions.max() ?? 0)
    self.bands =
      shared.isRelative
      ? [] : bands ?? series.first.map { StatusBand.official(for: $0.indicator) } ?? []
    subtitle = [
      Wording.scale(shared, series, freerAt: place), Wording.years(options.years),
    ].filter { !$0.isEmpty }.joined(separator: "; ")
    isStepped = !shared.scale.levels.isEmpty
    let leftOut = tracks.map(\.leftOut).reduce(0, +)
    gaps = Wording.gaps(tracks, by: options.years)
    notes =
      Wording.turned(series)
      + (bands == nil ? Wording.olderRule(series, since: span?.lowerBound) : [])
      + (leftOut == 0 ? [] : ["\(leftOut) figures have no place on this scale and are left out."])
  }

  /// The bands in words.
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
      annotations: annotations, isStepped: isStepped)
  }
}
