public import FreedomModel

/// How long each entity kept a status.
public struct Spells: Sendable {
  /// A longest run of consecutive editions in which one entity had one status.
  public struct Row: Sendable, Hashable {
    /// The country or territory, and the status that it kept.
    public let entity: Entity, status: FreedomStatus
    /// The first and the last edition with it, and their number.
    public let first: Edition, last: Edition, editions: Int
    /// Whether it starts with the entity's first edition, and whether it lasts until the newest
    /// one.
    public let isLeftCensored: Bool, isRightCensored: Bool
    /// How it starts.
    public let startedBy: SpellStart
    /// How it ends.
    public let endedBy: SpellEnd
  }

  package static let name = "spells"

  /// The status, for which entities and editions.
  public let indicator: Indicator, scope: Scope
  /// Every spell that touches the editions wanted, whole; by entity and edition.
  public let rows: [Row]
  /// The statuses that were published in two and are in no spell.
  public let splits: [Panel.Split]

  /// Finds the spells of an indicator; a missing edition ends a spell.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status", scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    rows = panel.entities.indices.flatMap { row in
      let counts = { scope.contains(row, $0, in: panel) }
      return panel.spellRuns(row, where: counts).enumerated().filter {
        $0.element.columns.contains { scope.contains(panel.editions[$0]) }
      }
      .map { position, run in
        Row(
          entity: panel.entities[row], status: run.status,
          first: panel.editions[run.columns.lowerBound],
          last: panel.editions[run.columns.upperBound], editions: run.columns.count,
          isLeftCensored: position == 0,
          isRightCensored: run.columns.upperBound == panel.editions.count - 1,
          startedBy: panel.start(of: run, row, where: counts),
          endedBy: panel.end(of: run, row, where: counts))
      }
    }
    splits = scope.splits(of: panel, where: scope.contains)
  }
}
