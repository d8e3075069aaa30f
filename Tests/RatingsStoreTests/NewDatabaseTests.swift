import FreedomModel
import Platform
import SQLite
import Testing

@testable import RatingsStore

@Suite("A new database")
struct NewDatabaseTests {
  private let fixture = StoreFixture()

  private func importing() throws {
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
  }

  private var partialPath: String {
    let (folder, name) = Directory.split(fixture.path)
    return "\(folder).\(name).partial"
  }

  @Test("has its name only once it is whole, and leaves nothing beside it")
  func firstImport() throws {
    struct Stop: Error {}
    for isKept in [false, true] {
      do {
        try RatingsDatabase.importing(
          into: fixture.path, register: { StoreFixture.register }
        ) { transaction in
          #expect(transaction.isFirst)
          #expect(!fileExists(fixture.path))
          #expect(fileExists(partialPath))
          if !isKept { throw Stop() }
        }
      } catch is Stop {}
      #expect(fileExists(fixture.path) == isKept)
      #expect(!fileExists(partialPath))
    }
    #expect(RatingsDatabase.isDatabase(at: fixture.path))
    #expect(!RatingsDatabase.holdsNothing(at: fixture.path))
  }

  @Test("has populations from the beginning, and never again from an import")
  func population() throws {
    for people in [18, 20] {
      try RatingsDatabase.importing(
        into: fixture.path, register: { StoreFixture.register },
        population: {
          [Population.Record(entity: "KAZ", year: 2020, people: people, source: "a source")]
        }
      ) { _ in }
    }
    let counted = try fixture.reading.population().count(of: "KAZ", in: 2021)
    #expect(counted == Population.Count(people: 18, year: 2020, source: "a source"))
  }

  @Test("is not made by a dry run")
  func dryRun() throws {
    _ = try fixture.importing("a", isDryRun: true, [("KAZ", 2008, "fiw.pr", .number(6))])
    #expect(!fileExists(fixture.path))
    #expect(!fileExists(partialPath))
  }

  @Test("replaces what a killed process left under the hidden name")
  func abandoned() throws {
    writeFile(partialPath, Array("half a database".utf8))
    try importing()
    #expect(!fileExists(partialPath))
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
  }

  @Test("is waited for by another process that makes it, which then adds to it")
  func twoAtOnce() throws {
    let path = fixture.path
    try RatingsDatabase.importing(into: path, register: { StoreFixture.register }) { _ in
      // A file that is open twice has two locks, as in two processes.
      let error = #expect(throws: StoreError.self) {
        try RatingsDatabase.importing(
          into: path, lockTimeout: LockTimeout(seconds: 0), register: { StoreFixture.register }
        ) { _ in }
      }
      #expect(error?.kind == .busy)
    }
    try importing()
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
  }

  @Test("is made where a link leads to, and in an empty file with its permissions")
  func linkAndEmptyFile() throws {
    let link = StoreFixture()
    makeLink(link.path, to: fixture.path)
    _ = try link.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
    writeFile(fixture.path, [])
    try File(writing: fixture.path).setPermissions(0o600)
    try importing()
    #expect(FileStatus(fixture.path)?.permissions == 0o600)
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
  }

  @Test("is refused where it cannot be made")
  func noFolder() throws {
    let path = fixture.path + "/no/d.sqlite"
    let error = #expect(throws: StoreError.self) {
      try RatingsDatabase.importing(into: path, register: { StoreFixture.register }) { _ in }
    }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.message == "the database cannot be made (No such file or directory)")
  }

  /// A database as a killed import leaves it: half written, with what it overwrote in the journal.
  private func killedImport(at copy: String) throws {
    try importing()
    let db = try openUnprotected(fixture.path)
    // With so little memory SQLite writes pages before the end.
    try db.execute(
      """
      PRAGMA cache_size = 1; BEGIN;
      UPDATE entity_name SET name = name || hex(zeroblob(2000));
      UPDATE entity SET cow = 999;
      """)
    writeFile(copy, readFile(fixture.path))
    writeFile(copy + "-journal", readFile(fixture.path + "-journal"))
    try db.execute("ROLLBACK")
  }

  @Test(
    "A killed import is rolled back by the next reader, also through a link",
    arguments: [false, true])
  func takingBack(throughLink: Bool) throws {
    let other = StoreFixture()
    try killedImport(at: other.path)
    #expect(readFile(other.path) != readFile(fixture.path))
    if throughLink {
      let link = StoreFixture()
      makeLink(link.path, to: other.path)
      #expect(try link.value("KAZ", 2008, "fiw.pr") == 6)
    } else {
      #expect(try other.value("KAZ", 2008, "fiw.pr") == 6)
    }
    #expect(readFile(other.path) == readFile(fixture.path))
    #expect(!fileExists(other.path + "-journal"))
  }

  @Test("The journal of a database that was removed does not reach the new one")
  func journalOfARemovedOne() throws {
    let other = StoreFixture()
    try killedImport(at: other.path)
    removeFile(other.path)
    #expect(fileExists(other.path + "-journal"))
    _ = try other.importing("b", [("SUN", 1990, "fiw.pr", .number(5))])
    #expect(try other.value("SUN", 1990, "fiw.pr") == 5)
    #expect(try other.value("KAZ", 2008, "fiw.pr") == nil)
    #expect(!fileExists(other.path + "-journal"))
  }

  @Test("A copy is the same database in the same bytes each time")
  func copying() throws {
    try importing()
    let bytes = try fixture.reading.copy()
    #expect(try fixture.reading.copy() == bytes)
    let other = StoreFixture()
    writeFile(other.path, bytes)
    #expect(try other.value("KAZ", 2008, "fiw.pr") == 6)
  }
}

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
