public import FreedomModel

/// The trends of all entities of a panel.
public struct Trends: Sendable {
  /// One entity's trend.
  public struct Row: Sendable {
    /// The change, the slope and the test.
    public let trend: Trend
    /// The p value adjusted over all rows, by ``TrendOptions/adjustment``; `nil` without a test.
    public fileprivate(set) var adjustedP: Double?
  }

  /// What is measured, and what was chosen.
  public let indicator: Indicator, options: TrendOptions
  /// One row an entity, in the order of the panel.
  public private(set) var rows: [Row]
  /// What was done to older values where the window spans a reversal of the scale, such as `100 - x
  /// before 2019`; `nil` where all values are as published.
  public let reversal: String?
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]
  /// The changes of method that have values on both sides.
  public let methodChanges: [MethodChange]

  /// The trends of a panel, whose editions are the window.
  ///
  /// - Throws: ``AnalysisError`` when the confidence is not between 0 and 1.
  public init(of panel: Panel, options: TrendOptions = TrendOptions()) throws(AnalysisError) {
    try options.check()
    let (chosen, reversal) = panel.keeping(kind: options.kind).onOneScale()
    self.reversal = reversal
    let trends = chosen.entities.indices.map { Trend(chosen.series($0), options: options) }
    let adjusted = options.adjustment.adjusted(trends.map { $0.test?.p })
    self.indicator = panel.indicator
    self.options = options
    rows = zip(trends, adjusted).map { Row(trend: $0, adjustedP: $1) }
    splits = chosen.splits
    methodChanges = options.methodChanges.spanned(by: chosen)
  }
}

extension Trends {
  /// The same trends with p values adjusted over the rows of all.
  package static func adjustedTogether(_ trends: [Trends]) -> [Trends] {
    let adjustment = trends.first?.options.adjustment ?? .benjaminiHochberg
    var adjusted = adjustment.adjusted(trends.flatMap { $0.rows.map { $0.trend.test?.p } })[...]
    return trends.map { trends in
      var trends = trends
      for position in trends.rows.indices {
        trends.rows[position].adjustedP = adjusted.popFirst() ?? nil
      }
      return trends
    }
  }
}
