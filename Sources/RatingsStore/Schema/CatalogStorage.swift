package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// Every indicator: Freedom House's, computed ones too, and those declared by imports.
  ///
  /// Of one source alone, those that it has values of.
  package func catalog() throws -> IndicatorCatalog {
    let all = try reading(CatalogStorage.indicators)
    return chosen.map { IndicatorCatalog(all.indicators.filter($0.has)) } ?? all
  }

  /// Every publication, Freedom House's first.
  package func publications() throws -> [Publication] {
    try reading { db in
      var publications: [Publication] = []
      try db.prepare("SELECT code, title, citation FROM publication ORDER BY id")
        .forEachRow { row in
          publications.append(
            Publication(id: try row.text(0), title: try row.text(1), citation: try row.text(2)))
        }
      return publications
    }
  }

  /// The editions of one publication, or of all, by publication and year.
  package func editions(of publication: String? = nil) throws -> [Edition] {
    func isWanted(_ edition: Edition) -> Bool {
      publication == nil || edition.publication == publication
    }
    if let chosen { return chosen.editions.filter(isWanted) }
    return try reading { db in
      try CatalogStorage.editions(db).map(\.edition).filter(isWanted).sorted()
    }
  }
}

/// Publications, editions and indicators as rows.
enum CatalogStorage {
  static func indicators(_ db: Connection) throws -> IndicatorCatalog {
    var catalog = IndicatorCatalog()
    try db.prepare(
      """
      SELECT i.code, p.code, i.label, i.measure, i.minimum, i.maximum, i.direction,
        i.direction_since, i.description, p.title, p.citation
      FROM indicator i JOIN publication p ON p.id = i.publication ORDER BY i.id
      """
    ).forEachRow { row in
      let publication = Publication(
        id: try row.text(1), title: try row.text(9), citation: try row.text(10))
      catalog.declare(
        Indicator(
          id: try row.text(0), publication: publication.id, label: try row.text(2),
          measure: try row.word(3), minimum: try row.optionalNumber(4),
          maximum: try row.optionalNumber(5), direction: try row.optionalWord(6),
          directionSince: try row.optionalInteger(7), description: try row.text(8),
          credit: publication.credit,
          publicationTitle: Publication.isFreedomHouse(publication.id) ? nil : publication.title))
    }
    return catalog
  }

  static func editions(
    _ db: Connection, of publication: String? = nil
  ) throws -> [(number: Int, edition: Edition)] {
    let query = try db.prepare(
      """
      SELECT p.code, ed.year, ed.label, ed.coverage_start, ed.coverage_end, ed.id
      FROM publication p CROSS JOIN edition ed ON ed.publication = p.id
      WHERE ?1 IS NULL OR p.code = ?1
      """
    )
    query.bind(publication, at: 1)
    var editions: [(number: Int, edition: Edition)] = []
    try query.forEachRow { row in
      editions.append(
        (try row.integer(5, in: StoredNumbers.editions), try edition(in: row)))
    }
    return editions
  }

  /// The edition in the first columns of a row: publication, year, label, first and last day.
  static func edition(in row: Statement) throws -> Edition {
    Edition(
      publication: try row.text(0), year: try row.integer(1, in: StoredNumbers.years),
      label: try row.text(2), coverageStart: try row.date(3), coverageEnd: try row.date(4))
  }

  /// The number of a publication; one not yet known is added. A title or a citation of its own
  /// replaces the place of the one before.
  static func number(of publication: Publication, in db: Connection) throws -> Int {
    try db.execute(
      """
      INSERT INTO publication (code, title, citation) VALUES (?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET
        title = CASE excluded.title WHEN code THEN title ELSE excluded.title END,
        citation = CASE excluded.citation WHEN '' THEN citation ELSE excluded.citation END
      """, [publication.id, publication.title, publication.citation])
    let query = try db.prepare("SELECT id FROM publication WHERE code = ?")
    query.bind(publication.id, at: 1)
    return try number(from: query, in: StoredNumbers.known)
  }

  /// The number of an edition; one not yet known is added.
  static func number(of edition: Edition, publication: Int, in db: Connection) throws -> Int {
    try db.execute(
      """
      INSERT INTO edition (publication, year, label, coverage_start, coverage_end)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        publication, edition.year, edition.label, edition.coverageStart.description,
        edition.coverageEnd.description,
      ])
    let query = try db.prepare(
      "SELECT id FROM edition WHERE publication = ? AND year = ?"
    )
    query.bind(publication, at: 1)
    query.bind(edition.year, at: 2)
    return try number(from: query, in: StoredNumbers.editions)
  }

  /// The number of an indicator; one not yet known is added.
  static func number(of indicator: Indicator, publication: Int, in db: Connection) throws -> Int {
    try db.execute(
      """
      INSERT INTO indicator (code, publication, label, measure, minimum, maximum, direction,
        direction_since, description)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        indicator.id, publication, indicator.label, indicator.measure.rawValue, indicator.minimum,
        indicator.maximum, indicator.direction?.rawValue, indicator.directionSince,
        indicator.description,
      ])
    let query = try db.prepare("SELECT id FROM indicator WHERE code = ?")
    query.bind(indicator.id, at: 1)
    return try number(from: query, in: StoredNumbers.known)
  }

  /// Changes label, kind, scale, direction and description of an indicator; says how many of its
  /// values are outside of its scale now.
  static func redeclare(_ indicator: Indicator, in db: Connection) throws -> Int {
    try db.execute(
      """
      UPDATE indicator SET label = ?, measure = ?, minimum = ?, maximum = ?, direction = ?,
        description = ?
      WHERE code = ?
      """,
      [
        indicator.label, indicator.measure.rawValue, indicator.minimum, indicator.maximum,
        indicator.direction?.rawValue, indicator.description, indicator.id,
      ])
    let query = try db.prepare(
      """
      SELECT count(*) FROM indicator i JOIN observation o ON o.indicator = i.id
      WHERE i.code = ? AND i.measure <> 'status' AND (o.value < i.minimum OR o.value > i.maximum)
      """
    )
    query.bind(indicator.id, at: 1)
    return try query.first { try $0.integer(0) } ?? 0
  }

  /// The number of a row that is there, or was added just now.
  private static func number(
    from query: Statement, in range: ClosedRange<Int>
  ) throws -> Int {
    guard let number = try query.first({ try $0.integer(0, in: range) }) else {
      throw SQLiteError.corrupt("a row is not found where it was written")
    }
    return number
  }
}

extension RatingsDatabase {
  /// How many people live in each entity, by calendar year.
  package func population() throws -> Population {
    try reading(PopulationStorage.load)
  }
}

/// The populations of entities as rows.
enum PopulationStorage {
  /// There are ten thousand rows, and a statement costs as much as a row: see ``ObservationBatch``.
  private static let rowsOfStatement = 32

  static func load(_ db: Connection) throws -> Population {
    var population = Population()
    try db.prepare(
      """
      SELECT e.code, p.year, p.population, p.source
      FROM population p JOIN entity e ON e.id = p.entity
      """
    ).forEachRow { row in
      population.add(
        Population.Record(
          entity: try row.text(0), year: try row.integer(1, in: StoredNumbers.years),
          people: try row.integer(2, in: StoredNumbers.people), source: try row.text(3)))
    }
    return population
  }

  static func save(_ records: [Population.Record], in db: Connection) throws {
    let numbers = try EntityNumbers(db)
    var rest = records[...]
    while !rest.isEmpty {
      let some = rest.prefix(rowsOfStatement)
      rest = rest.dropFirst(some.count)
      let rows = Array(repeating: "(?, ?, ?, ?)", count: some.count).joined(separator: ", ")
      let insert = try db.cached("INSERT INTO population VALUES \(rows)")
      var parameter: Int32 = 1
      for record in some {
        insert.bind(numbers[record.entity], at: parameter)
        insert.bind(record.year, at: parameter + 1)
        insert.bind(record.people, at: parameter + 2)
        insert.bind(record.source, at: parameter + 3)
        parameter += 4
      }
      try insert.run()
    }
  }
}
