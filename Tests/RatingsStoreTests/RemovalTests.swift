import FreedomModel
import SQLite
import Testing

@testable import RatingsStore

@Suite("The removal of a source")
struct RemovalTests {
  private struct Enough: Error {}

  /// A publication of one's own beside Freedom House's.
  private func makeFixture() throws -> StoreFixture {
    let fixture = StoreFixture()
    _ = try fixture.importing("fiw", [("KAZ", 2008, "fiw.pr", .number(6))])
    let mine = Publication(id: "mine", title: "My index", citation: "")
    let other = Publication(id: "other", title: "Another index", citation: "")
    for publication in [mine, other] {
      try RatingsDatabase.importing(into: fixture.path, register: { StoreFixture.register }) {
        try $0.begin(
          SourceRecord(
            file: publication.id, layout: "test", publication: publication,
            importedAt: "2026-01-01T00:00:00Z"))
        try $0.beginSheet(named: "")
        for (row, year) in (1900...2020).enumerated() {
          let indicator = Indicator(
            id: "\(publication.id).score", publication: publication.id, label: "Score",
            measure: .figure, minimum: nil, maximum: nil, direction: nil,
            directionSince: nil, description: "")
          try $0.take(
            Observation(
              entity: try $0.number(ofEntity: "KAZ"),
              edition: try $0.number(
                of: Edition(publication: publication.id, year: year, coverageYear: year)),
              indicator: try $0.number(of: indicator), value: .number(Double(row)), row: row + 2,
              column: 3))
        }
        try $0.finishFile()
        _ = try $0.end(rows: 121, countingBy: .observation, sha256: publication.id)
      }
    }
    return fixture
  }

  /// Publications, indicators of one's own, and the publications that have editions.
  private func names(_ fixture: StoreFixture) throws -> [[String]] {
    let store = try fixture.reading
    return [
      try store.publications().map(\.id),
      try store.words(of: .indicators).map(\.text).filter { $0.hasSuffix(".score") },
      try Set(store.editions().map(\.publication)).sorted(),
    ]
  }

  @Test("leaves no publication, edition or indicator that nothing has values of")
  func leavings() throws {
    let fixture = try makeFixture()
    #expect(
      try names(fixture) == [
        ["fiw", "fotp", "fotn", "mine", "other"], ["mine.score", "other.score"],
        ["fiw", "mine", "other"],
      ])
    #expect(try RatingsDatabase.removeSource(2, fromDatabaseAt: fixture.path))
    #expect(
      try names(fixture) == [
        ["fiw", "fotp", "fotn", "other"], ["other.score"], ["fiw", "other"],
      ])
    // Freedom House's publications and indicators are known to the toolkit itself.
    #expect(try RatingsDatabase.removeSource(1, fromDatabaseAt: fixture.path))
    #expect(
      try names(fixture) == [["fiw", "fotp", "fotn", "other"], ["other.score"], ["other"]])
    #expect(
      try RatingsDatabase.health(ofDatabaseAt: fixture.path).allSatisfy { $0.holds == true })
  }

  @Test("ends on request, and changes nothing", arguments: [0, 1, 2, 5])
  func interruption(after count: Int) throws {
    let fixture = try makeFixture()
    let before = readFile(fixture.path)
    var asked = 0
    do {
      _ = try RatingsDatabase.removeSource(2, fromDatabaseAt: fixture.path) {
        asked += 1
        if asked > count { throw Enough() }
      }
      // So small a removal asks only once.
      #expect(count > 0)
    } catch is Enough {
      #expect(readFile(fixture.path) == before)
      #expect(!fileExists(RatingsDatabase.journal(of: fixture.path)))
      #expect(try fixture.reading.sources().count == 3)
    }
  }
}
