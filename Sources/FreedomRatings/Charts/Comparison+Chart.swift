internal import FreedomModel
public import RatingsAnalysis
public import RatingsCharts

extension Comparison {
  /// The lines of the comparison as a chart: what its table shows, entities and baselines, whether
  /// values, differences or ranks.
  ///
  /// - Parameter options: What the comparison was made with.
  /// - Returns: A chart of lines; of differences it has a line at zero, of ranks 1 is on top.
  /// - Throws: An `AnalysisError`, as ``lines()`` does; a `ChartError` where the lines have no scale in
  ///   common, or there are too many.
  public func chart(_ options: ComparisonOptions) throws -> Chart {
    let lines = try lines()
    let indicators = lines.map(\.series.indicator).uniqued(by: \.id)
    var drawing = ChartOptions(years: options.years)
    if case .difference(let membership) = options.measure {
      guard indicators.count <= 1 else {
        throw ChartError.differencesOfSeveral(indicators: indicators.map(\.id))
      }
      drawing.reference = .init(level: 0, text: "0 = as \(membership.name)")
    }
    return try .line(series: lines.map(\.series), bands: bands(options), options: drawing)
  }

  /// The bands of Freedom House are those of published values alone.
  private func bands(_ options: ComparisonOptions) -> [StatusBand]? {
    if case .figures = options.measure, !options.isReversed { return nil }
    return []
  }
}
