public import FreedomModel
internal import GRDB

/// One imported file and what of it is current.
public struct SourceSummary: Sendable {
  /// The file.
  public let source: Source
  /// How many rows it had.
  public let rows: Int
  /// How many figures came from it, marks of missing ones included.
  public let observations: Int
  /// How many of them are current.
  public let current: Int
  /// The sort years of its editions, oldest first.
  public let editions: [Int]
}

extension RatingsDatabase {
  /// Every file imported, in the order of import.
  public func sources() throws -> [SourceSummary] {
    try reading { db in
      let sources = try Row.fetchAll(
        db,
        sql: """
          SELECT src.id, src.file, src.sha256, src.layout, p.code, src.imported_at, src.rows,
            (SELECT count(*) FROM sheet sh JOIN series s ON s.sheet = sh.id
              JOIN observation o ON o.series = s.id WHERE sh.source = src.id),
            (SELECT count(*) FROM sheet sh JOIN series s ON s.sheet = sh.id
              JOIN superseded x ON x.series = s.id WHERE sh.source = src.id)
          FROM source src JOIN publication p ON p.id = src.publication ORDER BY src.id
          """)
      return try sources.map { row in
        let observations: Int = row[7]
        return SourceSummary(
          source: Source(
            id: row[0], file: row[1], sha256: row[2], layout: row[3], publication: row[4],
            importedAt: row[5]),
          rows: row[6], observations: observations, current: observations - (row[8] as Int),
          editions: try Int.fetchAll(
            db,
            sql: """
              SELECT DISTINCT ed.year FROM sheet sh JOIN series s ON s.sheet = sh.id
              JOIN observation o ON o.series = s.id JOIN edition ed ON ed.id = o.edition
              WHERE sh.source = ? AND o.value IS NOT NULL ORDER BY 1
              """,
            arguments: [row[0] as Int]))
      }
    }
  }
}
