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
    /// The country or territory, with the value as published.
    public let entity: Entity, value: Double
    /// The published status, and the rank in the edition before.
    public let status: FreedomStatus?, previousRank: Int?
  }

  /// What is ranked, in which edition, for which entities.
  public let indicator: Indicator, edition: Edition, scope: Scope
  /// Which end comes first, and up to which value.
  public let selection: Selection, bound: Double?
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

  /// Ranks the last edition of a scope: the first `top` rows, or all up to a bound from the end
  /// selected; of one end 10 where neither is given.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, they are statuses, or the direction of
  ///   the scale is not declared.
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
      guard let rank, let value = panel.number(row, column), scope.isWanted(panel.entities[row])
      else { return nil }
      return Row(
        rank: rank, entity: panel.entities[row], value: value,
        status: statuses?.status(row, column), previousRank: previous?[row])
    }
  }

  private static func ranks(_ panel: Panel, _ column: Int, _ scope: Scope) -> [Int?] {
    let scope = scope.ofAllEntities
    return FreedomRank.ranks(
      panel.entities.indices.map {
        scope.contains($0, column, in: panel) ? panel.number($0, column) : nil
      }, direction: panel.indicator.direction(inEdition: panel.editions[column].year))
  }
}

/// Ranks by freedom.
enum FreedomRank {
  /// The rank of each value, 1 being the freest; entities that tie share the best rank (1, 2, 2,
  /// 4). There are no ranks where the direction is not declared.
  static func ranks(_ values: [Double?], direction: ScaleDirection?) -> [Int?] {
    guard let direction else { return values.map { _ in nil } }
    let resolution = Resolution(of: values.lazy.compactMap { $0 })
    let steps = values.map { $0.map(resolution.steps) }
    let ordered = steps.compactMap { $0 }.sorted {
      direction == .higher ? $0 > $1 : $0 < $1
    }
    var ranks: [Double: Int] = [:]
    for (position, value) in ordered.enumerated() where ranks[value] == nil {
      ranks[value] = position + 1
    }
    return steps.map { $0.flatMap { ranks[$0] } }
  }

  /// The ranks within each edition of a panel, row by row.
  static func ranks(in panel: Panel, kind: EntityKind?) -> [[Int?]] {
    var ranks = panel.entities.map { _ in [Int?](repeating: nil, count: panel.editions.count) }
    for column in panel.editions.indices {
      let values = panel.entities.indices.map {
        panel.isOf(kind, $0, column) ? panel.number($0, column) : nil
      }
      let direction = panel.indicator.direction(inEdition: panel.editions[column].year)
      for (row, rank) in FreedomRank.ranks(values, direction: direction).enumerated() {
        ranks[row][column] = rank
      }
    }
    return ranks
  }
}

/// The mean and the median of each edition, of entities that count equally or each with its people.
public struct EditionAverages: Sendable {
  /// One edition, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region, `nil` where all are averaged together, and the edition.
    public let region: String?, edition: Edition
    /// How many have a value.
    public let entities: Int
    /// The mean and the median, in points of the scale.
    public let mean: Double, median: Double
  }

  package static let name = "averages"

  /// What is averaged, for which entities and editions, and by which regions if any.
  public let indicator: Indicator, scope: Scope, division: RegionDivision?
  /// By region, then by edition; an edition without a value has no row.
  public let rows: [Row]
  /// The populations that count, where entities are weighted by them; `nil` where all count
  /// equally.
  public let counted: CountedPeople?
  /// The ratings that were published in two and are in no mean.
  public let splits: [Panel.Split]

  /// Averages the values of an indicator; with `weights` each entity counts with its people.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are statuses.
  public init(
    in panels: PanelSet, indicator: String = "fiw.total", by division: RegionDivision? = nil,
    scope: Scope = Scope(), weights: Population? = nil
  ) throws(AnalysisError) {
    let panel = try panels.numbers(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.division = division
    var counted = weights.map { CountedPeople($0) }
    rows = scope.parts(of: panel, by: division).compactMap { region, column, rows in
      let values = panel.weighted(rows, column, counted: &counted)
      guard let mean = values.weightedMean, let median = values.weightedMedian else { return nil }
      return Row(
        region: region, edition: panel.editions[column], entities: values.count, mean: mean,
        median: median)
    }
    self.counted = counted
    splits = scope.splits(of: panel, where: scope.contains)
  }
}
