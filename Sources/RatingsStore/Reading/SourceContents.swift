package import FreedomModel
internal import SQLite

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
