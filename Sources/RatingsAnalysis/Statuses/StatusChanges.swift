public import FreedomModel

/// A status in one edition and in the next, of one entity.
struct StatusStep {
  let entity: Entity
  let from: Edition, to: Edition
  let before: FreedomStatus, after: FreedomStatus
}

extension Panel {
  /// Every pair of consecutive editions in which an entity has a status and counts.
  fileprivate func statusSteps(of scope: Scope) -> [StatusStep] {
    entities.indices.flatMap { row in
      editions.indices.dropFirst().compactMap { column -> StatusStep? in
        guard editions[column].follows(editions[column - 1]),
          scope.contains(row, column, in: self), scope.contains(row, column - 1, in: self),
          let before = status(row, column - 1), let after = status(row, column)
        else { return nil }
        return StatusStep(
          entity: entities[row], from: editions[column - 1], to: editions[column],
          before: before, after: after)
      }
    }
  }
}

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
      .filter { $0.before != $0.after && scope.contains($0.to) }
      .map { Row(entity: $0.entity, edition: $0.to, before: $0.before, after: $0.after) }
      .sorted {
        ($0.edition, $0.entity.name, $0.entity.id) < ($1.edition, $1.entity.name, $1.entity.id)
      }
    splits = scope.splits(of: panel) { split in
      panel.editions.contains { scope.contains($0) && $0.follows(split) }
    }
  }
}

/// How often each status was followed by each other one.
public struct Transitions: Sendable {
  package static let name = "transitions"

  /// The status, for which entities and editions.
  public let indicator: Indicator, scope: Scope
  /// The statuses that were published in two and are compared with none.
  public let splits: [Panel.Split]
  private let counts: [[FreedomStatus]: Int]

  /// Counts pairs of consecutive editions, both within the window and both with a status.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status", scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    counts = Dictionary(
      grouping: panel.statusSteps(of: scope).filter {
        scope.contains($0.from) && scope.contains($0.to)
      }
    ) { [$0.before, $0.after] }.mapValues(\.count)
    splits = scope.splits(of: panel) { split in
      panel.editions.contains {
        scope.contains(split) && scope.contains($0) && $0.follows(split)
      }
    }
  }

  /// How often one status was followed by another, or by the same.
  public func count(from before: FreedomStatus, to after: FreedomStatus) -> Int {
    counts[[before, after]] ?? 0
  }

  /// How often a status was followed by any.
  public func total(from before: FreedomStatus) -> Int {
    FreedomStatus.allCases.reduce(0) { $0 + count(from: before, to: $1) }
  }

  /// The count as a share of the total; `nil` where the total is 0.
  public func share(from before: FreedomStatus, to after: FreedomStatus) -> Double? {
    let total = total(from: before)
    return total == 0 ? nil : Double(count(from: before, to: after)) / Double(total)
  }
}
