internal import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// The first and last edition with a current figure, by entity id.
  package func editionSpans() throws -> [String: ClosedRange<Int>] {
    try spans(of: "entity e ON e.id = s.entity", code: "e.code")
  }

  /// The first and last edition with a current figure, by indicator id.
  package func indicatorSpans() throws -> [String: ClosedRange<Int>] {
    try spans(of: "indicator i ON i.id = s.indicator", code: "i.code")
  }

  /// The names of the files that hold figures of an indicator, by its id, in the order of import.
  package func indicatorFiles() throws -> [String: [String]] {
    try reading { db in
      var files: [String: [String]] = [:]
      try db.prepare(
        """
        SELECT DISTINCT i.code, src.file, src.id
        FROM series s JOIN indicator i ON i.id = s.indicator
        JOIN sheet sh ON sh.id = s.sheet JOIN source src ON src.id = sh.source ORDER BY src.id
        """
      ).forEachRow { files[try $0.text(0), default: []].append(try $0.text(1)) }
      return files
    }
  }

  private func spans(of join: String, code: String) throws -> [String: ClosedRange<Int>] {
    try reading { db in
      var spans: [String: ClosedRange<Int>] = [:]
      try db.prepare(
        """
        SELECT \(code), min(ed.year) AS "edition.year", max(ed.year) AS "edition.year"
        FROM series s JOIN \(join) JOIN observation o ON o.series = s.id
        JOIN edition ed ON ed.id = o.edition
        LEFT JOIN superseded x ON x.series = o.series AND x.edition = o.edition
        WHERE x.series IS NULL AND o.value IS NOT NULL GROUP BY 1
        """
      ).forEachRow { row in
        let first = try row.integer(1, in: StoredNumbers.years)
        spans[try row.text(0)] =
          first...(try row.integer(2, in: first...StoredNumbers.years.upperBound))
      }
      return spans
    }
  }
}
