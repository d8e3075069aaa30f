public import FreedomModel

/// The populations that count, where each entity counts with its people in the calendar year in
/// which the coverage of the edition ends.
public struct CountedPeople: Sendable {
  /// An entity in an edition.
  public struct Remark: Sendable, Hashable {
    /// The entity and the edition.
    public let entity: Entity, edition: Edition
    /// The year whose people count; `nil` where there is no count.
    public let year: Int?
  }

  /// Those that count with the people of an earlier year, since that of the edition is missing.
  public private(set) var heldOver: [Remark] = []
  /// Those that do not count, because their people were not counted.
  public private(set) var leftOut: [Remark] = []
  /// Who published the populations that count.
  public private(set) var sources: Set<String> = []
  private let population: Population

  init(_ population: Population) { self.population = population }

  /// The people of an entity in an edition; `nil` where they are not known, which is remembered.
  mutating func count(_ entity: Entity, in edition: Edition) -> Int? {
    let count = population.count(of: entity, in: edition)
    let remark = Remark(entity: entity, edition: edition, year: count?.year)
    if let count {
      sources.insert(count.source)
      if count.year != edition.coverageEnd.year { heldOver.append(remark) }
    } else {
      leftOut.append(remark)
    }
    return count?.people
  }

  /// The same without the notes on editions that are not shown.
  func keeping(_ isShown: (Edition) -> Bool) -> CountedPeople {
    var kept = self
    kept.heldOver.removeAll { !isShown($0.edition) }
    kept.leftOut.removeAll { !isShown($0.edition) }
    return kept
  }
}

extension Membership {
  /// How a mean of its entities is called.
  func nameOfMean(weights: Population?) -> String {
    name + (weights == nil ? "" : ", by people")
  }
}

extension Panel {
  /// The mean of the entities of a membership in one edition.
  func mean(
    _ membership: Membership, _ column: Int, kind: EntityKind?, counted: inout CountedPeople?,
    scale: (Double, Edition) -> Double?
  ) -> Double? {
    let edition = editions[column]
    let rows = entities.indices.filter {
      isOf(kind, $0, column) && membership.includes(entities[$0], in: edition)
    }
    return weighted(rows, column, counted: &counted, scale: scale).weightedMean
  }

  /// The numbers of some rows in one edition, each with its people where they count, else with 1.
  func weighted(
    _ rows: [Int], _ column: Int, counted: inout CountedPeople?,
    scale: (Double, Edition) -> Double? = { value, _ in value }
  ) -> [(value: Double, weight: Double)] {
    let edition = editions[column]
    var values: [(value: Double, weight: Double)] = []
    for row in rows {
      guard let value = number(row, column).flatMap({ scale($0, edition) }) else { continue }
      if counted == nil {
        values.append((value, 1))
      } else if let people = counted?.count(entities[row], in: edition) {
        values.append((value, Double(people)))
      }
    }
    return values
  }
}

/// The means of some groups of entities, edition by edition: series like those of single entities.
public struct GroupMeans: Sendable {
  /// One row a group, under its name.
  public let panel: Panel
  /// Which entities count; `nil` for countries and territories.
  public let kind: EntityKind?
  /// The populations that count, where entities are weighted by them; `nil` where all count
  /// equally.
  public let counted: CountedPeople?
  /// The ratings that were published in two and are in no mean.
  public let splits: [Panel.Split]

  /// The means of some memberships; with `weights` each entity counts with its people.
  public init(
    of memberships: [Membership], in panel: Panel, kind: EntityKind? = .country,
    weights: Population? = nil
  ) {
    var counted = weights.map { CountedPeople($0) }
    let means = memberships.flatMap { membership in
      panel.editions.indices.map { column in
        panel.mean(membership, column, kind: kind, counted: &counted) { value, _ in value }
      }
    }
    self.panel = Panel(
      indicator: panel.indicator.ofMeans,
      entities: memberships.map {
        Entity(id: $0.name, name: "Mean of \($0.nameOfMean(weights: weights))", kind: .country)
      },
      editions: panel.editions, numbers: means, thirdParties: panel.thirdParties)
    self.kind = kind
    self.counted = counted
    splits = panel.splits.filter { split in
      (kind == nil || split.entity.kind(inEdition: split.edition.year) == kind)
        && memberships.contains { $0.includes(split.entity, in: split.edition) }
    }
  }
}

/// How many people live in Free, Partly Free and Not Free countries, edition by edition.
public struct StatusPeople: Sendable {
  /// One edition, of the whole scope or of a region.
  public struct Row: Sendable, Hashable {
    /// The region; `nil` where all regions are counted together.
    public let region: String?
    /// The edition counted.
    public let edition: Edition
    /// How many entities have a status and a population.
    public let entities: Int
    /// How many of them count with the people of an earlier year.
    public let heldOver: Int
    /// How many people live under each status.
    public let free: Int, partlyFree: Int, notFree: Int
    /// How many people in all.
    public var people: Int { free + partlyFree + notFree }
  }

  package static let name = "people"

  /// The status counted.
  public let indicator: Indicator
  /// Which entities and editions were requested.
  public let scope: Scope
  /// How the regions were made; `nil` without regions.
  public let division: RegionDivision?
  /// By region, then by edition; an edition without a status has no row.
  public let rows: [Row]
  /// Whose people are those of an earlier year, or not known.
  public let counted: CountedPeople
  /// The statuses that were published in two and are in no count.
  public let splits: [Panel.Split]

  /// Counts the people under each status of an indicator.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, or they are not statuses.
  public init(
    in panels: PanelSet, population: Population, indicator: String = "fiw.status",
    by division: RegionDivision? = nil, scope: Scope = Scope()
  ) throws(AnalysisError) {
    let panel = try panels.statuses(indicator, for: Self.name)
    self.indicator = panel.indicator
    self.scope = scope
    self.division = division
    var counted = CountedPeople(population)
    rows = scope.parts(of: panel, by: division).compactMap { region, column, rows in
      let edition = panel.editions[column]
      let heldOver = counted.heldOver.count
      var people: [FreedomStatus: Int] = [:]
      var entities = 0
      for row in rows {
        guard let status = panel.status(row, column),
          let count = counted.count(panel.entities[row], in: edition)
        else { continue }
        entities += 1
        people[status, default: 0] += count
      }
      guard entities > 0 else { return nil }
      return Row(
        region: region, edition: edition, entities: entities,
        heldOver: counted.heldOver.count - heldOver, free: people[.free] ?? 0,
        partlyFree: people[.partlyFree] ?? 0, notFree: people[.notFree] ?? 0)
    }
    self.counted = counted
    splits = scope.splits(of: panel, where: scope.contains)
  }
}
