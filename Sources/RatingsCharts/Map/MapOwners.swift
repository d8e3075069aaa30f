internal import FreedomModel

/// Whose value an area of today shows in an edition: its own, or that of the state it was a part
/// of.
struct MapOwners {
  private let rated: Set<String>
  private let entities: [String: Entity]
  private let predecessors: [String: [EntityLink]]
  private let successors: [String: [EntityLink]]
  private let sites: [String: MapGround.Site]
  private let edition: Edition

  /// - Parameters:
  ///   - rated: Who is drawn: those with a value, and those known to lack one.
  ///   - entities: Every entity, by id.
  ///   - links: Which entity followed which.
  ///   - sites: Which outlines go with another's.
  ///   - edition: What is drawn.
  init(
    rated: Set<String>, entities: [String: Entity], links: [EntityLink],
    sites: [String: MapGround.Site], edition: Edition
  ) {
    self.rated = rated
    self.entities = entities
    predecessors = Dictionary(grouping: links, by: \.successor)
    successors = Dictionary(grouping: links, by: \.predecessor)
    self.sites = sites
    self.edition = edition
  }

  /// The owners of the area: none that is rated, one, or two that shared it.
  func owners(of area: String) -> [String] {
    if rated.contains(area) { return [area] }
    let site = sites[area]
    guard site?.partYears.contains(edition.year) ?? true else { return [] }
    let before = predecessors(of: area)
    if !before.isEmpty { return before }
    guard let whole = site?.partOf else { return [] }
    // Of Crimea the occupied territories are the successor.
    let after = (successors[area] ?? []).map(\.successor).filter(rated.contains)
    return after.isEmpty ? owners(of: whole) : after
  }

  /// Whoever a tile shows. A territory has its tile only where it is rated by itself, or where
  /// no other entity has one for it.
  func owners(ofTile id: String, among tiles: Set<String>) -> [String] {
    let own = owners(of: id)
    let isElsewhere = own.contains { other in
      other != id
        && (tiles.contains(other) || entities[other]?.kind(inEdition: edition.year) == .country)
    }
    return isElsewhere && entities[id]?.kind == .territory ? [] : own
  }

  private func predecessors(of area: String) -> [String] {
    var found: [String] = []
    // The state that the successor carries on comes first.
    let links = (predecessors[area] ?? []).sorted {
      ($0.relation == .part ? 1 : 0, $0.predecessor) < (
        $1.relation == .part ? 1 : 0, $1.predecessor
      )
    }
    for link in links where isCurrent(link) {
      found +=
        rated.contains(link.predecessor) ? [link.predecessor] : predecessors(of: link.predecessor)
    }
    return found.uniqued()
  }

  /// A country that is not rated belongs to its predecessor only before it was independent.
  private func isCurrent(_ link: EntityLink) -> Bool {
    entities[link.successor]?.kind == .territory || edition.coverageStart <= link.date
  }
}
