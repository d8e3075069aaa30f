import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

@Suite("Imports into the store")
struct ImportTests {
  @Test("a dry run into a new file and a failing import keep nothing")
  func nothingKept() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("kept", [("KAZ", 2008, "fiw.pr", .number(6))])
    let before = readFile(fixture.path)
    _ = try fixture.importing("dry", isDryRun: true, [("KAZ", 2009, "fiw.pr", .number(6))])
    #expect(readFile(fixture.path) == before)
    struct Refused: Error {}
    #expect(throws: Refused.self) {
      try RatingsDatabase.importing(into: fixture.path, register: { StoreFixture.register }) {
        _ in throw Refused()
      }
    }
    #expect(readFile(fixture.path) == before)
  }

  @Test("of a value that a sheet holds twice the first is kept, and both places are reported")
  func duplicates() throws {
    let fixture = StoreFixture()
    let duplicates = try fixture.importing(
      "a",
      [
        ("KAZ", 2008, "fiw.pr", .number(6)), ("KAZ", 2008, "fiw.pr", .number(5)),
        ("SUN", 1980, "fiw.pr", .number(6)), ("SUN", 1980, "fiw.pr", .number(6)),
      ]
    ).duplicates
    #expect(duplicates.map(\.agrees) == [false, true])
    #expect(duplicates.map(\.first.row) == [2, 4])
    #expect(duplicates.map(\.second.row) == [3, 5])
    #expect(try fixture.value("KAZ", 2008, "fiw.pr") == 6)
  }

  /// So many values that they are written in several pieces.
  @Test(
    "the order of a file makes no difference, and of a value given again the first counts",
    arguments: ["entity by entity", "edition by edition", "backwards"])
  func order(kind: String) throws {
    let indicators = Indicator.freedomHouse
      .filter { $0.publication == "fiw" && !$0.isComputed && $0.measure != .status }.map(\.id)
    var figures: [StoreFixture.Figure] = []
    for entity in ["SUN", "KAZ", "XKX"] {
      for edition in 1973...2025 where edition != 1982 {
        for (place, indicator) in indicators.enumerated() {
          figures.append((entity, edition, indicator, .number(Double((edition + place) % 5))))
        }
      }
    }
    try #require(figures.count > 6_000)
    switch kind {
    case "edition by edition": figures.sort { ($0.edition, $0.entity) < ($1.edition, $1.entity) }
    case "backwards": figures.reverse()
    default: break
    }
    figures += [("SUN", 1980, "fiw.pr", .number(7)), ("XKX", 2025, "fiw.cl", .number(6))]
    let fixture = StoreFixture()
    let (counts, duplicates) = try fixture.importing("a", figures)
    #expect(counts.added == figures.count)
    #expect(duplicates.map(\.agrees) == [false, false])
    for entity in StoreFixture.register.entities {
      let stored = try fixture.reading.observations(of: entity, indicators: indicators)
      #expect(stored.count == 52 * indicators.count)
      for figure in stored {
        let given = figures[figure.row - 2]
        #expect(given.entity == entity.id && given.edition == figure.edition.year)
        #expect(
          given.indicator == figure.indicator && given.value == figure.value.map { .number($0) })
      }
    }
  }

  @Test("every value knows its file, line and column")
  func provenance() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing(
      "a.csv",
      [("SUN", 1980, "fiw.pr", .number(6)), ("KAZ", 2008, "fiw.status", .status(.notFree))])
    let kazakhstan = try #require(StoreFixture.register.entities.first { $0.id == "KAZ" })
    let figure = try #require(
      try fixture.reading.observations(of: kazakhstan, indicators: ["fiw.status"]).first)
    #expect(figure.place == "a.csv:3")
    #expect(figure.column == 3)
    #expect(figure.value == 0)
  }

  @Test("the register comes back as it was saved")
  func register() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing("a", [("KAZ", 2008, "fiw.pr", .number(6))])
    let register = try fixture.reading.register()
    #expect(register.entities == StoreFixture.register.entities)
    #expect(register.links == StoreFixture.register.links)
    #expect(register.names["KAZ"] == ["Kasachstan", "Qazaqstan"])
  }

  @Test("a panel has a row an entity and a column an edition; the mean rating is computed")
  func panel() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing(
      "a",
      [
        ("KAZ", 2008, "fiw.pr", .number(6)), ("KAZ", 2008, "fiw.cl", .number(5)),
        ("KAZ", 2010, "fiw.pr", .number(6)), ("SUN", 1980, "fiw.pr", .number(6)),
        ("SUN", 1980, "fiw.cl", .number(6)),
      ])
    let catalog = try fixture.reading.catalog()
    let entities = StoreFixture.register.entities
    let rights = try fixture.reading.panel(
      of: try #require(catalog["fiw.pr"]), entities: entities)
    #expect(rights.editions.map(\.year) == [1980, 2008, 2010])
    #expect(rights.values.map { $0?.number } == [nil, 6, 6, 6, nil, nil, nil, nil, nil])
    let rating = try fixture.reading.panel(
      of: try #require(catalog["fiw.rating"]), entities: entities)
    #expect(rating.editions.map(\.year) == [1980, 2008])
    #expect(rating.values.map { $0?.number } == [nil, 5.5, 6, nil, nil, nil])
  }

  @Test("two statuses in one cell are kept, and are not single value; any other number is damage")
  func splitStatus() throws {
    let fixture = StoreFixture()
    _ = try fixture.importing(
      "a",
      [
        ("KAZ", 2008, "fiw.status", .splitStatus), ("KAZ", 2009, "fiw.status", .status(.notFree)),
      ])
    let store = try fixture.reading
    let status = try #require(try store.catalog()["fiw.status"])
    let entities = [StoreFixture.register.entities[0]]
    #expect(try store.panel(of: status, entities: entities).values == [.status(.notFree)])
    #expect(
      try store.only(source: 1).panel(of: status, entities: entities).values
        == [.status(.notFree)])
    try openUnprotected(fixture.path).execute("UPDATE observation SET value = 0.5 WHERE value = 0")
    let error = #expect(throws: StoreError.self) { try store.panel(of: status, entities: entities) }
    #expect(
      error?.message.contains(
        "observation.value contains 0.5 where a status, a whole number from -1 to 2, belongs")
        == true)
  }
}

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
