public import FreedomModel
internal import GRDB

extension RatingsDatabase {
  /// Every indicator: Freedom House's, computed ones too, and those declared by imports.
  public func catalog() throws -> IndicatorCatalog {
    try reading(CatalogStorage.indicators)
  }

  /// Every publication, Freedom House's first.
  public func publications() throws -> [Publication] {
    try reading { db in
      try Row.fetchAll(db, sql: "SELECT code, title, citation FROM publication ORDER BY id")
        .map { Publication(id: $0[0], title: $0[1], citation: $0[2]) }
    }
  }

  /// The editions of one publication, or of all, by publication and year.
  public func editions(of publication: String? = nil) throws -> [Edition] {
    try reading { db in
      try CatalogStorage.editions(db).map(\.edition)
        .filter { publication == nil || $0.publication == publication }
        .sorted()
    }
  }
}

/// Publications, editions and indicators as rows.
enum CatalogStorage {
  static func indicators(_ db: Database) throws -> IndicatorCatalog {
    var catalog = IndicatorCatalog()
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT i.code, p.code, i.label, i.measure, i.minimum, i.maximum, i.direction,
          i.direction_since, i.description
        FROM indicator i JOIN publication p ON p.id = i.publication ORDER BY i.id
        """)
    while let row = try cursor.next() {
      catalog.declare(
        Indicator(
          id: row[0], publication: row[1], label: row[2],
          measure: Indicator.Measure(rawValue: row[3]) ?? .figure, minimum: row[4],
          maximum: row[5], direction: ScaleDirection(rawValue: row[6]) ?? .higher,
          directionSince: row[7], description: row[8]))
    }
    return catalog
  }

  static func editions(
    _ db: Database, of publication: String? = nil
  ) throws -> [(number: Int, edition: Edition)] {
    let query = try RawStatement(
      """
      SELECT p.code, ed.year, ed.label, ed.coverage_start, ed.coverage_end, ed.id
      FROM publication p CROSS JOIN edition ed ON ed.publication = p.id
      WHERE ?1 IS NULL OR p.code = ?1
      """, in: db)
    query.bind(publication, at: 1)
    var editions: [(number: Int, edition: Edition)] = []
    try query.forEachRow { row in
      if let edition = edition(in: row) { editions.append((row.integer(5), edition)) }
    }
    return editions
  }

  /// The edition in the first columns of a row: publication, year, label, first and last day.
  static func edition(in row: RawStatement) -> Edition? {
    guard let start = CalendarDate(row.text(3)), let end = CalendarDate(row.text(4)) else {
      return nil
    }
    return Edition(
      publication: row.text(0), year: row.integer(1), label: row.text(2), coverageStart: start,
      coverageEnd: end)
  }

  /// The number of a publication; one not yet known is added.
  static func number(of publication: Publication, in db: Database) throws -> Int {
    try db.cachedStatement(
      sql:
        "INSERT INTO publication (code, title, citation) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    ).execute(arguments: [publication.id, publication.title, publication.citation])
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM publication WHERE code = ?"),
      arguments: [publication.id]) ?? 0
  }

  /// The number of an edition; one not yet known is added.
  static func number(of edition: Edition, publication: Int, in db: Database) throws -> Int {
    try db.cachedStatement(
      sql: """
        INSERT INTO edition (publication, year, label, coverage_start, coverage_end)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      publication, edition.year, edition.label, edition.coverageStart.description,
      edition.coverageEnd.description,
    ])
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM edition WHERE publication = ? AND year = ?"),
      arguments: [publication, edition.year]) ?? 0
  }

  /// The number of an indicator; one not yet known is added.
  static func number(of indicator: Indicator, publication: Int, in db: Database) throws -> Int {
    try db.cachedStatement(
      sql: """
        INSERT INTO indicator (code, publication, label, measure, minimum, maximum, direction,
          direction_since, description)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      indicator.id, publication, indicator.label, indicator.measure.rawValue, indicator.minimum,
      indicator.maximum, indicator.direction.rawValue, indicator.directionSince,
      indicator.description,
    ])
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM indicator WHERE code = ?"),
      arguments: [indicator.id]) ?? 0
  }
}
