import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

@Suite("What is in a database besides rows")
struct SchemaTests {
  private func makeFixture() throws -> StoreFixture {
    let fixture = StoreFixture()
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    return fixture
  }

  /// The name of each, the statements that make it, and what is reported of it. Their makers know the seal.
  static let planted: [(name: String, sql: String, told: String)] = [
    (
      "trigger",
      """
      CREATE TRIGGER evil AFTER INSERT ON source BEGIN
        UPDATE entity SET name = 'pwned ' || id; DELETE FROM observation; END
      """, "the trigger evil is not freedom's"
    ),
    (
      "view",
      "DROP VIEW observation_tidy; CREATE VIEW observation_tidy AS SELECT 'KEN' AS id, 1 AS value",
      "the view observation_tidy is another"
    ),
    ("further view", "CREATE VIEW mine AS SELECT 1", "the view mine is not freedom's"),
    ("table", "CREATE TABLE mine (a)", "the table mine is not freedom's"),
    (
      "index", "CREATE INDEX mine ON observation (value)",
      "the index mine is not freedom's"
    ),
    (
      "another index", "DROP INDEX sheet_by_source; CREATE INDEX sheet_by_source ON sheet (name)",
      "the index sheet_by_source is another"
    ),
    ("missing index", "DROP INDEX sheet_by_source", "the index sheet_by_source is missing"),
    ("column", "ALTER TABLE source ADD COLUMN mine TEXT", "the table source is another"),
    ("statistics", "ANALYZE", "the table sqlite_stat1 is not freedom's"),
    (
      "virtual table", "CREATE VIRTUAL TABLE mine USING fts5(a)",
      "the table mine is not freedom's"
    ),
  ]

  @Test("is ours and nothing else, or the database is refused and nothing fires", arguments: 0..<10)
  func planted(number: Int) throws {
    let (name, sql, told) = Self.planted[number]
    let fixture = try makeFixture()
    try openSealed(fixture.path).execute(sql)
    let before = readFile(fixture.path)
    let uses: [() throws -> Void] = [
      { _ = try fixture.reading },
      { _ = try fixture.importing("b", [("KAZ", 2009, "fiw.pr", .number(6))]) },
      { _ = try RatingsDatabase.removeSource(1, fromDatabaseAt: fixture.path) },
    ]
    for use in uses {
      let error = #expect(throws: StoreError.self, "\(name)") { try use() }
      #expect(error?.kind == .notOurs)
      #expect(error?.message.contains(told) == true, "\(name): \(error?.message ?? "")")
    }
    let checks = try RatingsDatabase.health(ofDatabaseAt: fixture.path)
    let parts = try #require(checks.first { $0.name == "tables, indexes, views" })
    #expect(parts.holds == false)
    #expect(parts.note.contains(told), "\(name): \(parts.note)")
    #expect(readFile(fixture.path) == before)
  }

  @Test(
    "of a version before the first release is refused with what to do",
    arguments: ["no seal", "series"])
  func unreleased(kind: String) throws {
    let fixture = try makeFixture()
    if kind == "series" {
      try openSealed(fixture.path).execute("CREATE TABLE series (id INTEGER PRIMARY KEY) STRICT")
    } else {
      var bytes = readFile(fixture.path)
      bytes[20] = 0
      writeFile(fixture.path, bytes)
    }
    let bytes = readFile(fixture.path)
    for use in [
      { _ = try fixture.reading }, { _ = try fixture.importing("b", []) },
    ] as [() throws -> Void] {
      let error = #expect(throws: StoreError.self) { try use() }
      #expect(error?.kind == .notOurs)
      #expect(error?.message == "this database was made before the first release of freedom")
      #expect(error?.hint?.hasPrefix("remove it: the next command makes a new one") == true)
    }
    #expect(readFile(fixture.path) == bytes)
  }

  @Test("of a newer version is refused")
  func newer() throws {
    let fixture = try makeFixture()
    try openSealed(fixture.path).execute("PRAGMA user_version = 2")
    let error = #expect(throws: StoreError.self) { try fixture.reading }
    #expect(error?.message == "this database has schema 2, newer than this program's 1")
  }

  @Test("reports a query no address of the program's")
  func tokenizer() throws {
    let answer = try makeFixture().reading.query("SELECT fts3_tokenizer('simple') AS address")
    #expect(answer.rows == [[.missing]])
  }

  @Test(
    "can be neither attached, nor loaded, nor reached past SQLite's checks by a query",
    arguments: [
      "ATTACH ':memory:' AS other", "SELECT fts3_tokenizer('simple', x'4141414141414141')",
      "SELECT load_extension('x')",
    ])
  func safety(sql: String) throws {
    let fixture = try makeFixture()
    #expect(throws: StoreError.self) { try fixture.reading.query(sql) }
    // The connection itself says no, not only the rules for queries.
    #expect(throws: (any Error).self) {
      try RatingsDatabase(writing: fixture.path, LockTimeout()).connection.execute(sql)
    }
  }
}

@Suite("The database file")
struct DatabaseFileTests {
  @Test("views show current values in words, with the kind of the edition")
  func views() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing(
      "a",
      [
        ("XKX", 2009, "fiw.pr", .number(6)), ("XKX", 2009, "fiw.status", .status(.notFree)),
        ("XKX", 2010, "fiw.pr", .number(5)), ("XKX", 2010, "fiw.status", .status(.partlyFree)),
      ])
    let table = try fixture.reading.query(
      "SELECT id, kind, edition, pr, cl, status FROM freedom_in_the_world ORDER BY edition")
    #expect(table.columns.map(\.name) == ["id", "kind", "edition", "pr", "cl", "status"])
    #expect(
      table.rows == [
        [.text("XKX"), .text("territory"), .text("2009"), .integer(6), .missing, .text("NF")],
        [.text("XKX"), .text("country"), .text("2010"), .integer(5), .missing, .text("PF")],
      ])
    let tidy = try fixture.reading.query(
      "SELECT indicator, value, text FROM observation_tidy WHERE edition = '2009' ORDER BY 1")
    #expect(
      tidy.rows == [
        [.text("fiw.pr"), .integer(6), .missing], [.text("fiw.status"), .missing, .text("NF")],
      ])
  }

  @Test(
    "a query can neither write nor attach nor load",
    arguments: [
      "DELETE FROM observation", "CREATE TABLE t (a)", "ATTACH '/tmp/x.sqlite' AS x",
      "SELECT load_extension('x')", "INSERT INTO source DEFAULT VALUES", "VACUUM",
      "PRAGMA user_version = 9", "SELEC 1", "SELECT 1; DELETE FROM observation",
    ])
  func readOnlyQuery(sql: String) throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    let before = readFile(fixture.path)
    #expect(throws: StoreError.self) { try fixture.reading.query(sql) }
    #expect(readFile(fixture.path) == before)
  }

  @Test(
    "a file that is not a database of ours is refused and left as it is",
    arguments: [[], Array("not a database at all".utf8), Array("SQLite format 3\u{0}junk".utf8)])
  func foreignFile(bytes: [UInt8]) throws {
    let fixture = StoreFixture()
    writeFile(fixture.path, bytes)
    let error = #expect(throws: StoreError.self) { try RatingsDatabase(reading: fixture.path) }
    #expect(error?.kind == .notOurs)
    #expect(readFile(fixture.path) == bytes)
  }

  @Test("a missing file is said to be missing, and is not made")
  func missingFile() {
    let fixture = StoreFixture()
    let error = #expect(throws: StoreError.self) { try RatingsDatabase(reading: fixture.path) }
    #expect(error?.kind == .missing)
    #expect(!fileExists(fixture.path))
  }
}
