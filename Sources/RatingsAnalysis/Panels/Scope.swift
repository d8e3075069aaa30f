public import FreedomModel

/// Which entities count, in which editions.
public struct Scope: Sendable {
  /// Countries, territories, or `nil` for both: the role in the edition.
  public var kind: EntityKind?
  /// The world, a region or a group of states.
  public var membership: Membership
  /// The first and the last year wanted; an answer about one edition is about the last.
  public var from: Int?, to: Int?
  /// The year of an edition.
  public var yearRule: YearRule
  /// The only edition wanted, by its sort year; `nil` for all.
  public var edition: Int?
  /// The only entities wanted, of those that count; `nil` for all. Ranks are among all that count.
  public var entities: [Entity]? { didSet { ids = entities.map { Set($0.map(\.id)) } } }
  private var ids: Set<String>?

  /// By default all countries in all editions.
  public init(
    kind: EntityKind? = .country, membership: Membership = .world, from: Int? = nil,
    to: Int? = nil, yearRule: YearRule = .edition, edition: Int? = nil, entities: [Entity]? = nil
  ) {
    self.kind = kind
    self.membership = membership
    self.from = from
    self.to = to
    self.yearRule = yearRule
    self.edition = edition
    self.entities = entities
    ids = entities.map { Set($0.map(\.id)) }
  }

  /// The same scope without a choice of entities: what ranks are made of.
  package var ofAllEntities: Scope {
    var scope = self
    scope.entities = nil
    return scope
  }

  /// Whether an entity is one of those wanted.
  func isWanted(_ entity: Entity) -> Bool { ids?.contains(entity.id) ?? true }

  /// As Freedom House counts: countries in *Freedom in the World*, countries and territories
  /// together in its other publications.
  package static func usualKind(ofIndicator id: String) -> EntityKind? {
    id.hasPrefix("fiw.") ? .country : nil
  }

  /// Whether an entity counts in an edition, by their positions in a panel.
  func contains(_ row: Int, _ column: Int, in panel: Panel) -> Bool {
    isWanted(panel.entities[row]) && panel.isOf(kind, row, column)
      && membership.includes(panel.entities[row], in: panel.editions[column])
  }

  func contains(_ entity: Entity, in edition: Edition) -> Bool {
    isWanted(entity) && (kind == nil || entity.kind(inEdition: edition.year) == kind)
      && membership.includes(entity, in: edition)
  }

  /// Whether an edition is wanted.
  func contains(_ edition: Edition) -> Bool {
    (self.edition ?? edition.year) == edition.year
      && edition.years(under: yearRule).contains { $0 >= from ?? .min && $0 <= to ?? .max }
  }

  /// The positions of the editions wanted.
  package func columns(of panel: Panel) -> [Int] {
    panel.editions.indices.filter { contains(panel.editions[$0]) }
  }

  /// The position of the one edition that an answer is about: ``edition``, that of ``to``, else the
  /// newest.
  func column(of panel: Panel) throws(AnalysisError) -> Int {
    if let edition {
      guard let column = panel.editions.firstIndex(where: { $0.year == edition }) else {
        throw .missing(edition: edition, in: panel)
      }
      return column
    }
    guard let to else {
      guard let newest = panel.editions.indices.last else {
        throw .noFigures(indicator: panel.indicator.id)
      }
      return newest
    }
    guard let column = panel.column(ofYear: to, by: yearRule) else {
      throw .missing(edition: to, in: panel)
    }
    return column
  }

  /// The positions of the two editions that an answer compares: the last one wanted, and that of
  /// ``from``, else the one a `span` of editions earlier.
  func ends(
    of panel: Panel, span: Int = 1
  ) throws(AnalysisError) -> (start: Int, end: Int) {
    try AnalysisError.check("span", span)
    let end = try column(of: panel)
    guard let from else {
      guard end >= span else {
        throw .noEarlierEdition(year: panel.editions[end].year, indicator: panel.indicator.id)
      }
      return (end - span, end)
    }
    guard let start = panel.column(ofYear: from, by: yearRule) else {
      throw .missing(edition: from, in: panel)
    }
    guard start < end else {
      throw .editionsOutOfOrder(first: from, last: panel.editions[end].year(by: yearRule))
    }
    return (start, end)
  }

  /// The ratings that were published in two, of those that count in the editions used.
  func splits(of panel: Panel, where isUsed: (Edition) -> Bool) -> [Panel.Split] {
    panel.splits.filter { contains($0.entity, in: $0.edition) && isUsed($0.edition) }
  }

  /// The editions wanted of a panel with the entities that count, region by region in the order of
  /// the regions' names; without a region where there is no division.
  func parts(
    of panel: Panel, by division: RegionDivision?
  ) -> [(region: String?, column: Int, rows: [Int])] {
    let parts = columns(of: panel).map { column in
      let rows = panel.entities.indices.filter { contains($0, column, in: panel) }
      return (
        column: column,
        regions: Dictionary(grouping: rows) {
          division?.name(of: panel.entities[$0], in: panel.editions[column])
        }
      )
    }
    let regions = Set(parts.flatMap(\.regions.keys)).sorted { $0 ?? "" < $1 ?? "" }
    return regions.flatMap { region in
      parts.compactMap { part in part.regions[region].map { (region, part.column, $0) } }
    }
  }
}

/// Which entities are meant, edition by edition: the world, a region, a group of states.
public struct Membership: Sendable {
  /// How results name it: `world`, `region:Eurasia`, `group:osce`.
  public let name: String
  private let holds: @Sendable (Entity, Edition) -> Bool

  /// A membership under any rule: whether an entity belongs to it at the time of an edition.
  public init(name: String, holds: @escaping @Sendable (Entity, Edition) -> Bool) {
    self.name = name
    self.holds = holds
  }

  /// Whether an entity belongs to it at the time of an edition.
  public func includes(_ entity: Entity, in edition: Edition) -> Bool { holds(entity, edition) }

  /// All entities.
  public static let world = Membership(name: "world") { _, _ in true }

  /// The entities of one of Freedom House's regions, such as `Eurasia`.
  public static func region(_ region: String, by division: RegionDivision = .current) -> Membership
  {
    Membership(name: "region:" + region) { division.region(of: $0, in: $1) == region }
  }
}

extension Membership {
  /// The entities it includes, as the end of a sentence: `Eurasia`, `the EU`, `Europe and the EU`.
  package var titleInSentence: String {
    let parts = name.split(separator: " and ", omittingEmptySubsequences: true).map { part in
      let title = Self.title(String(part))
      return Self.withArticle.contains(title) ? "the \(title)" : title
    }
    return parts.joined(separator: " and ")
  }

  private static let withArticle: Set<String> = [
    "Americas", "Middle East", "African Union", "Arab League", "CIS", "Council of Europe", "EU",
    "OAS", "OECD", "OSCE",
  ]

  /// A name such as `region:Eurasia`, `group:osce` or `world`, as people write it.
  package static func title(_ name: String) -> String {
    if name == Membership.world.name { return "World" }
    if name.hasPrefix("region:") { return String(name.dropFirst("region:".count)) }
    guard name.hasPrefix("group:") else { return name }
    return GroupMembership.title(ofGroup: String(name.dropFirst("group:".count)))
  }
}

/// How Freedom House sorts entities into regions.
public enum RegionDivision: String, Sendable, Hashable, CaseIterable {
  /// Its division since the edition 2022, in all editions: Africa, Americas, Asia, Eurasia, Europe,
  /// Middle East.
  case current
  /// Each edition by the division that it was published under.
  case edition
  /// Its division until the edition 2021, in all editions: SSA, MENA, Asia, Europe, Americas,
  /// Eurasia.
  case former

  /// The last edition under the former division.
  private static let lastFormerEdition = 2021

  /// Whether an edition is sorted by the present division.
  package func isCurrent(in edition: Edition) -> Bool {
    switch self {
    case .current: true
    case .edition: edition.year > Self.lastFormerEdition
    case .former: false
    }
  }

  /// The region of an entity in an edition; `nil` where none was ever published.
  public func region(of entity: Entity, in edition: Edition) -> String? {
    isCurrent(in: edition) ? entity.region : entity.formerRegion
  }

  /// The region in a result: `none` where none was ever published.
  func name(of entity: Entity, in edition: Edition) -> String {
    region(of: entity, in: edition) ?? "none"
  }
}
