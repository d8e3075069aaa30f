import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

@Suite("Values that no row can have")
struct DamagedValueTests {
  /// Every way of reading.
  private static let readings: [(String, @Sendable (RatingsDatabase) throws -> Void)] = {
    let entities = StoreFixture.register.entities
    let indicators = ["fiw.pr", "fiw.status"]
    return [
      ("catalog", { _ = try $0.catalog() }), ("publications", { _ = try $0.publications() }),
      ("editions", { _ = try $0.editions() }), ("register", { _ = try $0.register() }),
      ("entity", { _ = try $0.entity(called: "Kazakhstan") }),
      ("population", { _ = try $0.population() }),
      ("sources", { _ = try $0.sources() }), ("memberships", { _ = try $0.memberships() }),
      ("entity spans", { _ = try $0.editionSpans() }),
      ("indicator spans", { _ = try $0.indicatorSpans() }),
      ("indicator files", { _ = try $0.indicatorFiles() }),
      (
        "panels",
        { database in
          for id in indicators + ["fiw.rating"] {
            guard let indicator = try database.catalog()[id] else { continue }
            _ = try database.panel(of: indicator, entities: entities)
          }
        }
      ),
      (
        "one source",
        { database in
          let one = try database.only(source: 1)
          for indicator in try one.catalog().indicators {
            _ = try one.panel(of: indicator, entities: entities)
          }
        }
      ),
      ("figures", { try $0.forEachFigure(of: entities, indicators: indicators) { _, _ in } }),
      (
        "observations",
        { database in
          for entity in entities {
            _ = try database.observations(of: entity, indicators: indicators)
          }
        }
      ),
      ("words", { _ = try $0.words(of: .entityAliases) + $0.words(of: .sources) }),
      ("query", { _ = try $0.query("SELECT * FROM observation_tidy") }),
    ]
  }()

  @Test("are reported, and end neither a reading nor an import", arguments: DamagedDatabase.tables)
  func everyColumn(table: String) throws {
    let database = try DamagedDatabase()
    var count = 0
    for column in try database.columns(of: table) {
      for value in DamagedDatabase.values
      where try database.damage(table, column.name, with: value) {
        count += 1
        let place = Comment("\(table).\(column.name) = \(value)")
        let damaged = readFile(database.path)
        let reading = try RatingsDatabase(reading: database.path)
        for (name, read) in Self.readings {
          do {
            try read(reading)
          } catch let error as StoreError {
            #expect(error.kind == .notOurs, "\(place), \(name): \(error.message)")
          }
        }
        if column.cannotHold(value) { try expectFound(database.path, place) }
        #expect(readFile(database.path) == damaged, place)
        try expectSurvivesWriting(database.path, place)
      }
    }
    #expect(count > 0)
  }

  /// `check` finds it.
  private func expectFound(_ path: String, _ place: Comment) throws {
    let checks = try RatingsDatabase.health(ofDatabaseAt: path)
    #expect(checks.contains { $0.holds == false }, place)
  }

  /// An import and the removal of a source work, or change nothing.
  private func expectSurvivesWriting(_ path: String, _ place: Comment) throws {
    let damaged = readFile(path)
    let writings: [() throws -> Void] = [
      {
        try RatingsDatabase.importing(into: path, register: { StoreFixture.register }) {
          transaction in
          try transaction.begin(
            SourceRecord(
              file: "c", layout: "test", publication: .freedomInTheWorld,
              authority: transaction.highestAuthority() + 1, importedAt: "2026-01-01T00:00:00Z"))
          try transaction.beginSheet(named: "")
          for row in [2, 3] {
            guard let indicator = transaction.catalog["fiw.pr"] else { return }
            try transaction.take(
              Observation(
                entity: try transaction.number(ofEntity: "KAZ"),
                edition: try transaction.number(
                  of: Edition(publication: "fiw", year: 2009, coverageYear: 2008)),
                indicator: try transaction.number(of: indicator), value: .number(4), row: row,
                column: 3))
          }
          try transaction.finishFile()
          _ = try transaction.end(rows: 1, countingBy: .entityEdition, sha256: "c")
        }
      },
      { _ = try RatingsDatabase.removeSource(1, fromDatabaseAt: path) },
    ]
    for write in writings {
      do {
        try write()
        writeFile(path, damaged)
      } catch let error as StoreError {
        #expect(error.kind == .notOurs || error.kind == .statement, "\(place): \(error.message)")
        #expect(readFile(path) == damaged, place)
      }
    }
  }

  @Test(
    "are reported by table and column",
    arguments: [
      ("edition", "year", "'x'", "edition.year contains 'x' where a whole number belongs"),
      ("edition", "year", "0", "edition.year contains 0 where a number from 1000 to 9999 belongs"),
      (
        "edition", "coverage_end", "'2009-02-30'",
        "edition.coverage_end contains '2009-02-30' where a day"
      ),
      ("entity", "name", "NULL", "entity.name contains nothing where a text belongs"),
      ("entity", "kind", "'planet'", "entity.kind contains 'planet' where another word belongs"),
      ("observation", "value", "9e999", "observation.value contains Inf where a number belongs"),
      ("observation", "row", "0", "observation.row contains 0 where a number from 1 to"),
      ("source", "trust", "'blind'", "source.trust contains 'blind' where another word belongs"),
    ])
  func message(table: String, column: String, value: String, told: String) throws {
    let database = try DamagedDatabase()
    #expect(try database.damage(table, column, with: value))
    let error = #expect(throws: StoreError.self) {
      for (_, read) in Self.readings { try read(RatingsDatabase(reading: database.path)) }
    }
    #expect(error?.kind == .notOurs)
    #expect(error?.message.hasPrefix("the database is damaged (\(told)") == true, "\(error as Any)")
    #expect(error?.hint?.contains("'freedom check'") == true)
  }
}

extension DamagedDatabase.Column {
  /// Whether a value is none of the column's type.
  fileprivate func cannotHold(_ value: String) -> Bool {
    switch (value, type) {
    case ("NULL", _): isNeeded
    case ("x'00ff'", _), ("'x'", "INTEGER"), ("'x'", "REAL"), ("'x'", "ANY"), ("0.5", "INTEGER"),
      ("1e308", "INTEGER"), ("9e999", "INTEGER"), ("9e999", "ANY"):
      true
    default: false
    }
  }
}

/// A small database with a row in every table, into which values are written that no row of ours can have.
struct DamagedDatabase {
  /// A column as the schema has it.
  struct Column: Sendable {
    let name: String
    /// `INTEGER`, `TEXT`, `REAL` or `ANY`.
    let type: String
    let isNeeded: Bool
  }

  /// What is written, as SQL has it. What is not a number is NULL to SQLite.
  static let values = [
    "NULL", "'x'", "x'00ff'", "-9000000000000000000", "9223372036854775807", "1e308", "9e999",
    "0.5", "0",
  ]

  private let fixture = StoreFixture()
  private let sound: [UInt8]
  var path: String { fixture.path }

  init() throws {
    _ = try fixture.importing(
      "older",
      [
        ("KAZ", 2008, "fiw.pr", .number(6)), ("KAZ", 2009, "fiw.pr", .number(6)),
        ("KAZ", 2009, "fiw.status", .status(.notFree)), ("SUN", 1990, "fiw.pr", .number(6)),
      ])
    _ = try fixture.importing(
      "newer", [("KAZ", 2009, "fiw.pr", .number(5)), ("XKX", 2010, "fiw.pr", .number(5))])
    try RatingsDatabase.importing(into: fixture.path, register: { StoreFixture.register }) {
      try $0.begin(
        SourceRecord(
          file: "groups", layout: "groups",
          publication: Publication(id: "groups", title: "Groups", citation: ""),
          importedAt: "2026-01-01T00:00:00Z"))
      try $0.take(
        GroupMembership(
          group: "CIS", entity: "KAZ", first: CalendarDate(year: 1991, month: 12, day: 21),
          last: nil)
      )
      _ = try $0.end(rows: 1, countingBy: .observation, sha256: "groups")
    }
    try openSealed(fixture.path).execute(
      "INSERT INTO population SELECT id, 2020, 18000000, 'a source' FROM entity WHERE code = 'KAZ'")
    try RatingsDatabase.importing(into: fixture.path, register: { StoreFixture.register }) {
      try $0.keep(EntityAliases([.init(name: "Qazaqstan", entity: "KAZ")]))
    }
    sound = readFile(fixture.path)
  }

  /// The tables of the newest schema.
  static let tables: [String] = {
    let database = try? DamagedDatabase()
    return (try? database?.strings("SELECT name FROM sqlite_schema WHERE type = 'table'")) ?? []
  }()

  func columns(of table: String) throws -> [Column] {
    var columns: [Column] = []
    try openUnprotected(path).prepare("PRAGMA table_info(\(table))").forEachRow {
      columns.append(
        Column(name: try $0.text(1), type: try $0.text(2), isNeeded: try $0.integer(3) == 1))
    }
    return columns
  }

  /// Writes a value into the last row of a table of the sound database, past every constraint that it
  /// declares; says no where even SQLite cannot store such a row.
  func damage(_ table: String, _ column: String, with value: String) throws -> Bool {
    writeFile(path, sound)
    let schema = try strings("SELECT sql FROM sqlite_schema WHERE name = '\(table)'")[0]
    try setSchema(of: table, to: loosened(schema))
    let isDamaged = try using { db in
      do {
        let key =
          try strings("SELECT name FROM pragma_table_info('\(table)') WHERE pk = 1").first
          ?? "rowid"
        let last = "(SELECT max(\(key)) FROM \(table))"
        try db.execute("UPDATE \(table) SET \(column) = \(value) WHERE \(key) = \(last)")
        return db.changedRows > 0
      } catch is SQLiteError {
        return false
      }
    }
    try setSchema(of: table, to: schema)
    return isDamaged
  }

  /// The schema of a table without types and without what it demands of its columns.
  private func loosened(_ schema: String) -> String {
    var text = schema
    for (word, other) in [
      (") STRICT, WITHOUT ROWID", ") WITHOUT ROWID"), (") STRICT", ")"), (" NOT NULL", ""),
      ("INTEGER PRIMARY KEY", "PRIMARYNUMBER"), (" INTEGER", " BLOB"), (" TEXT", " BLOB"),
      (" REAL", " BLOB"), ("PRIMARYNUMBER", "INTEGER PRIMARY KEY"),
    ] {
      text = text.split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }
    return text
  }

  private func setSchema(of table: String, to schema: String) throws {
    try using {
      try $0.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [schema, table])
    }
  }

  private func using<T>(_ work: (Connection) throws -> T) throws -> T {
    let db = try openSealed(path)
    try db.execute("PRAGMA ignore_check_constraints = 1; PRAGMA writable_schema = 1")
    return try work(db)
  }

  private func strings(_ sql: String) throws -> [String] {
    var strings: [String] = []
    try openUnprotected(path).prepare(sql).forEachRow { strings.append(try $0.text(0)) }
    return strings
  }
}
