public import FreedomModel
public import RatingsAnalysis
internal import RatingsExport
internal import RatingsStore

extension RatingsLibrary {
  /// All that a page about one country or territory says.
  ///
  /// - Parameters:
  ///   - entity: A country or territory, present or former.
  ///   - edition: The edition of *Freedom in the World* by its sort year; `nil` for the newest that
  ///     rates the entity.
  ///   - peers: How many countries of the region to show above the entity, and as many below.
  ///   - groupsFile: A table of the user's own groups.
  /// - Returns: The brief.
  /// - Throws: A `StoreError`, a ``LibraryError`` for a groups file that breaks a rule, or an
  ///   `AnalysisError` where the entity is not rated in the edition.
  public func brief(
    of entity: Entity, edition: Int? = nil, peers: Int = 3, groupsFile: String? = nil
  ) throws -> CountryBrief {
    try CountryBrief(
      of: entity, from: materials(of: entity, groupsFile: groupsFile), edition: edition,
      peers: peers)
  }

  private func materials(
    of entity: Entity, groupsFile: String?
  ) throws -> CountryBrief.Materials {
    let catalog = try database.catalog()
    let register = try register()
    var panels = try CountryBrief.indicators.compactMap { catalog[$0] }.map { try panel(of: $0) }
    panels += try CountryBrief.parts.compactMap { catalog[$0] }
      .map { try panel(of: $0, entities: [entity]) }
    var materials = CountryBrief.Materials(
      panels: PanelSet(panels, links: register.links))
    func links(_ links: [EntityLink], _ other: (EntityLink) -> String) -> [CountryBrief.Link] {
      links.compactMap { link in
        register[id: other(link)].map { CountryBrief.Link(entity: $0, date: link.date) }
      }
    }
    materials.hasPublishedNames = naming.language == .freedomHouse
    materials.predecessors = links(register.predecessors(of: entity.id), \.predecessor)
    materials.successors = links(register.successors(of: entity.id), \.successor)
    materials.groups = try groups(from: groupsFile).all
    for stored in try published(of: entity) where stored.trust != .official {
      let known = materials.thirdParties[stored.edition] ?? stored.trust
      materials.thirdParties[stored.edition] = max(known, stored.trust)
    }
    materials.own = try catalog.indicators
      .filter { !Publication.isFreedomHouse($0.publication) && !$0.isComputed }
      .flatMap { try panel(of: $0, entities: [entity]).allSeries }
    return materials
  }

  /// The files that the values of briefs were read from, by the id of a publication.
  package func files(of briefs: [CountryBrief]) throws -> [String: [String]] {
    Dictionary(grouping: try briefs.flatMap { try published(of: $0.entity) }) {
      $0.edition.publication
    }
    .mapValues { $0.map(\.file).uniqued().sorted() }
  }

  private func published(of entity: Entity) throws -> [StoredObservation] {
    try database.observations(of: entity, indicators: CountryBrief.indicators + CountryBrief.parts)
  }

  /// What briefs show.
  package func used(by briefs: [CountryBrief]) -> UsedSources {
    var used = UsedSources()
    for brief in briefs {
      let shown = [brief.statuses] + brief.otherPublications.map(\.series) + brief.own
      for edition in shown.flatMap(\.editionsWithValue) {
        used.insert(edition, trust: brief.thirdParties[edition] ?? .official)
      }
    }
    return used
  }
}

extension Series {
  fileprivate var editionsWithValue: [Edition] {
    zip(editions, values).compactMap { $0.1 == nil ? nil : $0.0 }
  }
}
