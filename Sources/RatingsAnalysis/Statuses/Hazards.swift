public import FreedomModel

/// How often statuses end: events in 100 country-years, with the limits of Wilson (1927).
///
/// A country-year is a pair of consecutive editions in which an entity counts, in its earlier
/// status; an event is another status in the later one. All spells count, also those whose start
/// is not known.
public struct Hazards: Sendable {
  /// One status in one part.
  public struct Row: Sendable, Hashable {
    /// The status that may end.
    public let status: FreedomStatus
    /// The part's name: a decade, an edition, a region or a group.
    public let part: String
    /// How many pairs of consecutive editions begin with the status.
    public let countryYears: Int
    /// How many of them end with a freer status, and how many with a less free one.
    public let improved: Int, declined: Int
    /// The share of pairs that end with another status, by the people who live there where they
    /// count; `nil` where no population is known.
    public let share: Double?
    /// The limits of the share; `nil` where people count, since they do not change one by one.
    public let limits: WilsonInterval?

    /// How many pairs end with another status.
    public var events: Int { improved + declined }
  }

  package static let name = "hazard"

  /// The status, for which entities and editions.
  public let indicator: Indicator, scope: Scope
  /// What the parts are.
  public let strata: Strata
  /// By status, then part by part.
  public let rows: [Row]
  /// The populations that count; `nil` where all count equally.
  public let counted: CountedPeople?
  /// The statuses that were published in two and are in no pair.
  public let splits: [Panel.Split]

  /// Counts the ends of some statuses, in pairs of editions that are both in the window.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.status",
    of statuses: [FreedomStatus] = [.free, .partlyFree, .notFree], by strata: Strata = .decades,
    weights: Population? = nil, scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.strata = strata
    let steps = panel.statusSteps(of: scope).filter(scope.containsWhole)
    var counted = weights.map { CountedPeople($0) }
    rows = statuses.flatMap { status in
      StrataParts.make(of: steps.filter { $0.before == status }, by: strata, scope.yearRule)
        .map { Row(status, $0.name, $0.steps, &counted) }
    }
    self.counted = counted
    splits = scope.splits(ofStepsIn: panel)
  }
}

extension Hazards.Row {
  fileprivate init(
    _ status: FreedomStatus, _ part: String, _ steps: [StatusStep],
    _ counted: inout CountedPeople?
  ) {
    self.status = status
    self.part = part
    countryYears = steps.count
    let improved = steps.count { $0.after > $0.before }
    let declined = steps.count { $0.after < $0.before }
    (self.improved, self.declined) = (improved, declined)
    guard counted != nil else {
      share = Double(improved + declined) / Double(steps.count)
      limits = WilsonInterval(events: improved + declined, of: steps.count)
      return
    }
    var (people, changed) = (0.0, 0.0)
    for step in steps {
      guard let count = counted?.count(step.entity, in: step.from) else { continue }
      people += Double(count)
      if step.isChange { changed += Double(count) }
    }
    share = people > 0 ? changed / people : nil
    limits = nil
  }
}

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
