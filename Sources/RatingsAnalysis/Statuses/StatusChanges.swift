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

/// A status in one edition and in the next, of one entity.
struct StatusStep {
  let entity: Entity
  let from: Edition, to: Edition
  let before: FreedomStatus, after: FreedomStatus

  var isChange: Bool { before != after }
}

extension Panel {
  /// Every pair of consecutive editions in which an entity has a status and counts.
  func statusSteps(of scope: Scope) -> [StatusStep] {
    entities.indices.flatMap { row in statusSteps(row, of: scope).map(\.step) }
  }

  /// The same of one entity, each with the position of its later edition.
  func statusSteps(_ row: Int, of scope: Scope) -> [(column: Int, step: StatusStep)] {
    editions.indices.dropFirst().compactMap { column in
      guard editions[column].follows(editions[column - 1]),
        scope.contains(row, column, in: self), scope.contains(row, column - 1, in: self),
        let before = status(row, column - 1), let after = status(row, column)
      else { return nil }
      return (
        column,
        StatusStep(
          entity: entities[row], from: editions[column - 1], to: editions[column],
          before: before, after: after)
      )
    }
  }
}

extension Scope {
  /// Whether both editions of a step are wanted.
  func containsWhole(_ step: StatusStep) -> Bool { contains(step.from) && contains(step.to) }

  /// The statuses that were published in two, where they leave out a step within the window.
  func splits(ofStepsIn panel: Panel) -> [Panel.Split] {
    splits(of: panel) { split in
      panel.editions.contains {
        contains(split) && contains($0) && ($0.follows(split) || split.follows($0))
      }
    }
  }
}

/// What the entities and editions of an answer are divided by.
public enum Strata: Sendable {
  /// The regions of a division.
  case regions(RegionDivision)
  /// The members of a group of states, and the others.
  case group(Membership)
  /// Ten years each, by the year of the edition under the scope's rule.
  case decades
  /// Each edition alone.
  case editions

  /// The name of the part that an entity belongs to in an edition.
  func name(of entity: Entity, in edition: Edition, by rule: YearRule) -> String {
    switch self {
    case .regions(let division): division.name(of: entity, in: edition)
    case .group(let membership):
      membership.includes(entity, in: edition) ? membership.shortName : "others"
    case .decades: "\(edition.year(by: rule) / 10 * 10)s"
    case .editions: edition.label
    }
  }

  /// The part of a step: that of time is the edition in which a change shows, any other is where
  /// the entity was before.
  func name(of step: StatusStep, by rule: YearRule) -> String {
    name(of: step.entity, in: isOfTime ? step.to : step.from, by: rule)
  }

  /// Whether the parts are times.
  package var isOfTime: Bool {
    switch self {
    case .decades, .editions: true
    case .regions, .group: false
    }
  }
}

extension Membership {
  /// The name without the word that says what it is: `eu`.
  package var shortName: String {
    name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}
