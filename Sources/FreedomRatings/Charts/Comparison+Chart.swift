internal import FreedomModel
public import RatingsAnalysis
public import RatingsCharts

extension Comparison {
  /// The lines of the comparison as a chart: what its table shows, entities and baselines, whether
  /// values, differences or ranks.
  ///
  /// - Returns: A chart of lines; of differences it has a line at zero, of ranks 1 is on top.
  /// - Throws: A `ChartError` where the lines have no scale in
  ///   common, or there are too many.
  public func chart() throws -> Chart {
    let indicators = lines.map(\.series.indicator).uniqued(by: \.id)
    var drawing = ChartOptions(years: options.yearRule)
    if case .difference(let membership) = options.measure {
      guard indicators.count <= 1 else {
        throw ChartError.differencesOfSeveral(indicators: indicators.map(\.id))
      }
      drawing.reference = .init(level: 0, text: "0 = as \(membership.name)")
    }
    return try .line(series: lines.map(\.series), bands: bands, options: drawing)
  }

  /// The bands of Freedom House are those of published values alone.
  private var bands: [StatusBand]? {
    if case .values = options.measure, !options.isReversed { return nil }
    return []
  }
}
