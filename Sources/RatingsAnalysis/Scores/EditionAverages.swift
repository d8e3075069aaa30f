public import FreedomModel

/// The unweighted mean and the median of each edition.
public struct EditionAverages: Sendable {
  /// One edition, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region, `nil` where all are averaged together, and the edition.
    public let region: String?, edition: Edition
    /// How many have a value.
    public let entities: Int
    /// The unweighted mean and the median, in points of the scale.
    public let mean: Double, median: Double
  }

  package static let name = "averages"

  /// What is averaged, for which entities and editions, and by which regions if any.
  public let indicator: Indicator, scope: Scope, division: RegionDivision?
  /// By region, then by edition; an edition without a value has no row.
  public let rows: [Row]
  /// The ratings that were published in two and are in no mean.
  public let splits: [Panel.Split]

  /// Averages the values of an indicator.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.total", by division: RegionDivision? = nil,
    scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.numbers(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.division = division
    rows = scope.parts(of: panel, by: division).compactMap { region, column, rows in
      let values = rows.compactMap { panel.number($0, column) }
      guard let mean = values.mean, let median = values.median else { return nil }
      return Row(
        region: region, edition: panel.editions[column], entities: values.count, mean: mean,
        median: median)
    }
    splits = scope.splits(of: panel, where: scope.contains)
  }
}
