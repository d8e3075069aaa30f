public import FreedomModel

/// The trends of all entities of a panel.
public struct Trends: Sendable {
  /// One entity's trend.
  public struct Row: Sendable {
    /// The change, the slope and the test.
    public let trend: Trend
    /// The p value adjusted over all rows (Benjamini and Hochberg 1995); `nil` without a test.
    public let adjustedP: Double?
  }

  /// What is measured.
  public let indicator: Indicator
  /// What was chosen.
  public let options: TrendOptions
  /// One row an entity, in the order of the panel.
  public let rows: [Row]
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// The trends of a panel, whose editions are the window.
  ///
  /// - Throws: ``AnalysisError`` when the confidence is not between 0 and 1.
  public init(of panel: Panel, options: TrendOptions = TrendOptions()) throws(AnalysisError) {
    try options.check()
    let chosen = panel.keeping(kind: options.kind)
    let trends = chosen.entities.indices.map { Trend(chosen.series($0), options: options) }
    let adjusted = BenjaminiHochberg.adjusted(trends.map { $0.test?.p })
    self.indicator = panel.indicator
    self.options = options
    rows = zip(trends, adjusted).map { Row(trend: $0, adjustedP: $1) }
    splits = chosen.splits
  }
}
