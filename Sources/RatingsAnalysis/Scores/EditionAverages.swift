public import FreedomModel

/// The mean and the median of each edition, of entities that count equally or each with its people.
public struct EditionAverages: Sendable {
  /// One edition, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region, `nil` where all are averaged together, and the edition.
    public let region: String?, edition: Edition
    /// How many have a value.
    public let entities: Int
    /// The mean and the median, in points of the scale.
    public let mean: Double, median: Double
  }

  package static let name = "averages"

  /// What is averaged, for which entities and editions, and by which regions if any.
  public let indicator: Indicator, scope: Scope, division: RegionDivision?
  /// By region, then by edition; an edition without a value has no row.
  public let rows: [Row]
  /// The populations that count, where entities are weighted by them; `nil` where all count
  /// equally.
  public let counted: CountedPeople?
  /// The ratings that were published in two and are in no mean.
  public let splits: [Panel.Split]

  /// Averages the values of an indicator; with `weights` each entity counts with its people.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.total", by division: RegionDivision? = nil,
    scope: Scope = Scope(), weights: Population? = nil
  ) throws(AnalysisError) {
    let panel = try panels.numbers(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.division = division
    var counted = weights.map { CountedPeople($0) }
    rows = scope.parts(of: panel, by: division).compactMap { region, column, rows in
      let values = panel.weighted(rows, column, counted: &counted)
      guard let mean = values.weightedMean, let median = values.weightedMedian else { return nil }
      return Row(
        region: region, edition: panel.editions[column], entities: values.count, mean: mean,
        median: median)
    }
    self.counted = counted
    splits = scope.splits(of: panel, where: scope.contains)
  }
}
