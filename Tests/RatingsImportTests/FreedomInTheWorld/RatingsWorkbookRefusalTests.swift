import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("The ratings and statuses workbook refuses")
struct RatingsWorkbookRefusalTests {
  private func importing(
    _ editions: [RatingsSheets.Edition], _ rows: [(String, [TestCell])]
  ) throws -> Imported {
    try RatingsImportTests.importing([RatingsSheets.sheet(editions, rows)])
  }

  @Test("a name it does not know, but not a note under the table")
  func unknownName() throws {
    let imported = try importing(
      [RatingsSheets.edition2025],
      [("Narnia", [1, 1, "F"]), ("Poland", [1, 2, "F"]), ("Source: Freedom House", [])])
    #expect(imported.report?.rejected == 1)
    #expect(imported.findings("unknown-entity").first?.value == "Narnia")
    #expect(imported.findings("unknown-entity").first?.cell == "A4")
    #expect(imported.count("note-rows") == 1)
  }

  @Test("values without a name")
  func missingName() throws {
    let imported = try importing([RatingsSheets.edition2025], [("", [1, 1, "F"])])
    #expect(imported.findings("missing-name").first?.line == 4)
  }

  @Test(
    "a value off its scale or of another kind",
    arguments: [
      (8, "out-of-range"), (0, "out-of-range"), (2.5, "not-a-number"), ("six", "not-a-number"),
      (.boolean(true), "cell-without-value"), (.error("#N/A"), "cell-without-value"),
      (.formula("B9+1", value: nil), "cell-without-value"), (.date(2), "not-a-number"),
    ] as [(TestCell, String)])
  func figures(_ cell: TestCell, _ code: String) throws {
    let imported = try importing(
      [RatingsSheets.edition1984, RatingsSheets.edition2025],
      [("Poland", [cell, 5, "NF", 1, 2, "F"])])
    #expect(imported.report?.rejected == 1)
    #expect(imported.report?.rows == 1)
    #expect(imported.findings(code).first?.cell == "B4")
    #expect(imported.sink.value("POL", 1984, "fiw.cl") == nil)
    #expect(imported.sink.number("POL", 2025, "fiw.pr") == 1)
  }

  @Test(
    "an edition that there was not",
    arguments: ["1983", "2002-03", "2099", "20O5", "Edition"])
  func unknownEdition(_ label: String) throws {
    let imported = try importing(
      [(.text(label), nil), RatingsSheets.edition2025], [("Poland", [1, 1, "F", 1, 1, "F"])])
    #expect(imported.findings("unknown-edition").first?.severity == .refusedFile)
    #expect(imported.findings("unknown-edition").first?.value == label)
    #expect(imported.report?.rows == 0)
  }

  @Test("a block without an edition, with two, or one edition twice")
  func headers() throws {
    let missing = try importing(
      [RatingsSheets.edition1984, (nil, 2024)], [("Poland", [6, 5, "NF", 1, 1, "F"])])
    #expect(missing.findings("edition-not-named").first?.column == "E")
    let twice = try importing(
      [RatingsSheets.edition2025, RatingsSheets.edition2025],
      [("Poland", [1, 1, "F", 1, 1, "F"])])
    #expect(twice.findings("duplicate-header").first?.value == "2025")
    let sheet = RatingsSheets.sheet([RatingsSheets.edition2025], [("Poland", [1, 1, "F"])])
    var rows = sheet.rows
    rows[0][2] = 2024
    let two = try RatingsImportTests.importing([TestSheet(sheet.name, rows)])
    #expect(two.findings("contradicting-header").first?.severity == .refusedFile)
  }

  @Test("lines of a CSV copy with too few or too many fields")
  func cutLines() throws {
    let text = """
      Survey Edition,2025,,
      Year(s) Under Review,2024,,
      ,PR,CL,Status
      Poland,1,2,F
      Kenya,4
      Ken
      Peru,1,2,F,x
      Compiled by Freedom House
      """
    let imported = try RatingsImportTests.importing(csv: text)
    #expect(imported.layout == "fiw-ratings")
    #expect(imported.findings("too-few-fields").map(\.line) == [5, 6])
    #expect(imported.findings("too-many-fields").map(\.line) == [7])
    #expect(imported.findings("note-rows").map(\.line) == [8])
    #expect(imported.report?.rows == 1)
  }

  @Test("years that are not the edition's, though only with a warning")
  func coverage() throws {
    let imported = try importing([(2025, 1999)], [("Poland", [1, 1, "F"])])
    #expect(imported.refusals == [])
    #expect(imported.counts(.warning) == ["coverage-differs": 1])
    #expect(imported.sink.number("POL", 2025, "fiw.pr") == 1)
  }
}

/// Sheets of ratings as Freedom House's workbook has them, made for tests.
enum RatingsSheets {
  /// One block of the header: the edition and the years under review.
  typealias Edition = (label: TestCell, coverage: TestCell)

  /// A sheet of some editions: three header rows, then a row a name, three cells an edition.
  static func sheet(_ editions: [Edition], _ rows: [(String, [TestCell])]) -> TestSheet {
    sheet("Country Ratings, Statuses ", editions, rows)
  }

  /// The same under another name.
  static func sheet(
    _ name: String, _ editions: [Edition],
    _ rows: [(String, [TestCell])]
  ) -> TestSheet {
    let head: [[TestCell]] = [
      ["Survey Edition"] + editions.flatMap { [$0.label, nil, nil] },
      ["Year(s) Under Review"] + editions.flatMap { [$0.coverage, nil, nil] },
      [nil] + editions.flatMap { _ in ["PR", "CL ", "Status"] as [TestCell] },
    ]
    return TestSheet(name, head + rows.map { [.text($0.0)] + $0.1 })
  }

  static let edition1973: Edition = ("Jan.-Feb. 1973", 1972)
  static let edition1982: Edition = (1982, "Jan.1981-Aug. 1982")
  static let edition1984: Edition = ("1983-84", "Aug.1982-Nov.1983")
  static let edition2025: Edition = (2025, 2024)
  static let edition2026: Edition = (2026, 2025)
}
