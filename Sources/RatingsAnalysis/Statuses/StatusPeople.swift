public import FreedomModel

/// How many people live in Free, Partly Free and Not Free countries, edition by edition.
public struct StatusPeople: Sendable {
  /// One edition, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region; `nil` where all regions are counted together.
    public let region: String?
    /// The edition counted.
    public let edition: Edition
    /// How many entities have a status and a population.
    public let entities: Int
    /// How many of them count with the people of an earlier year.
    public let heldOver: Int
    /// How many people live under each status.
    public let free: Int, partlyFree: Int, notFree: Int
    /// How many people in all.
    public var people: Int { free + partlyFree + notFree }
  }

  package static let name = "people"

  /// The status counted.
  public let indicator: Indicator
  /// Which entities and editions were requested.
  public let scope: Scope
  /// How the regions were made; `nil` without regions.
  public let division: RegionDivision?
  /// By region, then by edition; an edition without a status has no row.
  public let rows: [Row]
  /// Whose people are those of an earlier year, or not known.
  public let counted: CountedPeople
  /// The statuses that were published in two and are in no count.
  public let splits: [Panel.Split]

  /// Counts the people under each status of an indicator.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, population: Population, indicator: String = "fiw.status",
    by division: RegionDivision? = nil, scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.division = division
    var counted = CountedPeople(population)
    rows = scope.parts(of: panel, by: division).compactMap { region, column, rows in
      let edition = panel.editions[column]
      let heldOver = counted.heldOver.count
      var people: [FreedomStatus: Int] = [:]
      var entities = 0
      for row in rows {
        guard let status = panel.status(row, column),
          let count = counted.count(panel.entities[row], in: edition)
        else { continue }
        entities += 1
        people[status, default: 0] += count
      }
      guard entities > 0 else { return nil }
      return Row(
        region: region, edition: edition, entities: entities,
        heldOver: counted.heldOver.count - heldOver, free: people[.free] ?? 0,
        partlyFree: people[.partlyFree] ?? 0, notFree: people[.notFree] ?? 0)
    }
    self.counted = counted
    splits = scope.splits(of: panel, where: scope.contains)
  }
}
