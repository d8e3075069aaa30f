import FreedomModel
import GRDB
import Testing

@testable import RatingsStore

@Suite("Databases of earlier versions")
struct MigrationTests {
  /// What a database of version 1 did not have.
  private func makeOld(_ path: String) throws {
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: "DROP TABLE membership; DROP INDEX entity_name_by_name; PRAGMA user_version = 1")
    }
  }

  private func version(_ path: String) throws -> Int? {
    try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  @Test("one of version 1 is read as it is, and brought up to date by the next import")
  func versionOne() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    try makeOld(fixture.path)
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
    #expect(try fixture.reading.memberships().isEmpty)
    #expect(try version(fixture.path) == 1)
    _ = try fixture.importing("b", [("KAZ", 2009, "fiw.pr", .number(6))])
    #expect(try version(fixture.path) == Schema.version)
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
    #expect(try fixture.value("KAZ", 2009, "fiw.pr") == 6)
    #expect(try fixture.reading.memberships().isEmpty)
  }

  @Test("taking a source away brings a database up to date too")
  func removal() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    try makeOld(fixture.path)
    #expect(try RatingsDatabase(writing: fixture.path).removeSource(1))
    #expect(try version(fixture.path) == Schema.version)
  }
}
