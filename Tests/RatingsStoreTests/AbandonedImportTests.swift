import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

@Suite("An import that was interrupted")
struct AbandonedImportTests {
  /// A database and the journal beside it as a process leaves them that dies while it writes; and the
  /// bytes as they were before.
  private func makeAbandoned() throws -> (fixture: StoreFixture, before: [UInt8]) {
    let living = StoreFixture()
    _ = try living.importing(
      "a", [("KAZ", 2008, "fiw.pr", .number(6)), ("KAZ", 2009, "fiw.pr", .number(6))])
    let before = readFile(living.path)
    let dead = StoreFixture()
    let db = try openUnprotected(living.path)
    // With room for few pages in memory, pages are written before the end of the transaction.
    try db.execute(
      """
      PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE observation SET value = 1;
      INSERT INTO entity_name
      WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
      SELECT 1, i, 'a name that nobody has ' || i FROM n
      """)
    writeFile(dead.path, readFile(living.path))
    writeFile(
      RatingsDatabase.journal(of: dead.path), readFile(RatingsDatabase.journal(of: living.path)))
    try db.execute("ROLLBACK")
    try #require(readFile(dead.path) != before)
    try #require(!readFile(RatingsDatabase.journal(of: dead.path)).isEmpty)
    return (dead, before)
  }

  @Test("is rolled back by whoever reads next, and leaves nothing")
  func reading() throws {
    let (fixture, before) = try makeAbandoned()
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
    #expect(readFile(fixture.path) == before)
    #expect(!fileExists(RatingsDatabase.journal(of: fixture.path)))
  }

  @Test("is rolled back by the next import, which then adds its own")
  func importing() throws {
    let (fixture, _) = try makeAbandoned()
    let counts = try fixture.importing("b", [("KAZ", 2010, "fiw.pr", .number(5))]).counts
    #expect(counts.added == 1)
    #expect(try fixture.value("KAZ", 2009, "fiw.pr") == 6)
    #expect(try fixture.value("KAZ", 2010, "fiw.pr") == 5)
    #expect(!fileExists(RatingsDatabase.journal(of: fixture.path)))
    #expect(
      try RatingsDatabase.health(ofDatabaseAt: fixture.path).allSatisfy { $0.holds == true })
  }

  @Test("is reported by a check, which changes neither the file nor the journal")
  func check() throws {
    let (fixture, _) = try makeAbandoned()
    defer { removeFile(RatingsDatabase.journal(of: fixture.path)) }
    let database = readFile(fixture.path)
    let journal = readFile(RatingsDatabase.journal(of: fixture.path))
    let checks = try RatingsDatabase.health(ofDatabaseAt: fixture.path)
    #expect(checks.first?.name == "unfinished import")
    #expect(checks.first?.holds == false)
    #expect(checks.dropFirst().allSatisfy { $0.holds == nil })
    #expect(readFile(fixture.path) == database)
    #expect(readFile(RatingsDatabase.journal(of: fixture.path)) == journal)
  }
}
