package import FreedomModel
internal import SQLite

/// One imported file and what of it is current.
package struct SourceSummary: Sendable {
  package let source: Source
  /// How many rows it had.
  package let rows: Int
  /// How many observations came from it, marks of missing ones included.
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
      var counts: [Int: (all: Int, current: Int, editions: Set<Int>)] = [:]
      try db.prepare(
        """
        SELECT o.source, ed.year, count(*), count(*) FILTER (WHERE o.current), count(o.value)
        FROM observation o JOIN edition ed ON ed.id = o.edition GROUP BY o.source, ed.id
        """
      ).forEachRow { row in
        var count = counts[try row.integer(0)] ?? (0, 0, [])
        count.all += try row.integer(2)
        count.current += try row.integer(3)
        if try row.integer(4) > 0 {
          count.editions.insert(try row.integer(1, in: StoredNumbers.years))
        }
        counts[try row.integer(0)] = count
      }
      return try Self.files(db).map { source, rows in
        let count = counts[source.id] ?? (0, 0, [])
        return SourceSummary(
          source: source, rows: rows, observations: count.all, current: count.current,
          editions: count.editions.sorted())
      }
    }
  }

  /// Every file imported, in the order of import, without a look at its values.
  package func files() throws -> [Source] { try reading { try Self.files($0).map(\.source) } }

  private static func files(_ db: Connection) throws -> [(source: Source, rows: Int)] {
    var files: [(source: Source, rows: Int)] = []
    try db.prepare(
      """
      SELECT src.id, src.file, src.sha256, src.layout, p.code, src.trust,
        src.imported_at, src.rows
      FROM source src JOIN publication p ON p.id = src.publication ORDER BY src.id
      """
    ).forEachRow { row in
      let source = Source(
        id: try row.integer(0), file: try row.text(1), sha256: try row.text(2),
        layout: try row.text(3), publication: try row.text(4), trust: try row.word(5),
        importedAt: try row.text(6))
      files.append((source, try row.integer(7, in: 0...Int.max)))
    }
    return files
  }

  /// The first and last edition with a current value, by entity id.
  package func editionSpans() throws -> [String: ClosedRange<Int>] { try spans(by: "entity") }

  /// The first and last edition with a current value, by indicator id.
  package func indicatorSpans() throws -> [String: ClosedRange<Int>] { try spans(by: "indicator") }

  /// The files that have values of an indicator, by its id, in the order of import.
  package func indicatorFiles() throws -> [String: [(name: String, trust: SourceTrust)]] {
    try reading { db in
      var files: [String: [(name: String, trust: SourceTrust)]] = [:]
      try db.prepare(
        """
        SELECT i.code, src.file, src.trust
        FROM (SELECT DISTINCT indicator, source FROM observation
          \(chosen == nil ? "" : "WHERE \(isWanted)")) o
        JOIN indicator i ON i.id = o.indicator JOIN source src ON src.id = o.source
        ORDER BY src.id
        """
      ).forEachRow { row in
        files[try row.text(0), default: []].append((try row.text(1), try row.word(2)))
      }
      return files
    }
  }

  /// The editions that have a current value of some indicators, or of any.
  package func usedSources(indicators: [String]? = nil) throws -> UsedSources {
    try reading { db in
      let editions = Dictionary(
        try CatalogStorage.editions(db).map { ($0.number, $0.edition) },
        uniquingKeysWith: { first, _ in first })
      let wanted = indicators.map { Set($0) }
      var used = UsedSources()
      try db.prepare(
        """
        SELECT i.code, o.edition, src.trust
        FROM (SELECT DISTINCT indicator, edition, source FROM observation
          WHERE \(isWanted) AND value IS NOT NULL) o
        JOIN indicator i ON i.id = o.indicator JOIN source src ON src.id = o.source
        """
      ).forEachRow { row in
        guard wanted?.contains(try row.text(0)) ?? true,
          let edition = editions[try row.integer(1)]
        else { return }
        used.insert(edition, trust: try row.word(2))
      }
      return used
    }
  }

  private func spans(by table: String) throws -> [String: ClosedRange<Int>] {
    try reading { db in
      var spans: [String: ClosedRange<Int>] = [:]
      try db.prepare(
        """
        SELECT t.code, min(ed.year) AS "edition.year", max(ed.year) AS "edition.year"
        FROM (
          SELECT DISTINCT \(table), edition FROM observation
          WHERE \(isWanted) AND value IS NOT NULL) o
        JOIN \(table) t ON t.id = o.\(table) JOIN edition ed ON ed.id = o.edition GROUP BY t.id
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

/// What one source has values of, marks of missing ones left out.
package struct SourceContents: Sendable {
  /// The source's number.
  package let source: Int
  /// The ids of its indicators, in the order of the catalog.
  package let indicators: [String]
  /// Its editions, by publication and year.
  package let editions: [Edition]
  /// The ids of its entities.
  package let entities: Set<String>

  /// Whether it has values of an indicator, or of all that a computed one is made of.
  package func has(_ indicator: Indicator) -> Bool {
    let parts = indicator.isComputed ? indicator.meanOf : [indicator.id]
    return parts.allSatisfy(indicators.contains)
  }
}

extension RatingsDatabase {
  /// The same database with the values of one source alone, whether they are current or not: every
  /// question about values is then answered from it.
  ///
  /// - Parameter source: The source's number; `nil` for the current values of all sources.
  /// - Returns: The database.
  /// - Throws: A ``StoreError``.
  package func only(source: Int?) throws -> RatingsDatabase {
    var database = self
    database.chosen = try source.map(contents)
    return database
  }

  private func contents(ofSource source: Int) throws -> SourceContents {
    try reading { db in
      func codes(of table: String) throws -> [String] {
        var codes: [String] = []
        try db.prepare(
          """
          SELECT code FROM \(table) WHERE id IN (
            SELECT \(table) FROM observation WHERE source = \(source) AND value IS NOT NULL)
          ORDER BY id
          """
        ).forEachRow { codes.append(try $0.text(0)) }
        return codes
      }
      var editions: [Edition] = []
      try db.prepare(
        """
        SELECT p.code, ed.year, ed.label, ed.coverage_start, ed.coverage_end
        FROM edition ed JOIN publication p ON p.id = ed.publication WHERE ed.id IN (
          SELECT edition FROM observation WHERE source = \(source) AND value IS NOT NULL)
        """
      ).forEachRow { editions.append(try CatalogStorage.edition(in: $0)) }
      return SourceContents(
        source: source, indicators: try codes(of: "indicator"), editions: editions.sorted(),
        entities: Set(try codes(of: "entity")))
    }
  }

  /// As SQL, whether a row of `observation` is a value that is wanted.
  var isWanted: String { chosen.map { "source = \($0.source)" } ?? "current" }
}
