internal import FreedomModel
internal import RatingsAnalysis
internal import RatingsCharts

extension RatingsLibrary {
  /// The map of an atlas: the tiles of all entities in it.
  func tiles(of atlas: Atlas) throws -> [Atlas.Tile] {
    let register = try register()
    return try Datasets(in: .find()).mapGround()
      .histories(of: atlas.statuses, entities: register.entities, links: register.links)
      .map { tile in
        Atlas.Tile(
          id: tile.id, code: tile.code, column: tile.column, row: tile.row, owners: tile.owners)
      }
  }
}
