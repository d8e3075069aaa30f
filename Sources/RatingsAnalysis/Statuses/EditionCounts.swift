public import FreedomModel

/// How many entities are Free, Partly Free and Not Free, edition by edition.
public struct EditionCounts: Sendable {
  /// One edition, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region, `nil` where all are counted together, and the edition.
    public let region: String?, edition: Edition
    /// How many have each status.
    public let free: Int, partlyFree: Int, notFree: Int
    /// How many have a status.
    public var entities: Int { free + partlyFree + notFree }
  }

  package static let name = "counts"

  /// The status counted, for which entities and editions, and by which regions if any.
  public let indicator: Indicator, scope: Scope, division: RegionDivision?
  /// By region, then by edition; an edition without a status has no row.
  public let rows: [Row]
  /// The statuses that were published in two and are in no count.
  public let splits: [Panel.Split]

  /// Counts the statuses of an indicator.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status", by division: RegionDivision? = nil,
    scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.division = division
    rows = scope.parts(of: panel, by: division).compactMap { region, column, rows in
      let statuses = rows.compactMap { panel.status($0, column) }
      guard !statuses.isEmpty else { return nil }
      return Row(
        region: region, edition: panel.editions[column], free: statuses.count { $0 == .free },
        partlyFree: statuses.count { $0 == .partlyFree },
        notFree: statuses.count { $0 == .notFree })
    }
    splits = scope.splits(of: panel, where: scope.contains)
  }
}
