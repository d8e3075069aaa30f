package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// The current figures of one entity, for some indicators in their order, oldest edition first.
  ///
  /// - Parameters:
  ///   - entity: Who is rated.
  ///   - indicators: Ids of indicators; computed ones have no figures of their own here.
  ///   - years: The sort years of the editions wanted; all where `nil`.
  /// - Returns: One figure an indicator and edition; marks of missing ones are left out.
  /// - Throws: A ``StoreError``.
  package func observations(
    of entity: Entity, indicators: [String], years: ClosedRange<Int>? = nil
  ) throws -> [StoredObservation] {
    try reading { db in
      let statement = try db.prepare(
        """
        SELECT p.code, ed.year, ed.label, ed.coverage_start, ed.coverage_end, o.value, o.text,
          src.file, src.id, sh.name, sh.columns, \(SeriesLine.place)
        FROM series s CROSS JOIN observation o ON o.series = s.id
        CROSS JOIN edition ed ON ed.id = o.edition
        CROSS JOIN publication p ON p.id = ed.publication
        CROSS JOIN sheet sh ON sh.id = s.sheet CROSS JOIN source src ON src.id = sh.source
        LEFT JOIN superseded x ON x.series = o.series AND x.edition = o.edition
        WHERE s.indicator = (SELECT id FROM indicator WHERE code = ?)
          AND s.entity = (SELECT id FROM entity WHERE code = ?)
          AND x.series IS NULL AND o.value IS NOT NULL
        """
      )
      var found: [StoredObservation] = []
      for indicator in indicators {
        statement.bind(indicator, at: 1)
        statement.bind(entity.id, at: 2)
        var rows: [StoredObservation] = []
        try statement.forEachRow { row in
          let edition = try CatalogStorage.edition(in: row)
          guard years?.contains(edition.year) ?? true else { return }
          let place = StoredCell(
            position: try row.integer(11, in: StoredCell.positions),
            columns: try row.integer(10, in: StoredCell.columns))
          rows.append(
            StoredObservation(
              entity: entity.id, edition: edition, indicator: indicator,
              value: try row.optionalNumber(5), text: try row.optionalText(6),
              file: try row.text(7), source: try row.integer(8), sheet: try row.text(9),
              row: place.row, column: place.column))
        }
        found += rows.sorted { $0.edition < $1.edition }
      }
      return found
    }
  }
}
