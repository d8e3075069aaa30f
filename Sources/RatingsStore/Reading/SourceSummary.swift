package import FreedomModel
internal import SQLite

/// One imported file and what of it is current.
package struct SourceSummary: Sendable {
  /// The file.
  package let source: Source
  /// How many rows it had.
  package let rows: Int
  /// How many figures came from it, marks of missing ones included.
  package let observations: Int
  /// How many of them are current.
  package let current: Int
  /// The sort years of its editions, oldest first.
  package let editions: [Int]
}

extension RatingsDatabase {
  /// Every file imported, in the order of import.
  package func sources() throws -> [SourceSummary] {
    try reading { db in
      let years = try db.prepare(
        """
        SELECT DISTINCT ed.year FROM sheet sh JOIN series s ON s.sheet = sh.id
        JOIN observation o ON o.series = s.id JOIN edition ed ON ed.id = o.edition
        WHERE sh.source = ? AND o.value IS NOT NULL ORDER BY 1
        """
      )
      var sources: [SourceSummary] = []
      try db.prepare(
        """
        SELECT src.id, src.file, src.sha256, src.layout, p.code, src.imported_at, src.rows,
          (SELECT count(*) FROM sheet sh JOIN series s ON s.sheet = sh.id
            JOIN observation o ON o.series = s.id WHERE sh.source = src.id),
          (SELECT count(*) FROM sheet sh JOIN series s ON s.sheet = sh.id
            JOIN superseded x ON x.series = s.id WHERE sh.source = src.id)
        FROM source src JOIN publication p ON p.id = src.publication ORDER BY src.id
        """
      ).forEachRow { row in
        let source = Source(
          id: try row.integer(0), file: try row.text(1), sha256: try row.text(2),
          layout: try row.text(3), publication: try row.text(4), importedAt: try row.text(5))
        let observations = try row.integer(7)
        var editions: [Int] = []
        years.bind(source.id, at: 1)
        try years.forEachRow { editions.append(try $0.integer(0, in: StoredNumbers.years)) }
        sources.append(
          SourceSummary(
            source: source, rows: try row.integer(6, in: 0...Int.max), observations: observations,
            current: observations - (try row.integer(8)), editions: editions))
      }
      return sources
    }
  }
}
