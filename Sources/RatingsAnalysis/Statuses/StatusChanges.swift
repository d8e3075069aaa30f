public import FreedomModel

/// Every change of status from one edition to the next.
public struct StatusChanges: Sendable {
  /// One change.
  public struct Row: Sendable, Hashable {
    /// The country or territory, and the edition with the new status.
    public let entity: Entity, edition: Edition
    /// The status in the edition before, and in this one.
    public let before: FreedomStatus, after: FreedomStatus
  }

  package static let name = "status-changes"

  /// The status, for which entities and editions.
  public let indicator: Indicator, scope: Scope
  /// By edition and name.
  public let rows: [Row]
  /// The statuses that were published in two and are compared with none.
  public let splits: [Panel.Split]

  /// Finds the changes of an indicator.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status", scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    rows = panel.statusSteps(of: scope)
      .filter { $0.isChange && scope.contains($0.to) }
      .map { Row(entity: $0.entity, edition: $0.to, before: $0.before, after: $0.after) }
      .sorted {
        ($0.edition, $0.entity.name, $0.entity.id) < ($1.edition, $1.entity.name, $1.entity.id)
      }
    splits = scope.splits(of: panel) { split in
      panel.editions.contains { scope.contains($0) && $0.follows(split) }
    }
  }
}
