import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("The net freedom scores")
struct NetScoresTests {
  private static let items =
    (1...5).map { "A\($0)" } + ["A"] + (1...8).map { "B\($0)" } + ["B"]
    + (1...8).map { "C\($0)" } + ["C", "Total"]

  /// A sheet of the newer files, with a title row.
  private func newer(
    title: String = "Freedom on the Net 2024 country score data", header: [String]? = nil,
    _ rows: [[TestCell]]
  ) -> TestSheet {
    let header = header ?? ["Country", "Edition", "Status"] + Self.items
    return TestSheet("Scores", [[.text(title)], header.map(TestCell.text)] + rows)
  }

  private let norway: [TestCell] = [
    6, 3, 6, 6, 4, 25, 6, 4, 4, 4, 4, 4, 4, 5, 35, 6, 4, 5, 5, 5, 5, 5, 5, 40, 100,
  ]

  /// A sheet of the older files, lower being freer.
  private func older(_ sheet: String = "2018", year: String = " 2018") -> TestSheet {
    TestSheet(
      sheet,
      [
        [
          "Country", .text("\"Freedom on the Net\(year)\" Status"), "A: Obstacles to Access",
          "B: Limits on Content", "C: Violations of User Rights",
          .text("\"Freedom on the Net\(year)\" Total Score"),
        ],
        ["Angola", "PARTLY FREE", 14, 7, 19, 40],
        ["Gambia", "FREE", 6, 8, 14, 28],
        ["Kazakhstan", "NOT FREE", 15, 20, 27, 62],
      ])
  }

  @Test("are read with all questions, alike from a workbook and from CSV")
  func newerIssue() throws {
    let sheet = newer([["The Netherlands", 2024, "F"] + norway])
    for imported in [try importing([sheet]), try importing(sheet.csv(), name: "exported.csv")] {
      #expect(imported.refusals == [])
      #expect(imported.layout == "fotn")
      #expect(imported.publication == "fotn")
      #expect(imported.report?.rows == 1)
      #expect(imported.sink.number("NLD", 2024, "fotn.a1") == 6)
      #expect(imported.sink.number("NLD", 2024, "fotn.c8") == 5)
      #expect(imported.sink.number("NLD", 2024, "fotn.total") == 100)
      #expect(imported.sink.status("NLD", 2024, "fotn.status") == .free)
      #expect(imported.log.findings.isEmpty)
    }
  }

  @Test("of the older files take the edition from the header and the statuses in words")
  func olderIssue() throws {
    let imported = try importing([older("Scores")])
    #expect(imported.refusals == [])
    #expect(imported.report?.editions == [2018])
    #expect(imported.sink.number("KAZ", 2018, "fotn.total") == 62)
    #expect(imported.sink.status("KAZ", 2018, "fotn.status") == .notFree)
    #expect(imported.sink.number("GMB", 2018, "fotn.b") == 8)
    #expect(imported.count("status-spelling") == 1)
    #expect(imported.findings("status-spelling").first?.rule.hasPrefix("3 statuses") == true)
    #expect(imported.counts(.warning) == [:])
  }

  @Test(
    "take the edition from the sheet's name or a title too",
    arguments: [("2016", "", 2016), ("FOTN 2016 score data", "", 2016), ("Data", " 2017", 2017)])
  func editionElsewhere(sheet: String, year: String, edition: Int) throws {
    #expect(try importing([older(sheet, year: year)]).report?.editions == [edition])
  }

  @Test("take a newer file's edition from its title where it has no column of editions")
  func editionInTitle() throws {
    let sheet = newer(
      title: "Freedom on the Net 2021", header: ["Country", "Status"] + Self.items,
      [["Norway", "F"] + norway])
    #expect(try importing([sheet]).report?.editions == [2021])
  }

  @Test("are refused without an edition, or with two")
  func unclearEdition() throws {
    #expect(
      try importing([older("Data", year: "")]).counts(.refusedFile) == ["edition-not-named": 1])
    #expect(
      try importing([older("2017")]).counts(.refusedFile) == ["edition-contradicts": 1])
    var options = ImportOptions()
    options.edition = "2016"
    #expect(try importing([older("Data", year: "")], options: options).report?.editions == [2016])
  }

  @Test("follow the status rule of their edition, the scale being turned in 2019")
  func statusRule() throws {
    var row = norway
    row[5] = 5
    let imported = try importing([
      newer([["Norway", 2024, "PF"] + norway, ["Sweden", 2018, "NF"] + row])
    ])
    #expect(
      imported.findings("status-differs-from-rule").map(\.value) == [
        "Norway 2024: fotn.status PF"
      ])
    // Sweden's part A is not the sum of its questions, nor the total that of the parts.
    #expect(imported.count("sum-differs") == 2)
  }

  @Test("hold several editions in one sheet or in several")
  func severalEditions() throws {
    let one = newer([["Norway", 2023, "F"] + norway, ["Norway", 2024, "F"] + norway])
    #expect(try importing([one]).report?.editions == [2023, 2024])
    let two = try importing([older("2018"), older("2017", year: " 2017")])
    #expect(two.refusals == [])
    #expect(two.report?.editions == [2017, 2018])
  }

  @Test("note footnotes, stray cells, unknown columns and other sheets")
  func notes() throws {
    let header = ["Country", "Region", "Edition", "Status"] + Self.items
    let imported = try importing([
      TestSheet("Understanding our data", [["Notes on methodology"]]),
      newer(
        header: header,
        [
          ["Norway", "Europe", 2024, "F"] + norway + [nil, "x"],
          ["* Scores are on a scale of 0 to 100"],
        ]),
    ])
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 1)
    #expect(imported.findings("unknown-column").map(\.column) == ["Region"])
    #expect(imported.count("stray-cell") == 1)
    #expect(imported.count("note-rows") == 1)
    #expect(imported.count("skipped-sheet") == 1)
  }

  @Test("refuse an unknown country, a score off the scale and an edition that never was")
  func refusals() throws {
    var high = norway
    high[5] = 26
    let imported = try importing([
      newer([
        ["Norwegia", 2024, "F"] + norway, ["Norway", 2024, "F"] + high,
        ["Sweden", 2010, "F"] + norway,
      ])
    ])
    #expect(
      imported.counts(.refusedRow)
        == ["unknown-entity": 1, "out-of-range": 1, "unknown-edition": 1])
    #expect(imported.report?.rejected == 3)
  }
}

@Suite(
  "The net freedom files themselves",
  .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
struct NetFilesTests {
  @Test("edition 2018, lower being freer")
  func edition2018() throws {
    let imported = try importing(
      path: SharedData.workbook("FINAL_DATA_FOTN2018_TOTAL_and_CATEGORY_SCORES.xlsx"))
    #expect(imported.layout == "fotn")
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 65)
    #expect(imported.report?.editions == [2018])
    #expect(imported.counts(.warning) == [:])
    #expect(imported.sink.number("KAZ", 2018, "fotn.total") == 62)
    #expect(imported.sink.status("KAZ", 2018, "fotn.status") == .notFree)
    #expect(imported.sink.number("GMB", 2018, "fotn.total") != nil)
  }

  @Test("edition 2024, higher being freer")
  func edition2024() throws {
    let imported = try importing(path: SharedData.workbook("FOTN24_Country_Score_Data.xlsx"))
    #expect(imported.layout == "fotn")
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 72)
    #expect(imported.report?.editions == [2024])
    #expect(imported.counts(.warning) == [:])
    #expect(imported.sink.number("KAZ", 2024, "fotn.total") == 34)
    #expect(imported.sink.number("NLD", 2024, "fotn.a1") != nil)
  }
}
