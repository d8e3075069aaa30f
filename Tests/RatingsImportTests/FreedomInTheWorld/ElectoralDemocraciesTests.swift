import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("The list of electoral democracies")
struct ElectoralDemocraciesTests {
  private let title: TestCell = "Electoral Democracies in Freedom in the World 2025"
  private let header: [TestCell] = ["Country", "Electoral Democracy Designation in FIW 2025"]

  @Test("is read as 1 and 0 for the edition in its title, whatever the file is called")
  func list() throws {
    let sheet = TestSheet(
      "Electoral Democracy Designation",
      [[title], header, ["Albania", "Yes"], ["Algeria", "No"], ["Bhutan ", " yes"]])
    for imported in [
      try importing(WorkbookMaker([sheet]).bytes, name: "List_of_Electoral_Democracies_FIW24.xlsx"),
      try importing(sheet.csv(), name: "List_of_Electoral_Democracies_FIW24.csv"),
    ] {
      #expect(imported.refusals == [])
      #expect(imported.layout == "fiw-electoral-democracies")
      #expect(imported.report?.rows == 3)
      #expect(imported.report?.editions == [2025])
      #expect(imported.sink.number("ALB", 2025, "fiw.electoral_democracy") == 1)
      #expect(imported.sink.number("DZA", 2025, "fiw.electoral_democracy") == 0)
      #expect(imported.sink.number("BTN", 2025, "fiw.electoral_democracy") == 1)
    }
  }

  @Test(
    "finds its edition in the title or in the header alone",
    arguments: [
      ("Electoral Democracies in Freedom in the World 2018", "Electoral Democracy Designation"),
      ("Electoral Democracies", "Electoral Democracy Status in FIW 2018"),
      ("Electoral Democracies", "Electoral Democracy Status in FIW18"),
    ])
  func edition(_ title: String, _ header: String) throws {
    let imported = try importing([
      TestSheet("List", [[.text(title)], ["Country", .text(header)], ["Albania", "yes"]])
    ])
    #expect(imported.refusals == [])
    #expect(imported.report?.editions == [2018])
  }

  @Test("is refused where title and header name two editions, or neither names one")
  func noEdition() throws {
    let rows: [[TestCell]] = [header, ["Albania", "Yes"]]
    let two = try importing([
      TestSheet("List", [["Electoral Democracies in Freedom in the World 2024"]] + rows)
    ])
    #expect(two.findings("contradicting-header").first?.severity == .refusedFile)
    let bare = TestSheet("FIW2025", [["Country", "Electoral Democracy"], ["Albania", "Yes"]])
    let none = try importing([bare])
    #expect(none.findings("edition-not-named").first?.severity == .refusedFile)
    var options = ImportOptions()
    options.edition = "2025"
    #expect(try importing([bare], options: options).report?.editions == [2025])
  }

  @Test("takes only Yes and No for answers")
  func answers() throws {
    let imported = try importing([
      TestSheet(
        "List",
        [
          [title], header, ["Albania", "Maybe"], ["Algeria", "-"], ["Angola", "No"],
          ["Narnia", "Yes"], [nil, "Yes"], ["* Countries only."],
        ])
    ])
    #expect(imported.report?.rows == 1)
    #expect(imported.report?.rejected == 3)
    #expect(imported.findings("not-an-answer").first?.cell == "B3")
    #expect(imported.sink.value("DZA", 2025, "fiw.electoral_democracy") == .absent(.notRated))
    #expect(imported.findings("unknown-entity").first?.value == "Narnia")
    #expect(imported.findings("missing-name").first?.line == 7)
    #expect(imported.findings("note-rows").first?.line == 8)
  }

  @Test("is not seen in a user's own table with years")
  func ownTable() throws {
    let imported = try importing(
      csv: "country,year,electoral_democracy\nAlbania,2025,1\n", options: .of("fiw"))
    #expect(imported.layout == "tidy")
    #expect(imported.sink.number("ALB", 2025, "fiw.electoral_democracy") == 1)
  }

  @Test(
    "of the edition 2025 has 106 yes and 89 no",
    .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
  func newestIssue() throws {
    let imported = try importing(
      path: SharedData.workbook("List_of_Electoral_Democracies_FIW24.xlsx"))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 195)
    #expect(imported.report?.editions == [2025])
    let values = imported.sink.all.map(\.kept.observation.value)
    #expect(values.count { $0 == .number(1) } == 106)
    #expect(values.count { $0 == .number(0) } == 89)
    #expect(imported.counts(.warning) == [:])
  }
}

@Suite("Names, titles and split ratings as the files write them")
struct WrittenFormsTests {
  @Test(
    "Editions are found in titles and sheet names",
    arguments: [
      ("FIW2018", [2018]), ("FIW 06", [2006]), ("Scores FIW06", [2006]),
      ("FIW2003-FIW2005", [2003, 2005]), ("Freedom in the World 2025", [2025]),
      ("Electoral Democracies, 106 of 195 countries", []), ("Sheet1", []), ("FIW1983", []),
      ("FIW2099", []), ("FIW99", [1999]), ("2025 and FIW2025", [2025]), ("", []),
    ] as [(String, [Int])])
  func editions(_ text: String, _ years: [Int]) {
    #expect(EditionInTitle.editions(in: text).map(\.year) == years)
  }

  @Test("Blanks and asterisks behind a name are not part of it")
  func names() {
    #expect(WrittenName("Northern Cyprus*  ").name == "Northern Cyprus")
    #expect(WrittenName("Northern Cyprus*  ").isMarked)
    #expect(WrittenName(" Tibet * *").name == "Tibet")
    #expect(WrittenName("Germany, E. ").name == "Germany, E.")
    #expect(!WrittenName("Germany, E. ").isMarked)
    #expect(WrittenName("*").name == "")
  }

  @Test(
    "A split rating is reported by its pattern, and its first half read",
    arguments: [("2(5)", "2"), ("3 (6)", "3"), ("F (NF)", "F"), (" F(NF) ", "F")])
  func split(_ text: String, _ outer: String) {
    #expect(SplitRating(text)?.outer == outer)
  }

  @Test(
    "A sheet's name tells what it lists, unless it names both or neither",
    arguments: [
      ("Country Ratings, Statuses ", .country), ("TERRITORY Ratings", .territory),
      ("Countries and Territories", nil), ("Sheet1", nil), ("", nil),
    ] as [(String, EntityKind?)])
  func kinds(_ title: String, _ kind: EntityKind?) {
    #expect(EntityKind(title: title) == kind)
  }
}
