internal import FreedomModel

/// A step of a spell: an edition of it, and the next one, which may show another status.
struct SpellStep {
  let step: StatusStep
  /// How many editions after the first one of the spell the step begins: 0 for the first.
  let age: Int
  /// Which spell it belongs to.
  let spell: Spell

  /// One spell of one entity, whole, whoever counts.
  struct Spell: Hashable {
    let entity: Entity
    /// Its first edition, or the first one known.
    let first: Edition
    /// Whether that is where it began.
    let isStartKnown: Bool
  }
}

extension Panel {
  /// The steps of all spells within a scope, with their age.
  ///
  /// The age counts from where the spell began, also where the entity did not count yet or the
  /// window had not opened: such a spell enters late.
  func spellSteps(of scope: Scope) -> [SpellStep] {
    entities.indices.flatMap { row -> [SpellStep] in
      let steps = statusSteps(row, of: scope).filter { scope.containsWhole($0.step) }
      guard !steps.isEmpty else { return [] }
      let runs = spellRuns(row) { _ in true }.map { run in
        let start = start(of: run, row) { _ in true }
        let spell = SpellStep.Spell(
          entity: entities[row], first: editions[run.columns.lowerBound],
          isStartKnown: start == .statusChange || start == .entityStart)
        return (columns: run.columns, spell: spell)
      }
      return steps.compactMap { column, step in
        runs.first { $0.columns.contains(column - 1) }.map { run in
          SpellStep(step: step, age: column - 1 - run.columns.lowerBound, spell: run.spell)
        }
      }
    }
  }
}
