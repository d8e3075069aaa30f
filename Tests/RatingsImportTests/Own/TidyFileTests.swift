import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsImport

@Suite("A user's own tidy file")
struct TidyFileTests {
  private let rows: [[TestCell]] = [
    ["country", "year", "pr", "cl", "status"],
    ["Kazakhstan", 2009, 6, 5, "NF"],
    ["Poland", 2009, 1, 1, "F"],
    ["Poland", 2010, "-", "-", "-"],
  ]

  @Test("is read alike from a workbook and from CSV")
  func sameFromWorkbookAndText() throws {
    let sheet = TestSheet("Ratings", rows)
    for imported in [
      try importing([sheet], options: .naming("fiw")),
      try importing(sheet.csv(), name: "test.csv", options: .naming("fiw")),
      try importing(
        sheet.csv(delimiter: ";", lineEnd: "\r"), name: "test.csv", options: .naming("fiw")),
    ] {
      #expect(imported.refusals == [])
      #expect(imported.layout == "tidy")
      #expect(imported.publication == "fiw")
      #expect(imported.report?.rows == 2)
      #expect(imported.report?.editions == [2009])
      #expect(imported.sink.number("KAZ", 2009, "fiw.pr") == 6)
      #expect(imported.sink.status("KAZ", 2009, "fiw.status") == .notFree)
      #expect(imported.sink.value("POL", 2010, "fiw.pr") == .absent(.notRated))
      #expect(imported.sink.text("POL", 2010, "fiw.pr") == "-")
    }
  }

  @Test("keeps the place of every value")
  func places() throws {
    let imported = try importing([TestSheet("Ratings", rows)])
    let kept = try #require(imported.sink.kept("POL", 2009, "fiw.cl"))
    #expect(kept.sheet == "Ratings")
    #expect(kept.observation.row == 3)
    #expect(kept.observation.column == 3)
  }

  @Test("has its bad rows refused by name")
  func refusals() throws {
    let imported = try importing(csv: "country,year,pr,cl,status\nNarnia,2009,6,5,NF\n")
    #expect(imported.report?.rejected == 1)
    #expect(imported.findings("unknown-entity").first?.value == "Narnia")
  }
}
