internal import FreedomModel

/// The areas of a map: tiles, or outlines and dots, each with the state that had it.
struct MapAreas {
  private(set) var marks: [AreaMark] = []
  /// Those with a value for which the ground has no place.
  private(set) var placeless: [AreaMark.Part] = []
  private(set) var (x, y) = MapFrame.world.scales

  private let parts: [String: AreaMark.Part]
  private let entities: [String: Entity]
  private let links: [EntityLink]
  private let ground: MapGround
  private let owners: MapOwners?
  private let year: Int
  /// The label of an area without a value of its own.
  private let blank: String

  init(_ values: MapValues, options: ChartOptions) {
    parts = values.parts
    entities = Dictionary(
      values.series.map { ($0.entity.id, $0.entity) }, uniquingKeysWith: { first, _ in first })
    links = options.map.links
    ground = options.map.ground
    year = values.edition?.year ?? 0
    blank = options.map.shadesPart ? "not shown" : "not rated"
    owners = values.edition.map { [parts, entities, ground, links] edition in
      MapOwners(
        rated: Set(parts.keys), entities: entities, links: links, sites: ground.sites,
        edition: edition)
    }
    switch options.map.projection {
    case .tiles:
      if !parts.isEmpty { addTiles() }
      let shown = marks.filter { options.map.shadesPart && !$0.isUnrated }.flatMap(\.cells)
      let frame = TileFrame(around: shown.map(\.place), in: ground.tiles.map(\.place))
      x = .values(.init(start: 0, end: Double(frame.columns.count), ticks: []))
      y = .values(.init(start: Double(frame.rows.count), end: 0, ticks: []))
      marks = marks.compactMap { $0.within(frame) }
    case .equalEarth:
      if !parts.isEmpty { addOutlines() }
      if options.map.shadesPart, let part = MapFrame(around: marks) { (x, y) = part.scales }
    }
    let drawn = Set(marks.flatMap(\.parts).map(\.entity.id))
    placeless = parts.values.filter { !drawn.contains($0.entity.id) }
      .sorted { $0.entity.sortName < $1.entity.sortName }
    // On no ground at all a map is a list of everyone.
    if ground.tiles.isEmpty { marks += placeless.map { AreaMark(parts: [$0]) } }
    marks.sort {
      ($0.parts[0].entity.sortName, $0.parts.count) < ($1.parts[0].entity.sortName, $1.parts.count)
    }
  }

  private func owners(of area: String) -> [String] { owners?.owners(of: area) ?? [] }

  // MARK: Tiles

  private mutating func addTiles() {
    let codes = Dictionary(
      ground.tiles.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
    var places: [[String]: [MapGround.Tile]] = [:]
    for tile in ground.tiles.sorted(by: { $0.place < $1.place }) {
      let own = owners?.owners(ofTile: tile.id, among: Set(codes.keys)) ?? []
      if own.isEmpty {
        // A territory that is not rated has no tile of its own; a country is there anyway.
        guard let entity = entities[tile.id], entity.kind == .country else { continue }
        let part = AreaMark.Part(
          entity: entity, kind: .country, fill: .unrated, text: blank, short: "")
        marks.append(
          AreaMark(parts: [part], cells: [.init(place: tile.place, code: tile.code)]))
      } else {
        places[own, default: []].append(tile)
      }
    }
    for (own, tiles) in places {
      let parts = own.compactMap { self.parts[$0] }
      let heirs = parts.flatMap { self.heirs(of: $0.entity.id) }
      let named = tiles.first { heirs.contains($0.id) } ?? tiles.first
      let cells = ([named].compactMap(\.self) + tiles.filter { $0.id != named?.id }).map { tile in
        let code =
          parts.count == 1
          ? codes[own[0]] ?? parts[0].entity.iso2 ?? Self.formerCodes[own[0]] ?? tile.code
          : tile.code
        return AreaMark.Cell(place: tile.place, code: code)
      }
      marks.append(AreaMark(parts: parts, cells: cells))
    }
  }

  /// The entity itself and whoever carries it on.
  private func heirs(of id: String) -> [String] {
    [id]
      + links.filter { $0.predecessor == id && $0.relation == .continuation }
      .flatMap { heirs(of: $0.successor) }
  }

  /// ISO 3166-3 has one code for both; no map has both.
  private static let formerCodes = ["CSK": "CS", "SCG": "CS"]

  // MARK: Outlines

  private mutating func addOutlines() {
    let projected = Outline(
      ground.lines.map { line in
        MapGround.Line(
          left: line.left, right: line.right, points: line.points.map(EqualEarth.point))
      })
    var places: [[String]: [String]] = [:]
    for id in projected.ids {
      let own = owners(of: id)
      if own.isEmpty {
        // Greenland and other unrated land has no entity.
        let entity = entities[id] ?? Entity(id: id, name: Self.land[id] ?? id, kind: .territory)
        let part = AreaMark.Part(
          entity: entity, kind: entity.kind, fill: .unrated, text: blank, short: "")
        marks.append(AreaMark(parts: [part], rings: projected.rings(around: [id])))
      } else {
        places[own, default: []].append(id)
      }
    }
    for (own, ids) in places {
      let parts = own.compactMap { self.parts[$0] }
      let site = parts.count == 1 ? nil : ids.compactMap { ground.sites[$0]?.place }.first
      marks.append(
        AreaMark(
          parts: parts, rings: projected.rings(around: ids), dot: site.map(EqualEarth.point)))
    }
    let drawn = Set(places.keys.joined())
    for (id, part) in parts where !drawn.contains(id) {
      guard let place = ground.sites[id]?.place else { continue }
      marks.append(AreaMark(parts: [part], dot: EqualEarth.point(place)))
    }
  }

  private static let land = [
    "FLK": "Falkland Islands", "GRL": "Greenland", "NCL": "New Caledonia",
  ]
}

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
