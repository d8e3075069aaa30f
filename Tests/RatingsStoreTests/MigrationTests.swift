import FreedomModel
import GRDB
import Testing

@testable import RatingsStore

@Suite("Databases of earlier versions")
struct MigrationTests {
  /// Makes a database of the newest version what an earlier one would have made.
  private func makeOld(_ path: String, version: Int) throws {
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: """
          UPDATE observation SET shift = (
            SELECT s.position + edition * s.step + shift FROM series s WHERE s.id = series);
          ALTER TABLE observation RENAME COLUMN shift TO position;
          ALTER TABLE series DROP COLUMN position;
          ALTER TABLE series DROP COLUMN step;
          """)
      if version < 2 {
        try db.execute(sql: "DROP TABLE membership; DROP INDEX entity_name_by_name")
      }
      try db.execute(sql: "PRAGMA user_version = \(version)")
    }
  }

  /// What the tables and views of a database are made of.
  private func parts(_ db: Database) throws -> [[String]] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT m.type, m.name, m.tbl_name, c.name, c.type, c."notnull", c.pk
        FROM sqlite_schema m LEFT JOIN pragma_table_xinfo(m.name) c ORDER BY 1, 2, 4
        """
    ).map { row in (0..<row.count).map { "\(row[$0] as DatabaseValue)" } }
  }

  private func version(_ path: String) throws -> Int? {
    try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  @Test("a new database has what the steps from the first version lead to")
  func newest() throws {
    let (new, grown) = (try DatabaseQueue(), try DatabaseQueue())
    try new.write { try Migrations.run($0) }
    for version in 1...Schema.version {
      try grown.write { try Migrations.run($0, upTo: version) }
    }
    #expect(try new.read(parts) == grown.read(parts))
    #expect(try new.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.version)
  }

  @Test(
    "one of an earlier version is read as it is, and brought up to date by the next import",
    arguments: 1..<Schema.version)
  func earlier(of number: Int) throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    let before = try fixture.places()
    try makeOld(fixture.path, version: number)
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
    #expect(try fixture.places() == before)
    #expect(try fixture.reading.memberships().isEmpty)
    #expect(try version(fixture.path) == number)
    _ = try fixture.importing("b", [("KAZ", 2009, "fiw.pr", .number(6))])
    #expect(try version(fixture.path) == Schema.version)
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
    #expect(try fixture.value("KAZ", 2009, "fiw.pr") == 6)
    #expect(try fixture.places().prefix(before.count) == before[...])
    #expect(try fixture.reading.memberships().isEmpty)
  }

  @Test("taking a source away brings a database up to date too")
  func removal() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    try makeOld(fixture.path, version: 1)
    #expect(try RatingsDatabase(writing: fixture.path).removeSource(1))
    #expect(try version(fixture.path) == Schema.version)
  }
}
