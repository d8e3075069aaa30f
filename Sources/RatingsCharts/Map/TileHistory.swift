package import FreedomModel

/// A tile of the map with whoever had it, edition by edition.
package struct TileHistory: Sendable, Hashable {
  /// The id of the entity that the tile is of today, and two letters for it.
  package let id: String, code: String
  /// Columns from the left, rows from the top, both from 1.
  package let column: Int, row: Int
  /// The ids of those whose value it shows, one list an edition: none, one, or two that shared it.
  package let owners: [[String]]
}

extension MapGround {
  /// The tiles that show an entity with a value in an edition of a panel.
  ///
  /// - Parameters:
  ///   - panel: The values.
  ///   - entities: Every entity, in the panel or not.
  ///   - links: Which entity followed which.
  /// - Returns: One history a tile.
  package func histories(
    of panel: Panel, entities: [Entity], links: [EntityLink]
  ) -> [TileHistory] {
    let byID = Dictionary(entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(tiles.map(\.id))
    let owners = panel.editions.indices.map { column in
      MapOwners(
        rated: Set(
          panel.entities.indices.filter { panel.value($0, column) != nil }
            .map { panel.entities[$0].id }),
        entities: byID, links: links, sites: sites, edition: panel.editions[column])
    }
    return tiles.compactMap { tile in
      let all = owners.map { $0.owners(ofTile: tile.id, among: known) }
      guard all.contains(where: { !$0.isEmpty }) else { return nil }
      return TileHistory(
        id: tile.id, code: tile.code, column: tile.place.column, row: tile.place.row, owners: all)
    }
  }
}
