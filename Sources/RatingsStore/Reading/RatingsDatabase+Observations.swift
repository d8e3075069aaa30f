internal import DisplayText
package import FreedomModel
internal import SQLite

/// One value with all that is known of it.
package struct StoredObservation: Sendable {
  /// The entity's id.
  package let entity: String
  package let edition: Edition
  /// The indicator's id.
  package let indicator: String
  /// A status is 0 (Not Free), 1 or 2 (Free); `nil` where the file marks the value as missing.
  package let value: Double?
  /// What the file says where that is more than the value: `2(5)`, or the mark of a missing one.
  package let text: String?
  package let file: String
  /// The number of the source.
  package let source: Int
  package let trust: SourceTrust
  /// The sheet; empty in CSV.
  package let sheet: String
  /// The row, 1 being the first; in a CSV file the line.
  package let row: Int
  /// The column, 0 being the first.
  package let column: Int

  /// Whether two ratings were published for two parts of a people, so that there is no single
  /// value: ``text`` has both.
  package var isSplit: Bool { text.flatMap(SplitRating.init) != nil }

  /// The cell as one text: `file.xlsx#Sheet!B7`, or `file.csv:12`.
  package var place: String {
    sheet.isEmpty
      ? "\(file):\(row)" : "\(file)#\(sheet)!\(ColumnLetters.letters(ofColumn: column))\(row)"
  }

  /// The same cell with another value, computed from the one that is there.
  package func computed(
    _ value: Double?, text: String? = nil, as indicator: String
  ) -> StoredObservation {
    StoredObservation(
      entity: entity, edition: edition, indicator: indicator, value: value, text: text, file: file,
      source: source, trust: trust, sheet: sheet, row: row, column: column)
  }
}

extension RatingsDatabase {
  /// The current values of one entity, for some indicators in their order, oldest edition first, of
  /// editions whose sort years are in a range. Computed indicators have no values of their own
  /// here, and marks of missing values are left out.
  package func observations(
    of entity: Entity, indicators: [String], years: ClosedRange<Int>? = nil
  ) throws -> [StoredObservation] {
    var found: [StoredObservation] = []
    try forEachFigure(of: [entity], indicators: indicators) { _, observation in
      if years?.contains(observation.edition.year) ?? true { found.append(observation) }
    }
    return found
  }

  /// Calls `body` for current values one by one: entity by entity in the order given, of each
  /// indicator by indicator in the order given, of each edition by edition, oldest first. Marks of
  /// missing values are left out.
  ///
  /// Computed indicators have no values of their own here. Memory does not grow with the number of
  /// values.
  package func forEachFigure(
    of entities: [Entity], indicators: [String],
    _ body: (Entity, StoredObservation) throws -> Void
  ) throws {
    try reading { db in
      let reader = try ObservationReader(db, wanting: isWanted)
      for entity in entities {
        for indicator in indicators {
          for observation in try reader.observations(of: entity.id, indicator: indicator) {
            try body(entity, observation)
          }
        }
      }
    }
  }
}

/// Reads from the table of observations alone, with what its numbers mean in memory.
private struct ObservationReader {
  private let statement: Statement
  private var editions: [Int: Edition] = [:]
  private var sources: [Int: (file: String, trust: SourceTrust)] = [:]
  private var sheets: [Int: String] = [:]

  /// `isWanted` says in SQL which observations are wanted.
  init(_ db: Connection, wanting isWanted: String) throws {
    func names(_ sql: String) throws -> [Int: String] {
      var names: [Int: String] = [:]
      try db.prepare(sql).forEachRow { names[try $0.integer(0)] = try $0.text(1) }
      return names
    }
    var sources: [Int: (file: String, trust: SourceTrust)] = [:]
    try db.prepare("SELECT id, file, trust FROM source").forEachRow { row in
      sources[try row.integer(0)] = (try row.text(1), try row.word(2))
    }
    self.sources = sources
    sheets = try names("SELECT id, name FROM sheet")
    for (number, edition) in try CatalogStorage.editions(db) { editions[number] = edition }
    statement = try db.prepare(
      """
      SELECT o.edition, o.value, o.text, o.source, o.sheet, o.row, o.column
      FROM observation o
      WHERE o.entity = (SELECT id FROM entity WHERE code = ?)
        AND o.indicator = (SELECT id FROM indicator WHERE code = ?)
        AND o.\(isWanted) AND o.value IS NOT NULL
      """)
  }

  /// The current values of one entity and indicator, oldest edition first.
  func observations(of entity: String, indicator: String) throws -> [StoredObservation] {
    var found: [StoredObservation] = []
    statement.bind(entity, at: 1)
    statement.bind(indicator, at: 2)
    try statement.forEachRow { row in
      guard let edition = editions[try row.integer(0)] else { return }
      let source = try row.integer(3)
      found.append(
        StoredObservation(
          entity: entity, edition: edition, indicator: indicator,
          value: try row.optionalNumber(1), text: try row.optionalText(2),
          file: sources[source]?.file ?? "", source: source,
          trust: sources[source]?.trust ?? .official, sheet: sheets[try row.integer(4)] ?? "",
          row: try row.integer(5, in: StoredNumbers.rows),
          column: try row.integer(6, in: StoredNumbers.columns)))
    }
    // Editions have numbers in the order in which they came.
    return found.sorted { $0.edition < $1.edition }
  }
}

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
