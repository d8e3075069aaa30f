import FreedomModel
import Testing

@testable import RatingsStore

@Suite("Several files of one value")
struct VintageTests {
  @Test("a first source adds everything")
  func firstSource() throws {
    let fixture = StoreFixture()
    let counts = try fixture.importing(
      "a", [("KAZ", 2008, "fiw.pr", .number(6)), ("KAZ", 2009, "fiw.pr", .number(6))]
    ).counts
    #expect(counts.added == 2 && counts.changed == 0 && counts.unchanged == 0)
    #expect(try fixture.value("KAZ", 2009, "fiw.pr") == 6)
  }

  @Test("the file with the newer last edition is current, whichever came first")
  func newestIsCurrent() throws {
    for order in [["2018", "2025"], ["2025", "2018"]] {
      let fixture = StoreFixture()
      for issue in order {
        _ = try fixture.importing(
          issue,
          [
            ("KAZ", 2013, "fiw.pr", .number(issue == "2025" ? 4 : 5)),
            ("KAZ", issue == "2025" ? 2025 : 2018, "fiw.pr", .number(7)),
          ])
      }
      #expect(try fixture.value("KAZ", 2013, "fiw.pr") == 4)
      #expect(try fixture.value("KAZ", 2018, "fiw.pr") == 7)
      let sources = try fixture.reading.sources()
      #expect(sources.map(\.source.file) == order)
      #expect(sources.first { $0.source.file == "2018" }?.current == 1)
    }
  }

  @Test("an older file after a newer one changes nothing and says what differs")
  func olderIssue() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing(
      "new", [("KAZ", 2013, "fiw.pr", .number(4)), ("KAZ", 2025, "fiw.pr", .number(7))])
    let counts = try fixture.importing(
      "old", [("KAZ", 2013, "fiw.pr", .number(5)), ("KAZ", 2012, "fiw.pr", .number(5))]
    ).counts
    #expect(counts.changed == 0)
    #expect(counts.added == 1)
    #expect(counts.unchanged == 1)
    #expect(counts.superseded == 1)
  }

  @Test("a mark of absence in a newer file takes an older value back")
  func absenceSupersedes() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("old", [("KAZ", 2004, "fiw.pr", .number(3))])
    _ = try fixture.importing(
      "new", [("KAZ", 2004, "fiw.pr", .absent(.notRated)), ("KAZ", 2025, "fiw.pr", .number(7))])
    #expect(try fixture.value("KAZ", 2004, "fiw.pr") == nil)
  }

  @Test("higher authority wins over a newer edition")
  func authority() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("official", [("KAZ", 2013, "fiw.pr", .number(4))])
    _ = try fixture.importing(
      "third party", authority: -1,
      [("KAZ", 2013, "fiw.pr", .number(5)), ("KAZ", 2016, "fiw.pr", .number(6))])
    #expect(try fixture.value("KAZ", 2013, "fiw.pr") == 4)
    #expect(try fixture.value("KAZ", 2016, "fiw.pr") == 6)
  }

  @Test("removing a source makes what it had superseded current again")
  func removal() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("old", [("KAZ", 2013, "fiw.pr", .number(5))])
    _ = try fixture.importing(
      "new", [("KAZ", 2013, "fiw.pr", .number(4)), ("KAZ", 2025, "fiw.pr", .number(7))])
    #expect(try RatingsDatabase.removeSource(2, fromDatabaseAt: fixture.path))
    #expect(try fixture.value("KAZ", 2013, "fiw.pr") == 5)
    #expect(try fixture.value("KAZ", 2025, "fiw.pr") == nil)
    #expect(try RatingsDatabase.removeSource(9, fromDatabaseAt: fixture.path) == false)
  }
}
