internal import FreedomModel
internal import RatingsAnalysis

extension RatingsLibrary {
  /// The map of an atlas: the tiles of everybody in it; none where there is no grid.
  func tiles(of atlas: Atlas) throws -> [Atlas.Tile] {
    guard
      let table = try? Datasets.rows(
        ofTableAt: DatasetsFolder.find().path + "/tile_grid.csv")
    else { return [] }
    let owners = TileOwners(atlas, links: try register().links)
    return table.dropFirst().compactMap { row in
      guard row.count == 4, let column = Int(row[2]), let line = Int(row[3]) else { return nil }
      let all = atlas.editions.indices.map { owners.owners(of: row[0], in: $0) }
      guard all.contains(where: { !$0.isEmpty }) else { return nil }
      return Atlas.Tile(id: row[0], code: row[1], column: column, row: line, owners: all)
    }
  }
}

/// Whose status a tile shows: its own entity's, or that of the state it was a part of.
private struct TileOwners {
  let atlas: Atlas
  let rows: [String: Int]
  let predecessors: [String: [EntityLink]]

  init(_ atlas: Atlas, links: [EntityLink]) {
    self.atlas = atlas
    rows = Dictionary(
      atlas.statuses.entities.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    predecessors = Dictionary(grouping: links, by: \.successor)
  }

  func owners(of id: String, in column: Int) -> [String] {
    if let row = rows[id], atlas.statuses.value(row, column) != nil { return [id] }
    let links = (predecessors[id] ?? []).sorted {
      ($0.relation == .part ? 1 : 0, $0.predecessor) < (
        $1.relation == .part ? 1 : 0, $1.predecessor
      )
    }
    return links.filter { atlas.editions[column].coverageStart <= $0.date }
      .flatMap { owners(of: $0.predecessor, in: column) }.uniqued()
  }
}
