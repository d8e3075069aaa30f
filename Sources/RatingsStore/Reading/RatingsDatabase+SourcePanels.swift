package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// All figures of one source, current or not: a panel for each indicator that it has, in the order
  /// of the catalog.
  ///
  /// - Parameters:
  ///   - source: The source's number.
  ///   - entities: The rows of the panels, in this order.
  /// - Returns: The panels; none where there is no such source.
  /// - Throws: A ``StoreError``.
  package func panels(ofSource source: Int, entities: [Entity]) throws -> [Panel] {
    try reading { db in
      let numbers = try EntityNumbers(db)
      var rows: [Int: Int] = [:]
      for (row, entity) in entities.enumerated() {
        if let number = numbers[entity.id] { rows[number] = row }
      }
      let editions = try CatalogStorage.editions(db).sorted { $0.edition < $1.edition }
      let editionsByNumber = Dictionary(
        editions.map { ($0.number, $0.edition) }, uniquingKeysWith: { first, _ in first })
      var cells: [String: [Cell: Double]] = [:]
      // Of two sheets with one figure the current one comes last, and counts.
      let query = try db.prepare(
        """
        SELECT i.code, s.entity, o.edition, o.value
        FROM sheet sh JOIN series s ON s.sheet = sh.id JOIN indicator i ON i.id = s.indicator
        JOIN observation o ON o.series = s.id
        LEFT JOIN superseded x ON x.series = o.series AND x.edition = o.edition
        WHERE sh.source = ? AND o.value IS NOT NULL
        ORDER BY x.series IS NULL, s.id DESC
        """
      )
      query.bind(source, at: 1)
      let catalog = try CatalogStorage.indicators(db)
      try query.forEachRow { found in
        guard let row = rows[try found.integer(1)], let indicator = catalog[try found.text(0)]
        else { return }
        let cell = Cell(row: row, edition: try found.integer(2))
        cells[indicator.id, default: [:]][cell] = try found.figure(3, of: indicator.measure)
      }
      return catalog.indicators.compactMap { indicator in
        guard let figures = cells[indicator.id] else { return nil }
        return Panel(figures, of: indicator, entities: entities, editions: editionsByNumber)
      }
    }
  }
}

/// A place in a panel: its row and the number of its edition.
private struct Cell: Hashable {
  let row: Int
  let edition: Int
}

extension Panel {
  /// A panel of some cells, over the editions that have one.
  fileprivate init(
    _ cells: [Cell: Double], of indicator: Indicator, entities: [Entity],
    editions editionsByNumber: [Int: Edition]
  ) {
    let columns = Set(cells.keys.map(\.edition))
      .compactMap { number in editionsByNumber[number].map { (number: number, edition: $0) } }
      .sorted { $0.edition < $1.edition }
    self.init(
      indicator: indicator, entities: entities, editions: columns.map(\.edition),
      // Two statuses in one cell are no single value.
      numbers: entities.indices.flatMap { row in
        columns.map { cells[Cell(row: row, edition: $0.number)] }
      })
  }
}
