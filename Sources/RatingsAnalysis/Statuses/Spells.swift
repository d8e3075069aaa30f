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

/// How a spell starts.
public enum SpellStart: String, Sendable, Hashable, CaseIterable {
  /// With a change from another status.
  case statusChange = "status-change"
  /// With the state itself: its first status, since it did not exist before.
  case entityStart = "entity-start"
  /// After an edition in which the entity has no status, though it existed.
  case gap
  /// The entity had a status before, but was not among those that count.
  case enteredPopulation = "entered-population"
  /// With the first edition that has statuses: what was before is not known.
  case firstEdition = "first-edition"
}

/// How a spell ends; only a change of status is an event.
public enum SpellEnd: String, Sendable, Hashable, CaseIterable {
  /// With a change to another status.
  case statusChange = "status-change"
  /// Before an edition in which the entity has no status, though it exists.
  case gap
  /// With the state itself: its last status.
  case entityEnd = "entity-end"
  /// The entity has a status in the next edition, but does not count there any more.
  case leftPopulation = "left-population"
  /// Not yet: it runs on in the newest edition.
  case newest
}

/// A longest run of consecutive editions in which one entity has one status.
struct SpellRun {
  let status: FreedomStatus
  /// The positions of its editions.
  var columns: ClosedRange<Int>
}

extension Panel {
  /// The spells of one entity, over the editions in which it counts.
  func spellRuns(_ row: Int, where counts: (_ column: Int) -> Bool) -> [SpellRun] {
    var runs: [SpellRun] = []
    for column in editions.indices where counts(column) {
      guard let status = status(row, column) else { continue }
      if let run = runs.last, run.status == status, run.columns.upperBound == column - 1,
        editions[column].follows(editions[column - 1])
      {
        runs[runs.count - 1].columns = run.columns.lowerBound...column
      } else {
        runs.append(SpellRun(status: status, columns: column...column))
      }
    }
    return runs
  }

  /// How a spell starts, where an entity counts in some editions only.
  func start(of run: SpellRun, _ row: Int, where counts: (_ column: Int) -> Bool) -> SpellStart {
    let column = run.columns.lowerBound
    guard let before = (0..<column).last else { return .firstEdition }
    if status(row, before) != nil, editions[column].follows(editions[before]) {
      return counts(before) ? .statusChange : .enteredPopulation
    }
    let isFirstEdition = !(0..<column).contains { earlier in
      entities.indices.contains { status($0, earlier) != nil }
    }
    if isFirstEdition { return .firstEdition }
    let hasEarlier = (0..<column).contains { value(row, $0) != nil }
    return !hasEarlier && isBorn(row, before: column) ? .entityStart : .gap
  }

  /// How a spell ends, where an entity counts in some editions only.
  func end(of run: SpellRun, _ row: Int, where counts: (_ column: Int) -> Bool) -> SpellEnd {
    let column = run.columns.upperBound
    guard column + 1 < editions.count else { return .newest }
    if status(row, column + 1) != nil, editions[column + 1].follows(editions[column]) {
      return counts(column + 1) ? .statusChange : .leftPopulation
    }
    let hasLater = (column + 1..<editions.count).contains { value(row, $0) != nil }
    return !hasLater && isGone(row, after: column) ? .entityEnd : .gap
  }

  /// Whether a state began to exist not long before the edition of its first status.
  ///
  /// *Freedom in the World* rates every state from its beginning, so that its first status is
  /// one where the register does not contradict; other publications came to most states later.
  private func isBorn(_ row: Int, before column: Int) -> Bool {
    let entity = entities[row]
    guard entity.kind(inEdition: editions[column].year) == .country else { return false }
    let before = editions[column - 1].coverageStart.year - 1
    return entity.lives.isEmpty
      ? indicator.publication == "fiw" : !entity.lives.contains { $0.contains(before) }
  }

  /// Whether a state ceased to exist not long after the edition of its last status.
  private func isGone(_ row: Int, after column: Int) -> Bool {
    let entity = entities[row]
    guard entity.kind(inEdition: editions[column].year) == .country else { return false }
    let after = editions[column + 1].coverageEnd.year + 1
    return entity.lives.isEmpty
      ? indicator.publication == "fiw" : !entity.lives.contains { $0.contains(after) }
  }
}
