public import FreedomModel

/// All that a page about one country or territory says, as of one edition of *Freedom in the
/// World*.
///
/// Values are as published; what is computed from them (means, ranks, changes, breaks, episodes)
/// has a name of its own. Nothing after the edition counts.
public struct CountryBrief: Sendable {
  /// Another entity that the entity followed, or that followed it.
  public struct Link: Sendable, Hashable {
    /// The other entity.
    public let entity: Entity
    /// The day on which one followed the other.
    public let date: CalendarDate

    /// A link from its parts.
    public init(entity: Entity, date: CalendarDate) {
      self.entity = entity
      self.date = date
    }
  }

  /// What a brief is made from.
  public struct Materials: Sendable {
    /// The panels of ``CountryBrief/indicators``: of totals and statuses those of all entities, of
    /// parts at least that of the entity.
    public var panels: PanelSet
    /// Entities that the entity followed, and that followed it.
    public var predecessors: [Link] = [], successors: [Link] = []
    /// The groups of states; a brief names those that the entity belongs to in its edition.
    public var groups: [Membership] = []
    /// The entity's values in the user's own publications.
    public var own: [Series] = []
    /// Whether entities have the names that Freedom House uses, not those of a language.
    public var hasPublishedNames = true
    /// The editions in which values of the entity are of third parties, with their trust.
    public var thirdParties: [Edition: SourceTrust] = [:]

    /// What the search for breaks has simulated already, for briefs of several entities.
    package var thresholds = SimulatedThresholds()

    /// Materials of some panels.
    public init(panels: PanelSet) { self.panels = panels }
  }

  /// The indicators whose panels a brief needs of all entities.
  public static let indicators = [
    "fiw.total", "fiw.status",
  ]

  /// The indicators whose panels a brief needs of the entity alone.
  public static let parts =
    [
      "fiw.pr", "fiw.cl", "fiw.rating", "fotp.total", "fotp.status", "fotn.total", "fotn.status",
    ] + Contributions.indicators(of: "fiw.total").filter { !indicators.contains($0) }

  /// The country or territory, and what it is in the edition.
  public let entity: Entity, kind: EntityKind
  /// Whether the entity has the name that Freedom House uses, by which its pages are found.
  public let hasPublishedName: Bool
  /// The edition of *Freedom in the World* that the brief is about, and whether none is newer.
  public let edition: Edition, isNewest: Bool
  /// All statuses until the edition.
  public let statuses: Series
  /// The status in the edition and in the one before.
  public let status: FreedomStatus?, statusBefore: FreedomStatus?
  /// The ratings of political rights and of civil liberties, 1 (most free) to 7.
  public let politicalRights: RatingValue?, civilLiberties: RatingValue?
  /// The total score; `nil` for editions without one.
  public let total: TotalHistory?
  /// The places among the countries of the world and of the region; none for territories and where
  /// there is not a total.
  public let places: [Place]
  /// What changed, and which parts of the total changed.
  public let changes: [Change]
  /// What the change since the edition before is made of, and that over ten editions.
  public let contributions: [Contributions]
  /// The newest value in *Freedom of the Press* and in *Freedom on the Net*.
  public let otherPublications: [OtherPublication]
  /// Every change of status, oldest first.
  public let statusChanges: [StatusChanges.Row]
  /// The shifts of the mean rating, oldest first.
  public let breaks: [Break]
  /// The episodes of the total score, oldest first.
  public let episodes: [Episodes.Row]
  /// The countries of the region nearest by total score, freest first, with the entity among them.
  public let peers: [Peer]
  /// What else is known of the entity: see ``Materials``.
  public let predecessors: [Link], successors: [Link], groups: [String]
  /// The entity's values in the user's own publications, until the year of the edition.
  public let own: [Series]
  /// The editions with values of third parties among those shown, with their trust.
  public let thirdParties: [Edition: SourceTrust]

  /// Makes a brief.
  ///
  /// - Parameters:
  ///   - entity: A country or territory.
  ///   - materials: What it is made from.
  ///   - year: The edition by its sort year; `nil` for the newest that rates the entity.
  ///   - peers: How many countries of the region to show above the entity, and as many below.
  /// - Throws: ``AnalysisError/noEdition(year:indicator:known:)`` where the entity has no status
  ///   and no total in the edition.
  public init(
    of entity: Entity, from materials: Materials, edition year: Int? = nil, peers: Int = 3
  ) throws(AnalysisError) {
    let panels = materials.panels
    let statusPanel = try panels.panel("fiw.status")
    guard let row = statusPanel.row(of: entity.id) else {
      throw .noFigures(indicator: "fiw.status")
    }
    let rated = statusPanel.editions.indices.filter { statusPanel.value(row, $0) != nil }
    guard let oldest = rated.first, let newest = rated.last else {
      throw .noFigures(indicator: "fiw.status")
    }
    var column = newest
    if let year {
      guard let wanted = rated.last(where: { statusPanel.editions[$0].year == year }) else {
        let known = statusPanel.editions[oldest].year...statusPanel.editions[newest].year
        throw .noEdition(year: year, indicator: "fiw.status", known: known)
      }
      column = wanted
    }
    let edition = statusPanel.editions[column]
    let until = panels.until(edition)
    let scope = BriefScope(entity: entity, edition: edition)
    self.entity = entity
    hasPublishedName = materials.hasPublishedNames
    self.edition = edition
    isNewest = edition == statusPanel.editions.last
    kind = scope.kind
    statuses = statusPanel.keepingEditions(until: edition).series(row)
    status = statusPanel.status(row, column)
    let before = column > 0 && edition.follows(statusPanel.editions[column - 1])
    statusBefore = before ? statusPanel.status(row, column - 1) : nil
    politicalRights = until.value(of: "fiw.pr", entity, edition)
    civilLiberties = until.value(of: "fiw.cl", entity, edition)
    total = TotalHistory(of: scope, in: until)
    places = Place.all(of: scope, in: until)
    changes = Change.all(of: scope, in: until)
    contributions = scope.contributions(in: until)
    otherPublications = OtherPublication.all(of: entity, in: panels, until: edition)
    statusChanges =
      (try? StatusChanges(in: until, scope: Scope(kind: nil, membership: scope.alone)))?.rows ?? []
    breaks = Break.all(of: entity, in: until, thresholds: materials.thresholds)
    episodes = scope.episodes(in: until)
    self.peers = Peer.nearest(to: scope, in: until, count: peers)
    predecessors = materials.predecessors
    successors = materials.successors
    groups = materials.groups.filter { $0.includes(entity, in: edition) }.map(\.name)
    own = materials.own.compactMap { series in
      let until = series.panel.keepingEditions(until: edition)
      return until.values.contains { $0 != nil } ? until.series(0) : nil
    }
    thirdParties = materials.thirdParties.filter { $0.key.coverageEnd <= edition.coverageEnd }
  }
}

/// Which entity and edition a brief is about, and in what company it is compared.
struct BriefScope {
  let entity: Entity
  let edition: Edition
  let kind: EntityKind

  init(entity: Entity, edition: Edition) {
    self.entity = entity
    self.edition = edition
    kind = entity.kind(inEdition: edition.year)
  }

  /// The entity by itself.
  var alone: Membership {
    let id = entity.id
    return Membership(name: id) { other, _ in other.id == id }
  }

  /// The region that the entity is in today; `nil` where none was ever published.
  var region: Membership? { entity.region.map { .region($0) } }

  func row(in panels: PanelSet, _ indicator: String) -> Series? {
    panels[indicator].flatMap { panel in panel.row(of: entity.id).map(panel.series) }
  }

  /// What the change of the total is made of: since the edition before, and over ten editions. Each
  /// is divided where the published parts allow it; the second ends in the newest edition with
  /// categories.
  func contributions(in panels: PanelSet) -> [Contributions] {
    guard let panel = panels["fiw.total"], let row = panel.row(of: entity.id),
      let end = panel.editions.firstIndex(of: edition)
    else { return [] }
    func divided(_ start: Int, _ end: Int, _ level: Contributions.Level) -> Contributions? {
      guard start >= 0, panel.number(row, start) != nil, panel.number(row, end) != nil else {
        return nil
      }
      return try? Contributions(
        to: entity, in: panels, from: panel.editions[start].year, to: panel.editions[end].year,
        level: level)
    }
    let latest =
      divided(end - 1, end, .categories) ?? divided(end - 1, end, .parts)
    let withCategories = panel.editions.indices.prefix(end + 1).reversed().first {
      divided($0 - 1, $0, .categories) != nil
    }
    let longest = withCategories.flatMap { end in
      divided(end - CountryBrief.Change.longestSpan, end, .categories)
    }
    let questions = withCategories.flatMap { divided($0 - 1, $0, .questions) }
    return [latest, longest, questions].compactMap(\.self)
  }

  func episodes(in panels: PanelSet) -> [Episodes.Row] {
    guard let total = row(in: panels, "fiw.total") else { return [] }
    return (try? Episodes(of: total.panel))?.rows ?? []
  }
}

extension Series {
  /// The series as a panel of one row.
  package var panel: Panel {
    Panel(indicator: indicator, entities: [entity], editions: editions, values: values)
  }
}

extension Panel {
  /// The panel without the editions after one, of whatever publication: those whose coverage ends
  /// later.
  func keepingEditions(until edition: Edition) -> Panel {
    keeping(columns: editions.indices.filter { editions[$0].coverageEnd <= edition.coverageEnd })
  }
}

extension PanelSet {
  /// The panels without the editions after one.
  func until(_ edition: Edition) -> PanelSet {
    PanelSet(all.map { $0.keepingEditions(until: edition) }, links: links)
  }

  /// The value of one entity in one edition.
  func value(of indicator: String, _ entity: Entity, _ edition: Edition) -> RatingValue? {
    guard let panel = self[indicator], let row = panel.row(of: entity.id),
      let column = panel.editions.firstIndex(of: edition)
    else { return nil }
    return panel.value(row, column)
  }
}
