import FreedomModel
import Testing

@testable import RatingsStore

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
