public import FreedomModel

/// How gains and declines are counted.
public enum BalanceMethod: String, Sendable, Hashable, CaseIterable {
  /// By the total where the edition and the one before have totals, else by the ratings.
  case automatic
  /// By any change of the total.
  case score
  /// By any change of the sum of both ratings.
  case rating
  /// By any change of the status.
  case status

  /// How the changes of a measure are counted.
  package init(of measure: Indicator.Measure) {
    switch measure {
    case .rating: self = .rating
    case .status: self = .status
    case .score, .figure: self = .score
    }
  }

  fileprivate var indicators: [String] {
    switch self {
    case .automatic: ["fiw.total", "fiw.rating"]
    case .score: ["fiw.total"]
    case .rating: ["fiw.rating"]
    case .status: ["fiw.status"]
    }
  }
}

/// How many improved and how many declined in each edition: the democracy gap.
public struct Balance: Sendable {
  /// One edition against the one before, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region, `nil` where all are counted together, and the later edition.
    public let region: String?, edition: Edition
    /// How many became freer, less free, or neither.
    public let improved: Int, declined: Int, unchanged: Int
    /// How they were compared: `score`, `rating` or `status`.
    public let method: BalanceMethod
  }

  /// A comparison with a value that is not the entity's own of the same role.
  public struct Continuation: Sendable, Hashable {
    /// The country or territory compared.
    public let entity: Entity
    /// The edition compared, and the one before.
    public let edition: Edition, before: Edition
    /// The entity that it continues; `nil` for its own value in another role.
    public let predecessor: Entity?
  }

  package static let name = "balance"

  /// What is compared, the preferred one first; for which entities and editions, by which regions
  /// if any.
  public let indicators: [Indicator], scope: Scope, division: RegionDivision?
  /// By region, then by edition; an edition in which nothing can be compared has no row.
  public let rows: [Row]
  /// What was compared with another value than the entity's own, by edition and name.
  public let continuations: [Continuation]
  /// The ratings that were published in two and are compared with none.
  public let splits: [Panel.Split]

  /// The indicators that a method compares, where none is requested.
  package static func indicators(_ indicator: String?, _ method: BalanceMethod) -> [String] {
    indicator.map { [$0] } ?? method.indicators
  }

  /// Counts gains and declines by one indicator, or by a method in *Freedom in the World*.
  ///
  /// - Throws: ``AnalysisError`` when there are no values or the direction of the scale is not
  ///   declared.
  public init(
    in panels: PanelSet, indicator: String? = nil, method: BalanceMethod = .automatic,
    by division: RegionDivision? = nil, scope: Scope = Scope()
  ) throws(AnalysisError) {
    let wanted = Self.indicators(indicator, method)
    let found = wanted.compactMap { panels[$0] }
    guard !found.isEmpty else { throw .noFigures(indicator: wanted[0]) }
    if let undirected = found.first(where: { $0.indicator.direction == nil }) {
      throw .directionNotDeclared(
        indicator: undirected.indicator.id, what: "the table \(Self.name)")
    }
    let counters = found.map { BalanceCounter($0, links: panels.links, scope: scope) }
    // The method is chosen for the world, so that all regions of one edition are counted in the
    // same way.
    let counts = Set(found.flatMap(\.editions)).sorted().filter(scope.contains).compactMap {
      edition in
      counters.lazy.compactMap { counter in
        counter.counts(inEdition: edition.year, by: division).map {
          (edition: edition, method: counter.method, regions: $0)
        }
      }.first
    }
    indicators = found.map(\.indicator)
    self.scope = scope
    self.division = division
    let regions = Set(counts.flatMap(\.regions.keys)).sorted { $0 ?? "" < $1 ?? "" }
    rows = regions.flatMap { region in
      counts.compactMap { edition, method, regions in
        regions[region].map {
          Row(
            region: region, edition: edition, improved: $0.improved, declined: $0.declined,
            unchanged: $0.unchanged, method: method)
        }
      }
    }
    continuations = counts.flatMap { $0.regions.values.flatMap(\.continuations) }
      .sorted { ($0.edition, $0.entity.name) < ($1.edition, $1.entity.name) }
    let editions = counts.map(\.edition)
    splits = found.flatMap { panel in
      scope.splits(of: panel) { split in
        editions.contains { $0 == split || $0.follows(split) }
      }
    }.uniqued()
  }
}

/// Counts gains and declines by one indicator.
struct BalanceCounter {
  /// The changes in one edition since the one before.
  struct Count {
    var improved = 0, declined = 0, unchanged = 0
    var continuations: [Balance.Continuation] = []
  }

  private let panel: Panel
  private let scope: Scope
  private let resolution: Resolution
  private let predecessors: [String: [Int]]

  init(_ panel: Panel, links: [EntityLink], scope: Scope = Scope()) {
    self.panel = panel
    self.scope = scope
    resolution = Resolution(of: panel)
    let rows = Dictionary(
      zip(panel.entities.map(\.id), panel.entities.indices), uniquingKeysWith: { first, _ in first }
    )
    predecessors = Dictionary(grouping: links.filter { $0.relation == .continuation }) {
      $0.successor
    }.mapValues { $0.compactMap { rows[$0.predecessor] } }
  }

  var method: BalanceMethod { BalanceMethod(of: panel.indicator.measure) }

  /// The changes in an edition, given by its sort year, by region; `nil` when the edition or the
  /// one before is missing, or no entity can be compared.
  func counts(inEdition year: Int, by division: RegionDivision? = nil) -> [String?: Count]? {
    guard let column = panel.editions.firstIndex(where: { $0.year == year }), column > 0,
      panel.editions[column].follows(panel.editions[column - 1]),
      let direction = panel.indicator.direction(inEdition: year),
      panel.indicator.direction(inEdition: panel.editions[column - 1].year) == direction
    else { return nil }
    var counts: [String?: Count] = [:]
    for row in panel.entities.indices where scope.contains(row, column, in: panel) {
      guard let now = panel.number(row, column),
        let (before, continuation) = valueBefore(row, column)
      else { continue }
      let region = division?.name(of: panel.entities[row], in: panel.editions[column])
      var count = counts[region] ?? Count()
      switch resolution.change(from: before, to: now, direction: direction) {
      case .improved: count.improved += 1
      case .declined: count.declined += 1
      case .unchanged: count.unchanged += 1
      case .rose, .fell: break
      }
      if let continuation { count.continuations.append(continuation) }
      counts[region] = count
    }
    return counts.isEmpty ? nil : counts
  }

  /// What an entity is compared with: its own value, or that of the one predecessor it continues.
  private func valueBefore(_ row: Int, _ column: Int) -> (Double, Balance.Continuation?)? {
    let entity = panel.entities[row]
    func continuation(of predecessor: Entity?) -> Balance.Continuation {
      Balance.Continuation(
        entity: entity, edition: panel.editions[column], before: panel.editions[column - 1],
        predecessor: predecessor)
    }
    if let own = panel.number(row, column - 1) {
      return (own, panel.isOf(scope.kind, row, column - 1) ? nil : continuation(of: nil))
    }
    let known = (predecessors[entity.id] ?? []).compactMap { predecessor in
      panel.number(predecessor, column - 1).map { (predecessor, $0) }
    }
    guard known.count == 1 else { return nil }
    let (predecessor, value) = known[0]
    return (value, continuation(of: panel.entities[predecessor]))
  }
}
