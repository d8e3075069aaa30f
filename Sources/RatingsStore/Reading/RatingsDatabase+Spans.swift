internal import FreedomModel
internal import GRDB

extension RatingsDatabase {
  /// The first and last edition with a current figure, by entity id.
  public func editionSpans() throws -> [String: ClosedRange<Int>] {
    try spans(of: "entity e ON e.id = s.entity", code: "e.code")
  }

  /// The first and last edition with a current figure, by indicator id.
  public func indicatorSpans() throws -> [String: ClosedRange<Int>] {
    try spans(of: "indicator i ON i.id = s.indicator", code: "i.code")
  }

  /// The names of the files that hold figures of an indicator, by its id, in the order of import.
  public func indicatorFiles() throws -> [String: [String]] {
    try reading { db in
      var files: [String: [String]] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT DISTINCT i.code, src.file, src.id
          FROM series s JOIN indicator i ON i.id = s.indicator
          JOIN sheet sh ON sh.id = s.sheet JOIN source src ON src.id = sh.source ORDER BY src.id
          """)
      while let row = try rows.next() { files[row[0], default: []].append(row[1]) }
      return files
    }
  }

  private func spans(of join: String, code: String) throws -> [String: ClosedRange<Int>] {
    try reading { db in
      var spans: [String: ClosedRange<Int>] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(code), min(ed.year), max(ed.year)
          FROM series s JOIN \(join) JOIN observation o ON o.series = s.id
          JOIN edition ed ON ed.id = o.edition
          LEFT JOIN superseded x ON x.series = o.series AND x.edition = o.edition
          WHERE x.series IS NULL AND o.value IS NOT NULL GROUP BY 1
          """)
      while let row = try rows.next() { spans[row[0]] = (row[1] as Int)...(row[2] as Int) }
      return spans
    }
  }
}
