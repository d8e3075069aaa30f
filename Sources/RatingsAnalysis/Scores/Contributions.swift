public import FreedomModel

/// What the change of one entity's total between two editions is made of: the changes of its parts.
///
/// The published sums say which parts there are, see `RuleBook`: of `fiw.total` political rights
/// and civil liberties, of these the categories A to G and the additional questions, of a category
/// its questions.
public struct Contributions: Sendable {
  /// How far a total is divided.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// Into what it is the sum of: of `fiw.total` political rights and civil liberties.
    case parts
    /// Into categories, such as A to G.
    case categories
    /// Into single questions, such as A1.
    case questions
  }

  /// A part of the change.
  public struct Row: Sendable {
    /// What a row is about.
    public enum Part: Sendable, Hashable {
      /// A published part.
      case indicator(Indicator)
      /// The additional questions: those that raise the total less those that lower it.
      case additionalQuestions
      /// What no part with a value in both editions explains.
      case notDivided
    }

    /// What the row is about.
    public let part: Part
    /// The values in the two editions, as published; `nil` where there is none.
    public let before: Double?, after: Double?
    /// `after` less `before`, in points; `nil` where a value is missing.
    public let change: Double?
    /// The change as a share of the total's, 1 being all of it; `nil` where the total did not
    /// change.
    public let share: Double?
  }

  package static let name = "contributions"

  /// The country or territory, and the total.
  public let entity: Entity, indicator: Indicator
  /// The two editions, and how far the total is divided.
  public let first: Edition, last: Edition, level: Level
  /// The newest edition with the total, where its parts are not published.
  public private(set) var undivided: Edition?
  /// The total in the two editions.
  public let before: Double, after: Double
  /// The parts in the order of the sum, then the additional questions, then what is not divided.
  /// The changes add up to that of the total.
  public let rows: [Row]

  /// The change of the total in points.
  public var change: Double { after - before }

  /// Divides the change of a total.
  ///
  /// - Parameters:
  ///   - entity: A country or territory.
  ///   - panels: The panels of the total and of its parts: see `indicators(of:)`.
  ///   - indicator: The total.
  ///   - first: The earlier edition, by its sort year.
  ///   - last: The later edition, by its sort year.
  ///   - level: How far to divide.
  /// - Throws: ``AnalysisError`` where the total is not a sum, is missing in an edition, is on a
  ///   reversed scale in one of them, or where no part has values in both.
  public init(
    to entity: Entity, in panels: PanelSet, indicator: String = "fiw.total",
    from first: Int, to last: Int, level: Level = .categories
  ) throws(AnalysisError) {
    guard let parts = SumParts(of: indicator, to: level) else {
      throw .unsuited(indicator: indicator, table: Self.name, need: "a total with published parts")
    }
    let panel = try panels.numbers(indicator, for: Self.name)
    guard level != .questions || parts.published != SumParts(of: indicator)?.published else {
      throw .unsuited(
        indicator: indicator, table: Self.name, need: "a total with published questions")
    }
    guard first < last else { throw .editionsOutOfOrder(first: first, last: last) }
    let rated = panel.row(of: entity.id).map { row in
      panel.editions.indices.filter { panel.number(row, $0) != nil }
    }
    let years = (rated ?? []).map { panel.editions[$0].year }
    func column(_ year: Int) throws(AnalysisError) -> Int {
      guard let column = panel.column(ofYear: year, by: .edition) else {
        throw .missing(edition: year, in: panel)
      }
      guard let rated, rated.contains(column) else {
        throw .noValue(
          entity: entity.name, indicator: indicator, year: year,
          editions: years.first.flatMap { first in years.last.map { first...$0 } })
      }
      return column
    }
    let (start, end) = (try column(first), try column(last))
    if let turn = panel.indicator.turn(within: [panel.editions[start], panel.editions[end]]) {
      throw .unsuited(
        indicator: indicator, table: Self.name,
        need: "editions on one side of \(turn), when the scale was reversed")
    }
    func values(_ id: String) -> (before: Double?, after: Double?) {
      guard let part = panels[id], let row = part.row(of: entity.id) else { return (nil, nil) }
      func value(_ column: Int) -> Double? {
        part.editions.lastIndex { $0.year == panel.editions[column].year }
          .flatMap { part.number(row, $0) }
      }
      return (value(start), value(end))
    }
    self.entity = entity
    self.indicator = panel.indicator
    self.level = level
    self.first = panel.editions[start]
    self.last = panel.editions[end]
    let row = panel.row(of: entity.id) ?? 0
    before = panel.number(row, start) ?? 0
    after = panel.number(row, end) ?? 0
    let total = after - before
    func made(_ part: Row.Part, _ before: Double?, _ after: Double?, _ change: Double?) -> Row {
      Row(
        part: part, before: before, after: after, change: change,
        share: change.flatMap { total == 0 ? nil : $0 / total })
    }
    var rows = parts.published.compactMap { id -> Row? in
      guard let indicator = panels[id]?.indicator else { return nil }
      let (before, after) = values(id)
      guard before != nil || after != nil else { return nil }
      return made(
        .indicator(indicator), before, after,
        before.flatMap { before in after.map { $0 - before } })
    }
    guard rows.contains(where: { $0.change != nil }) else {
      throw Self.noParts(
        of: panel, entity, in: [start, end],
        divided: Self.divided(parts, of: panel, entity, in: panels))
    }
    if let additional = Self.additional(parts, values) {
      rows.append(
        made(
          .additionalQuestions, additional.before, additional.after,
          additional.after - additional.before))
    }
    // The changes of whole points add up exactly; of others but for the last digits.
    let rest = total - rows.compactMap(\.change).reduce(0, +)
    let isMissing = rows.contains { $0.change == nil }
    if isMissing || rest.magnitude > 1e-9 { rows.append(made(.notDivided, nil, nil, rest)) }
    self.rows = rows
  }

  /// The positions of the editions in which the total and at least one part have a value.
  private static func divided(
    _ parts: SumParts, of panel: Panel, _ entity: Entity, in panels: PanelSet
  ) -> [Int] {
    guard let row = panel.row(of: entity.id) else { return [] }
    let aligned = parts.published.compactMap { panels[$0]?.aligned(to: panel) }
    return panel.editions.indices.filter { column in
      panel.number(row, column) != nil && aligned.contains { $0.number(row, column) != nil }
    }
  }

  /// Why there is nothing to compare: the edition without parts, and those that have them.
  private static func noParts(
    of panel: Panel, _ entity: Entity, in ends: [Int], divided: [Int]
  ) -> AnalysisError {
    let years = divided.map { panel.editions[$0].year }
    let missing = ends.first { !divided.contains($0) } ?? ends[1]
    return .noValue(
      entity: entity.name, indicator: "the parts of \(panel.indicator.id)",
      year: panel.editions[missing].year,
      editions: years.first.flatMap { first in years.last.map { first...$0 } })
  }

  /// Divides the change of a total between the two editions of a scope: its last one, and its first
  /// or the one a `span` of editions earlier. Without a last one it is the newest with parts.
  ///
  /// - Throws: ``AnalysisError``, as ``init(to:in:indicator:from:to:level:)`` does.
  public init(
    to entity: Entity, in panels: PanelSet, indicator: String = "fiw.total", scope: Scope,
    span: Int = 1, level: Level = .categories
  ) throws(AnalysisError) {
    let panel = try panels.numbers(indicator, for: Self.name)
    let scope = Self.scope(scope, to: entity, in: panels, indicator: indicator, level: level)
    let (start, end) = try scope.ends(of: panel, span: span)
    try self.init(
      to: entity, in: panels, indicator: indicator, from: panel.editions[start].year,
      to: panel.editions[end].year, level: level)
    if let row = panel.row(of: entity.id),
      let newest = panel.editions.indices.last(where: { panel.number(row, $0) != nil }),
      newest > end, scope.edition == last.year
    {
      undivided = panel.editions[newest]
    }
  }

  /// A scope whose last edition is the newest with parts, where it has none.
  package static func scope(
    _ scope: Scope, to entity: Entity, in panels: PanelSet, indicator: String, level: Level
  ) -> Scope {
    guard scope.to == nil, scope.edition == nil, let panel = panels[indicator],
      let parts = SumParts(of: indicator, to: level),
      let newest = divided(parts, of: panel, entity, in: panels).last
    else { return scope }
    var scope = scope
    scope.edition = panel.editions[newest].year
    return scope
  }

  /// The additional questions asked in either edition, those that raise less those that lower the
  /// total.
  private static func additional(
    _ parts: SumParts, _ values: (String) -> (before: Double?, after: Double?)
  ) -> (before: Double, after: Double)? {
    let raising = parts.raising.map(values)
    let lowering = parts.lowering.map(values)
    guard (raising + lowering).contains(where: { $0.before != nil || $0.after != nil }) else {
      return nil
    }
    func sum(_ value: ((before: Double?, after: Double?)) -> Double?) -> Double {
      raising.reduce(0) { $0 + (value($1) ?? 0) } - lowering.reduce(0) { $0 + (value($1) ?? 0) }
    }
    return (sum { $0.before }, sum { $0.after })
  }

  /// The indicators that dividing a total needs, itself first.
  ///
  /// - Parameters:
  ///   - total: The total, by its id.
  ///   - levels: How far it is divided.
  /// - Returns: Their ids.
  public static func indicators(of total: String, at levels: [Level] = Level.allCases) -> [String] {
    [total]
      + levels.flatMap { level -> [String] in
        guard let parts = SumParts(of: total, to: level) else { return [] }
        return parts.published + parts.raising + parts.lowering
      }.uniqued()
  }
}

/// The parts of a published sum.
struct SumParts {
  private(set) var published: [String] = []
  /// Additional questions: they raise or lower the sum where they were asked.
  private(set) var raising: [String] = []
  private(set) var lowering: [String] = []

  /// `nil` where the indicator is not a sum.
  init?(of indicator: String, to level: Contributions.Level = .categories) {
    guard let rule = Self.sum(indicator) else { return nil }
    divide(rule, to: level)
  }

  private static func sum(_ indicator: String) -> DerivationRule? {
    RuleBook.rule(for: indicator).flatMap { $0.kind == .sum ? $0 : nil }
  }

  private mutating func divide(_ rule: DerivationRule, to level: Contributions.Level) {
    for part in rule.parts {
      if let sum = Self.sum(part), Self.isDivided(sum, at: level) {
        divide(sum, to: level)
      } else {
        published.append(part)
      }
    }
    raising += rule.raising
    lowering += rule.lowering
  }

  /// Whether a part is divided further: a category, whose parts are single questions, only into
  /// these.
  private static func isDivided(_ sum: DerivationRule, at level: Contributions.Level) -> Bool {
    switch level {
    case .parts: false
    case .categories: sum.parts.contains { Self.sum($0) != nil }
    case .questions: true
    }
  }
}
