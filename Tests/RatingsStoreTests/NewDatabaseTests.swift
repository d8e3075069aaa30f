import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

@Suite("A new database")
struct NewDatabaseTests {
  private let fixture = StoreFixture()

  private func importing() throws {
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
  }

  @Test("is one from its first moment, holds nothing, and is sound")
  func beforeTheFirstImport() throws {
    let store = try RatingsDatabase(writing: fixture.path)
    #expect(RatingsDatabase.isDatabase(at: fixture.path))
    #expect(try RatingsDatabase.holdsNothing(at: fixture.path))
    let answer = try store.reading { db in
      try db.prepare("PRAGMA integrity_check").first { try $0.text(0) }
    }
    #expect(answer == "ok")
    let error = #expect(throws: StoreError.self) { try RatingsDatabase(reading: fixture.path) }
    #expect(error?.kind == .missing)
  }

  @Test("is filled by an import, whoever made it")
  func firstImport() throws {
    try NewDatabase.make(at: fixture.path)
    try NewDatabase.make(at: fixture.path)
    try importing()
    #expect(try !RatingsDatabase.holdsNothing(at: fixture.path))
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
    let page = readFile(fixture.path)
    try NewDatabase.make(at: fixture.path)
    #expect(readFile(fixture.path) == page)
  }

  @Test("is removed when it stays without tables, and only then")
  func removal() throws {
    try RatingsDatabase(writing: fixture.path).removeIfUnfilled()
    #expect(!fileExists(fixture.path))
    try importing()
    try RatingsDatabase(writing: fixture.path).removeIfUnfilled()
    #expect(fileExists(fixture.path))
  }

  @Test("is refused where it cannot be made")
  func noFolder() throws {
    let path = fixture.path + "/no/d.sqlite"
    let error = #expect(throws: StoreError.self) { try RatingsDatabase(writing: path) }
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
    "A killed import is taken back by the next reader, also through a link",
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

  @Test("The journal of a process that was quicker to make the file stays")
  func journalOfAQuickerOne() throws {
    try NewDatabase.make(at: fixture.path)
    let db = try openUnprotected(fixture.path)
    try db.execute("BEGIN IMMEDIATE; CREATE TABLE t (a)")
    #expect(fileExists(fixture.path + "-journal"))
    try NewDatabase.make(at: fixture.path)
    #expect(fileExists(fixture.path + "-journal"))
    try db.execute("COMMIT")
    #expect(!fileExists(fixture.path + "-journal"))
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
