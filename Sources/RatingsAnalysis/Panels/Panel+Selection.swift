public import FreedomModel

extension Panel {
  /// The panel with the values of some entities in some editions only; the others are missing.
  public func keeping(where isKept: (Entity, Edition) -> Bool) -> Panel {
    var kept = values
    var cell = 0
    for entity in entities {
      for edition in editions {
        if kept[cell] != nil, !isKept(entity, edition) { kept[cell] = nil }
        cell += 1
      }
    }
    return Panel(
      indicator: indicator, entities: entities, editions: editions, values: kept,
      thirdParties: thirdParties)
  }

  /// The panel with the values of one kind of entity only; `nil` keeps all.
  public func keeping(kind: EntityKind?) -> Panel {
    kind == nil ? self : keeping { $0.kind(inEdition: $1.year) == kind }
  }

  /// The panel with the values of a membership only, edition by edition, and without the entities
  /// that have none.
  public func keeping(_ membership: Membership) -> Panel {
    keeping { membership.includes($0, in: $1) }.leavingOutUnrated()
  }

  /// The panel without the entities that have no value in it, not even one in two halves.
  public func leavingOutUnrated() -> Panel {
    let rows = entities.indices.filter { row in
      editions.indices.contains { value(row, $0) != nil }
    }
    return Panel(
      indicator: indicator, entities: rows.map { entities[$0] }, editions: editions,
      values: rows.flatMap { row in editions.indices.map { value(row, $0) } },
      thirdParties: thirdParties)
  }

  /// The panel of some entities in their order; one that is not in it has no values.
  package func keeping(entities: [Entity]) -> Panel {
    aligned(entities: entities, editions: editions)
  }

  /// The panel with the rows of another one of the same editions below its own.
  package func joined(with other: Panel) -> Panel {
    Panel(
      indicator: indicator, entities: entities + other.entities, editions: editions,
      values: values + other.aligned(entities: other.entities, editions: editions).values,
      thirdParties: thirdParties)
  }

  /// The values laid out like another panel's, entities matched by id, editions by sort year.
  func aligned(to other: Panel) -> Panel {
    aligned(entities: other.entities, editions: other.editions)
  }

  func aligned(
    entities wantedEntities: [Entity], editions wantedEditions: [Edition]
  ) -> Panel {
    let rows = Dictionary(
      zip(entities.map(\.id), entities.indices), uniquingKeysWith: { first, _ in first })
    let columns = Dictionary(
      zip(editions.map(\.year), editions.indices), uniquingKeysWith: { _, last in last })
    let sources = wantedEditions.map { columns[$0.year] }
    let values = wantedEntities.flatMap { entity -> [RatingValue?] in
      guard let row = rows[entity.id] else { return sources.map { _ in nil } }
      return sources.map { $0.flatMap { value(row, $0) } }
    }
    return Panel(
      indicator: indicator, entities: wantedEntities, editions: wantedEditions, values: values,
      thirdParties: thirdParties)
  }

  /// The position of an entity, by its id.
  func row(of id: String) -> Int? { entities.firstIndex { $0.id == id } }

  /// The position of the edition that a year stands for under a rule.
  func column(ofYear year: Int, by rule: YearRule) -> Int? {
    editions.firstIndex { $0.years(under: rule).contains(year) }
  }
}

extension Indicator {
  /// The edition in which the scale was reversed, by its sort year; `nil` unless some editions with
  /// a value are on both sides of it.
  public func turn(within editions: [Edition]) -> Int? {
    guard let directionSince, editions.contains(where: { $0.year < directionSince }),
      editions.contains(where: { $0.year >= directionSince })
    else { return nil }
    return directionSince
  }

  /// How many points the scale spans: 6 for ratings, 100 for totals. A score's scale begins at
  /// zero, even where an additional question can bring it lower.
  var span: Double? {
    guard let maximum, let nominalMinimum, maximum > nominalMinimum else { return nil }
    return maximum - nominalMinimum
  }
}

extension Series {
  var observedPositions: [Int] { values.indices.filter { values[$0]?.asNumber != nil } }

  /// The edition in which the scale was reversed; `nil` unless there are values on both sides.
  var turn: Int? {
    guard indicator.directionSince != nil else { return nil }
    return indicator.turn(within: observedPositions.map { editions[$0] })
  }

  /// Whether an edition is missing between the first value and the last.
  var hasGap: Bool { !gaps.isEmpty }
}

extension Series {
  /// Where editions are missing between two values.
  public struct Gap: Sendable, Hashable {
    /// The last edition with a value before, and the next one after.
    public let before: Edition, after: Edition
  }

  /// The places where editions are missing between the first value and the last.
  public var gaps: [Gap] {
    let observed = observedPositions
    return zip(observed.dropFirst(), observed).compactMap { later, earlier in
      later > earlier + 1 || !editions[later].follows(editions[earlier])
        ? Gap(before: editions[earlier], after: editions[later]) : nil
    }
  }
}

extension Panel {
  /// The values on one scale where they are on both sides of an edition in which the scale was
  /// reversed: those of older editions reversed within their ends, so that the present direction is
  /// that of all.
  ///
  /// - Returns: The panel, and what was done, such as `100 - x before 2019`; `nil` where the values
  ///   are as published.
  func onOneScale() -> (panel: Panel, reversal: String?) {
    let rated = editions.indices.filter { column in
      entities.indices.contains { number($0, column) != nil }
    }
    guard let since = indicator.turn(within: rated.map { editions[$0] }),
      let sum = indicator.mirrored(0)
    else { return (self, nil) }
    let onOneScale = self.values.indices.map { cell -> RatingValue? in
      let isOlder = editions[cell % editions.count].year < since
      guard isOlder, case .number(let number) = self.values[cell] else { return self.values[cell] }
      return .number(sum - number)
    }
    let panel = Panel(
      indicator: indicator.withOneDirection, entities: entities, editions: editions,
      values: onOneScale, thirdParties: thirdParties)
    return (panel, "\(sum.shortestExact) - x before \(since)")
  }
}

/// The panels that an answer is made from, by indicator, and which entity followed which.
///
/// Every panel should have all entities and all editions: a ``Scope`` says which are wanted, and
/// some answers need the edition before the first one wanted.
public struct PanelSet: Sendable {
  /// Gains and declines are compared along continuations.
  public let links: [EntityLink]
  private let panels: [String: Panel]

  /// Of two panels with one indicator the later counts.
  public init(_ panels: [Panel] = [], links: [EntityLink] = []) {
    self.panels = Dictionary(panels.map { ($0.indicator.id, $0) }) { $1 }
    self.links = links
  }

  /// The panel of an indicator; `nil` where there is none, or one without any value.
  public subscript(id: String) -> Panel? {
    panels[id].flatMap { $0.values.contains { $0 != nil } ? $0 : nil }
  }

  /// All panels, in no order.
  var all: [Panel] { Array(panels.values) }

  /// The editions of a publication that have a value, by sort year.
  func editions(of publication: String) -> [Int: Edition] {
    var editions: [Int: Edition] = [:]
    for panel in panels.values where panel.indicator.publication == publication {
      for edition in panel.editions { editions[edition.year] = edition }
    }
    return editions
  }

  func panel(_ id: String) throws(AnalysisError) -> Panel {
    guard let panel = self[id] else { throw .noFigures(indicator: id) }
    return panel
  }

  /// The panel of statuses that an answer, by its name, is made from.
  func statuses(_ id: String, for name: String) throws(AnalysisError) -> Panel {
    let panel = try panel(id)
    guard panel.indicator.measure == .status else {
      throw .unsuited(indicator: id, table: name, need: "a status")
    }
    return panel
  }

  /// The panel of numbers that an answer, by its name, is made from; never statuses.
  func numbers(_ id: String, for name: String) throws(AnalysisError) -> Panel {
    let panel = try panel(id)
    guard panel.indicator.measure != .status else {
      throw .unsuited(indicator: id, table: name, need: "figures")
    }
    return panel
  }
}

/// Which changes into an edition are left out of a test.
public enum ExcludedChanges: Sendable, Hashable {
  /// Those into some editions, by their sort years.
  case editions(Set<Int>)
  /// Those into the first editions by a new method.
  case method

  /// The editions meant, of an indicator whose changes of method are known.
  func editions(of indicator: Indicator, knowing changes: [MethodChange]) -> Set<Int> {
    switch self {
    case .editions(let editions): editions
    case .method: Set(changes.filter { $0.concerns(indicator) }.map(\.edition))
    }
  }
}

/// A change that is left out of a test.
public struct ExcludedJump: Sendable, Hashable {
  /// The edition of the first value after the change.
  public let edition: Edition
  /// That value less the one before.
  public let size: Double
}

extension Series {
  /// The numbers there are without the changes into some editions: those since are moved by the
  /// change, so that the first value after it equals the last before.
  ///
  /// - Parameters:
  ///   - rule: The year of an edition.
  ///   - excluded: The editions, by their sort years; one without a value means the next one.
  /// - Returns: The numbers with their years, and what was left out.
  func observed(
    by rule: YearRule, withoutChangesInto excluded: Set<Int>
  ) -> (points: [(year: Int, value: Double)], jumps: [ExcludedJump]) {
    var points: [(year: Int, value: Double)] = []
    var jumps: [ExcludedJump] = []
    var moved = 0.0
    var previous: (edition: Int, value: Double)?
    for (edition, value) in zip(editions, values) {
      guard let number = value?.asNumber else { continue }
      if let previous,
        excluded.contains(where: { $0 > previous.edition && $0 <= edition.year })
      {
        jumps.append(ExcludedJump(edition: edition, size: number - previous.value))
        moved += number - previous.value
      }
      previous = (edition.year, number)
      points.append((edition.year(by: rule), number - moved))
    }
    return (points, jumps)
  }
}

extension [MethodChange] {
  /// Those that concern an indicator and have values on both sides.
  func spanned(by series: Series) -> [MethodChange] {
    let rated = series.observedPositions.map { series.editions[$0] }
    return filter { $0.concerns(series.indicator) && $0.isSpanned(by: rated) }
  }

  /// Those that concern an indicator and have values of a panel on both sides, by edition.
  package func spanned(by panel: Panel) -> [MethodChange] {
    let rated = panel.editions.indices.filter { column in
      panel.entities.indices.contains { panel.number($0, column) != nil }
    }.map { panel.editions[$0] }
    return filter { $0.concerns(panel.indicator) && $0.isSpanned(by: rated) }
      .sorted { ($0.edition, $0.what) < ($1.edition, $1.what) }
  }
}
