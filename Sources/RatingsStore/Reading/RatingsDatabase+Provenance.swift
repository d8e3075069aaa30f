package import FreedomModel
internal import SQLite

/// A file that an entity's current values of one edition were read from.
package struct Provenance: Sendable, Hashable {
  /// The entity's id.
  package let entity: String
  package let edition: Edition
  package let file: String
  package let trust: SourceTrust
}

extension RatingsDatabase {
  /// The files that the current values of some indicators were read from, each once an entity and
  /// edition.
  package func provenance(of indicators: [String]) throws -> [Provenance] {
    try reading { db in
      let editions = Dictionary(
        try CatalogStorage.editions(db).map { ($0.number, $0.edition) },
        uniquingKeysWith: { first, _ in first })
      let places = indicators.map { _ in "?" }.joined(separator: ", ")
      let query = try db.prepare(
        """
        SELECT e.code, o.edition, src.file, src.trust
        FROM (
          SELECT DISTINCT entity, edition, source FROM observation
          WHERE \(isWanted) AND value IS NOT NULL
            AND indicator IN (SELECT id FROM indicator WHERE code IN (\(places)))) o
        JOIN entity e ON e.id = o.entity JOIN source src ON src.id = o.source
        ORDER BY e.code, o.edition, src.id
        """)
      for (position, indicator) in indicators.enumerated() {
        query.bind(indicator, at: Int32(position + 1))
      }
      var found: [Provenance] = []
      try query.forEachRow { row in
        guard let edition = editions[try row.integer(1)] else { return }
        found.append(
          Provenance(
            entity: try row.text(0), edition: edition, file: try row.text(2),
            trust: try row.word(3)))
      }
      return found
    }
  }
}
