internal import DisplayText
internal import FreedomModel
internal import RatingsAnalysis

/// The map: a list of links, each in its place of a grid.
enum TileMap {
  /// What a tile says of a letter of ``Panel/letter(_:_:)``.
  static let codes = ["F": "F", "P": "PF", "N": "NF", "S": "F/NF", "U": "\u{2013}"]

  /// ISO 3166-3 has one code for both; no edition has both.
  private static let formerCodes = ["CSK": "CS", "SCG": "CS"]

  /// Two letters for an entity; empty where there are none.
  static func code(of entity: Entity, _ tiles: [String: String]) -> String {
    tiles[entity.id] ?? entity.iso2 ?? formerCodes[entity.id] ?? ""
  }

  static func markup(_ atlas: Atlas) -> PageMarkup {
    let rows = Dictionary(
      atlas.statuses.entities.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let names = Dictionary(
      atlas.statuses.entities.map { ($0.id, $0.sortName) }, uniquingKeysWith: { first, _ in first })
    let tiles = atlas.tiles.sorted {
      (names[$0.id] ?? $0.code, $0.id) < (names[$1.id] ?? $1.code, $1.id)
    }
    // A part of the world begins in the corner.
    let left = (tiles.map(\.column).min() ?? 1) - 1
    let top = (tiles.map(\.row).min() ?? 1) - 1
    return PageMarkup(
      html: { place in
        let items = tiles.map { tile in
          "<li class=\"c\(tile.column - left) r\(tile.row - top)"
            + (isTerritory(tile, atlas, rows) ? " territory\">" : "\">")
            + link(tile, atlas, rows, at: place) + "</li>\n"
        }.joined()
        return """
          <div class="scroll" role="region" tabindex="0" aria-label="Map">
          <ul class="tiles">
          \(items)</ul>
          </div>

          """
      }, words: "A map of tiles, one a country or territory.")
  }

  /// Whether the tile is of a territory, in the newest edition that rates it.
  private static func isTerritory(
    _ tile: Atlas.Tile, _ atlas: Atlas, _ rows: [String: Int]
  ) -> Bool {
    guard let row = rows[tile.id] else { return false }
    let rated = atlas.editions.indices.last { atlas.statuses.value(row, $0) != nil }
    let edition = atlas.editions[rated ?? atlas.editions.count - 1]
    return atlas.statuses.entities[row].kind(inEdition: edition.year) == .territory
  }

  private static func link(
    _ tile: Atlas.Tile, _ atlas: Atlas, _ rows: [String: Int], at place: SitePlace?
  ) -> String {
    let last = atlas.editions.count - 1
    let owners = (tile.owners.last ?? []).compactMap { rows[$0] }
    let entities = owners.map { atlas.statuses.entities[$0] }
    let letters = owners.map { atlas.statuses.letter($0, last) }
    let own = rows[tile.id].map { atlas.statuses.entities[$0] }
    let words =
      entities.isEmpty
      ? "\(own?.name ?? tile.code): not rated in \(atlas.newest.label)"
      : zip(entities, owners).map { entity, row in
        "\(entity.name): \(atlas.statuses.status(row, last)?.label ?? "two statuses")"
      }.joined(separator: "; ")
    let target = entities.first ?? own
    let address = target.flatMap { target in
      place.map { SitePage.entity(target.id).address(from: $0.page) }
    }
    let code =
      entities.count == 1 && entities[0].id != tile.id
      ? Self.code(of: entities[0], [:]) : tile.code
    let kind = Set(letters).count > 1 ? "two " + letters.joined() : letters.first ?? "U"
    let said = letters.uniqued().compactMap { codes[$0] }.joined(separator: " ")
    let href = address.map { " href=\"\($0.escapedMarkup)\"" } ?? ""
    let shown = code.isEmpty ? tile.code : code
    return """
      <a class="\(kind)"\(href) data-id="\(tile.id.escapedMarkup)" \
      data-code="\(tile.code.escapedMarkup)"\(past(tile)) title="\(words.escapedMarkup)">\
      <b>\(shown.escapedMarkup)</b><i aria-hidden="true">\(said.isEmpty ? "\u{2013}" : said)</i>\
      <span class="unseen">\(words.escapedMarkup)</span></a>
      """
  }

  /// The spans of editions in which others than the tile's own entity had it: `0 17 XWG DDR;18 19
  /// DEU`.
  private static func past(_ tile: Atlas.Tile) -> String {
    var spans: [(first: Int, last: Int, owners: [String])] = []
    for (column, owners) in tile.owners.enumerated() where owners != [tile.id] && !owners.isEmpty {
      if let end = spans.last, end.last == column - 1, end.owners == owners {
        spans[spans.count - 1].last = column
      } else {
        spans.append((column, column, owners))
      }
    }
    guard !spans.isEmpty else { return "" }
    let written = spans.map { span in
      (["\(span.first)", "\(span.last)"] + span.owners).joined(separator: " ")
    }.joined(separator: ";")
    return " data-past=\"\(written.escapedMarkup)\""
  }
}

extension Panel {
  /// A status as one letter: `F`, `P`, `N`, `S` for two statuses, `U` where there is none.
  func letter(_ row: Int, _ column: Int) -> String {
    guard let value = value(row, column) else { return "U" }
    return value.status?.letter ?? "S"
  }
}

extension FreedomStatus {
  /// The class of its colour.
  var letter: String {
    switch self {
    case .free: "F"
    case .partlyFree: "P"
    case .notFree: "N"
    }
  }
}
