internal import FreedomModel

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
