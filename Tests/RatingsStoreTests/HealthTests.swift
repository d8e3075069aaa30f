import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

@Suite("The health of a database")
struct HealthTests {
  private func makeFixture() throws -> StoreFixture {
    let fixture = StoreFixture()
    _ = try fixture.importing(
      "older",
      [
        ("KAZ", 2008, "fiw.pr", .number(6)), ("KAZ", 2009, "fiw.pr", .number(6)),
        ("KAZ", 2009, "fiw.status", .status(.notFree)),
      ])
    _ = try fixture.importing("newer", [("KAZ", 2009, "fiw.pr", .number(5))])
    return fixture
  }

  private func execute(_ sql: String, on path: String) throws {
    try openSealed(path).execute(sql)
  }

  /// What fails, and what could not be looked at.
  private func unsound(_ path: String) throws -> [String] {
    let before = readFile(path)
    let checks = try RatingsDatabase.health(ofDatabaseAt: path)
    #expect(readFile(path) == before)
    return checks.filter { $0.holds != true }.map(\.name)
  }

  @Test("a sound one keeps every rule")
  func sound() throws {
    let fixture = try makeFixture()
    let checks = try RatingsDatabase.health(ofDatabaseAt: fixture.path)
    #expect(
      checks.map(\.name) == [
        "unfinished import", "content", "integrity", "tables, indexes, views",
        "rows that refer to nothing", "values that cannot be read", "texts that are too long",
        "values out of their range", "invalid statuses",
        "values whose current value belongs to another", "sources whose values are gone",
        "places outside their sheet", "sources",
      ])
    #expect(try unsound(fixture.path).isEmpty)
  }

  @Test(
    "each rule is reported when it is broken, and no other",
    arguments: [
      (
        "values that cannot be read",
        "PRAGMA ignore_check_constraints = 1; UPDATE entity SET kind = 'planet' WHERE id = 1"
      ),
      (
        "tables, indexes, views", "DROP VIEW freedom_on_the_net; DROP INDEX sheet_by_source"
      ),
      (
        "texts that are too long",
        "UPDATE entity SET name = hex(zeroblob(1000000)) WHERE code = 'SUN'"
      ),
      ("rows that refer to nothing", "DELETE FROM edition WHERE year = 2008"),
      ("values out of their range", "UPDATE observation SET value = 8 WHERE value = 5"),
      ("invalid statuses", "UPDATE observation SET value = 3 WHERE value = 0"),
      ("values whose current value belongs to another", "UPDATE observation SET current = 1"),
      (
        "sources whose values are gone",
        """
        DELETE FROM observation WHERE source = 1; UPDATE observation SET current = 1
        """
      ),
      ("places outside their sheet", "UPDATE observation SET sheet = 1 WHERE value = 5"),
      (
        "sources",
        "DELETE FROM observation; DELETE FROM sheet; DELETE FROM source"
      ),
    ])
  func brokenRule(name: String, sql: String) throws {
    let fixture = try makeFixture()
    try execute(sql, on: fixture.path)
    let broken = try unsound(fixture.path)
    #expect(broken == [name])
  }

  @Test("an index that does not fit its table is reported by SQLite's check and by its text")
  func otherIndex() throws {
    let fixture = try makeFixture()
    try execute(
      """
      PRAGMA writable_schema = 1;
      UPDATE sqlite_schema SET sql = 'CREATE INDEX sheet_by_source ON sheet (name)'
        WHERE name = 'sheet_by_source'
      """, on: fixture.path)
    #expect(try unsound(fixture.path) == ["integrity", "tables, indexes, views"])
  }

  @Test("what Freedom House itself published beyond the scale is not an error")
  func publishedOutOfRange() throws {
    let fixture = try makeFixture()
    try execute(
      """
      UPDATE entity SET code = 'LUX', name = 'Luxembourg' WHERE code = 'KAZ';
      UPDATE observation SET indicator = (SELECT id FROM indicator WHERE code = 'fiw.total')
        WHERE indicator = (SELECT id FROM indicator WHERE code = 'fiw.pr');
      UPDATE edition SET year = 2003 WHERE year = 2009;
      UPDATE observation SET value = 101 WHERE value = 5;
      """, on: fixture.path)
    let checks = try RatingsDatabase.health(ofDatabaseAt: fixture.path)
    let ranges = try #require(checks.first { $0.name == "values out of their range" })
    #expect(ranges.holds == true)
    #expect(ranges.note == "1 more were published so: Luxembourg in the edition 2003")
  }

  @Test("pages overwritten anywhere are reported, or are an error in one line", arguments: 1..<20)
  func damagedPage(page: Int) throws {
    let fixture = try makeFixture()
    var bytes = readFile(fixture.path)
    let start = page * 4096
    try #require(start + 4096 <= bytes.count)
    for place in start..<start + 4096 {
      bytes[place] = UInt8(truncatingIfNeeded: place &* 167 ^ 90)
    }
    writeFile(fixture.path, bytes)
    do {
      #expect(try !unsound(fixture.path).isEmpty)
    } catch let error as StoreError {
      #expect(error.kind == .notOurs)
    }
    #expect(readFile(fixture.path) == bytes)
  }

  @Test(
    "one that is cut short is said to be, or not to be a database",
    arguments: [10, 99, 100, 4096, 5000, 20_480])
  func cutShort(length: Int) throws {
    let fixture = try makeFixture()
    let bytes = Array(readFile(fixture.path).prefix(length))
    writeFile(fixture.path, bytes)
    do {
      let checks = try RatingsDatabase.health(ofDatabaseAt: fixture.path)
      #expect(checks.contains { $0.note.contains("the database is cut short: \(length) of ") })
    } catch let error as StoreError {
      #expect(error.kind == .notOurs)
      #expect(
        length < 100
          ? error.message == "this file is not a database"
          : error.message.hasPrefix("the database is cut short: \(length) of "))
    }
    #expect(readFile(fixture.path) == bytes)
  }
}
