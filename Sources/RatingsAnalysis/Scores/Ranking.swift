public import FreedomModel

/// The entities of one edition by rank.
public struct Ranking: Sendable {
  /// Which end of the ranking.
  public enum Selection: String, Sendable, Hashable {
    /// All, the freest first.
    case all = "ranking"
    /// The freest first.
    case highest
    /// The least free first.
    case lowest
  }

  /// One entity's place.
  public struct Row: Sendable, Hashable {
    /// 1 is the freest; entities that tie share the best rank (1, 2, 2, 4).
    public let rank: Int
    /// The country or territory.
    public let entity: Entity
    /// The value as published.
    public let value: Double
    /// The published status.
    public let status: FreedomStatus?
    /// The rank in the edition before.
    public let previousRank: Int?
  }

  /// What is ranked.
  public let indicator: Indicator
  /// The edition ranked.
  public let edition: Edition
  /// Which entities were asked for.
  public let scope: Scope
  /// Which end comes first.
  public let selection: Selection
  /// The value up to which entities were asked for.
  public let bound: Double?
  /// Whether the bound is the least value rather than the greatest.
  package let boundIsLeast: Bool
  /// Those that tie by name.
  public let rows: [Row]
  /// How many that are not among the rows tie with the last of them.
  public let tied: Int
  /// The ratings that were published in two and have no rank.
  public let splits: [Panel.Split]

  /// The indicator ranked and the status beside it.
  package static func indicators(of indicator: String) -> [String] {
    [indicator, "\(indicator.prefix { $0 != "." }).status"]
  }

  /// Ranks the last edition of a scope.
  ///
  /// - Parameters:
  ///   - panels: The values, and the statuses beside them.
  ///   - indicator: What is ranked.
  ///   - selection: Which end.
  ///   - top: The number of rows; by default all, but 10 of one end without a bound.
  ///   - bound: The value up to which entities are shown, from the end selected.
  ///   - scope: Which entities, and which edition.
  /// - Throws: ``AnalysisError`` when there are no values, they are statuses, or the direction of the
  ///   scale is not declared.
  public init(
    in panels: PanelSet, indicator: String = "fiw.total", selection: Selection = .all,
    top: Int? = nil, bound: Double? = nil, scope: Scope = Scope()
  ) throws(AnalysisError) {
    try AnalysisError.check("top", top ?? 1)
    let panel = try panels.numbers(indicator, for: selection.rawValue)
    let column = try scope.column(of: panel)
    let edition = panel.editions[column]
    guard let direction = panel.indicator.direction(inEdition: edition.year) else {
      throw .directionNotDeclared(indicator: indicator, what: "the table \(selection.rawValue)")
    }
    let resolution = Resolution(of: panel)
    let previous =
      column > 0 && edition.follows(panel.editions[column - 1])
      ? Self.ranks(panel, column - 1, scope) : nil
    let within = Self.rows(panels, panel, column, scope, previous: previous).filter { row in
      guard let bound else { return true }
      let change = resolution.change(from: bound, to: row.value, direction: direction)
      return change == .unchanged || (change == .improved) == (selection != .lowest)
    }.sorted {
      let (one, other) = selection == .lowest ? ($1.rank, $0.rank) : ($0.rank, $1.rank)
      return (one, $0.entity.name, $0.entity.id) < (other, $1.entity.name, $1.entity.id)
    }
    let limit = top ?? (bound == nil && selection != .all ? 10 : .max)
    rows = Array(within.prefix(limit))
    let edge = rows.last?.rank
    tied = within.dropFirst(limit).count { $0.rank == edge }
    self.indicator = panel.indicator
    self.edition = edition
    self.scope = scope
    self.selection = selection
    self.bound = bound
    boundIsLeast = (direction == .higher) == (selection != .lowest)
    let used = panel.editions[(previous == nil ? column : column - 1)...column]
    splits = scope.splits(of: panel, where: used.contains)
  }

  private static func rows(
    _ panels: PanelSet, _ panel: Panel, _ column: Int, _ scope: Scope, previous: [Int?]?
  ) -> [Row] {
    let statuses = panels["\(panel.indicator.publication).status"]?.aligned(to: panel)
    return zip(panel.entities.indices, ranks(panel, column, scope)).compactMap { row, rank in
      guard let rank, let value = panel.number(row, column) else { return nil }
      return Row(
        rank: rank, entity: panel.entities[row], value: value,
        status: statuses?.status(row, column), previousRank: previous?[row])
    }
  }

  private static func ranks(_ panel: Panel, _ column: Int, _ scope: Scope) -> [Int?] {
    FreedomRank.ranks(
      panel.entities.indices.map {
        scope.contains($0, column, in: panel) ? panel.number($0, column) : nil
      }, direction: panel.indicator.direction(inEdition: panel.editions[column].year))
  }
}
