import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsImport

@Suite("The workbook of aggregate scores")
struct AggregateScoresTests {
  @Test("takes the edition of a sheet from its name, and every value by its header")
  func sheetOfOneEdition() throws {
    let imported = try importing([
      TestSheet("INDEX", [["FIW Category and Subcategory Scores"]]),
      TestSheet("FIW2006", [ScoreSheets.header2006, ScoreSheets.zambia]),
    ])
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-scores")
    #expect(imported.authority == -1)
    #expect(imported.report?.rows == 1)
    #expect(imported.report?.editions == [2006])
    let expected: [(String, Double)] = [
      ("pr", 4), ("cl", 4), ("a", 5), ("b", 11), ("c", 6), ("add_a", 0), ("add_q", 0),
      ("pr_score", 22), ("d", 11), ("e", 8), ("f", 8), ("g", 7), ("cl_score", 34), ("total", 56),
    ]
    for (name, value) in expected {
      #expect(imported.sink.number("ZMB", 2006, "fiw.\(name)") == value, "\(name)")
    }
    #expect(imported.sink.status("ZMB", 2006, "fiw.status") == .partlyFree)
    #expect(imported.counts(.warning) == [:])
    #expect(imported.findings("skipped-sheet").map(\.sheet) == ["INDEX"])
  }

  @Test("reads Add Q for Add B from the edition 2018")
  func addQ() throws {
    let imported = try importing([
      TestSheet(
        "FIW2018",
        [
          [
            "Country/Territory", "Status", "PR Rating", "CL Rating", "A Aggr", "B Aggr", "C Aggr",
            "Add Q", "PR Aggr", "D Aggr", "E Aggr", "F Aggr", "G Aggr", "CL Aggr", "Total Aggr",
          ],
          ["Western Sahara*", "NF", 7, 7, 0, 0, 0, 3, -3, 3, 1, 1, 2, 7, 4],
        ])
    ])
    #expect(imported.refusals == [])
    #expect(imported.sink.number("ESH", 2018, "fiw.add_q") == 3)
    #expect(imported.sink.number("ESH", 2018, "fiw.pr_score") == -3)
    #expect(imported.counts(.warning) == [:])
    #expect(imported.counts(.note)["unmarked-territory"] == nil)
  }

  @Test("takes an asterisk for the mark of a territory and notes where it was forgotten")
  func asterisks() throws {
    func row(_ name: String) -> [TestCell] { [.text(name)] + ScoreSheets.zambia.dropFirst() }
    let imported = try importing([
      TestSheet(
        "FIW2008",
        [
          ScoreSheets.header2006, row("Hong Kong* "), row("Northern Cyprus*  "),
          row("Puerto Rico"), row("Zambia*"),
        ])
    ])
    #expect(imported.refusals == [])
    #expect(imported.sink.entityIDs == ["HKG", "XNC", "PRI", "ZMB"])
    #expect(imported.findings("unmarked-territory").map(\.value) == ["Puerto Rico 2008"])
    #expect(imported.findings("kind-differs").map(\.value) == ["Zambia"])
  }

  @Test("reads the long sheet by its column of editions")
  func longSheet() throws {
    var stray = ScoreSheets.longHeader
    stray += Array(repeating: .blank, count: 15) + ["x"]
    let imported = try importing([TestSheet("FIW06-24", [stray, ScoreSheets.abkhazia])])
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-scores")
    #expect(imported.sink.number("XAB", 2024, "fiw.total") == 39)
    #expect(imported.sink.number("XAB", 2024, "fiw.pr") == 5)
    #expect(imported.sink.number("XAB", 2024, "fiw.pr_score") == 17)
    #expect(imported.sink.value("XAB", 2024, "fiw.add_a") == .absent(.notRated))
    #expect(imported.sink.text("XAB", 2024, "fiw.add_a") == "N/A")
    #expect(imported.findings("unknown-column").map(\.cell) == ["AI1"])
    #expect(imported.counts(.warning) == [:])
  }

  @Test("reads the wide sheet of the editions 2003 to 2005, in both spellings of its headers")
  func wideSheet() throws {
    let long = TestSheet(
      "FIW03-05",
      [
        [
          "Country/Territory", "C/T?", "FIW03 PR", "FIW04 PR", "FIW05 PR", "FIW03 CL ", "FIW04 CL",
          "FIW05 CL", "FIW03 Total", "FIW04 Total", "FIW05 Total",
        ],
        ["Abkhazia", "t", 9, 9, 9, 20, 21, 21, 29, 30, 30],
        ["Yugoslavia", "c", 29, "-", "-", 48, "-", "-", 77, "-", "-"],
      ])
    let imported = try importing([long])
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-scores")
    #expect(imported.report?.rows == 4)
    #expect(imported.report?.editions == [2003, 2004, 2005])
    #expect(imported.sink.number("XAB", 2004, "fiw.cl_score") == 21)
    #expect(imported.sink.number("YUG", 2003, "fiw.total") == 77)
    #expect(imported.sink.value("YUG", 2004, "fiw.total") == .absent(.notRated))
    #expect(imported.counts(.warning) == [:])

    let older = try importing([
      TestSheet(
        "FIW2003-FIW2005",
        [
          ["Country/Territory", "FIW2003 PR Aggr", "FIW2004 PR Aggr", "FIW2003 CL Aggr"],
          ["Abkhazia*", 9, 9, 20], ["Tibet", 0, 0, 9],
        ])
    ])
    #expect(older.refusals == [])
    #expect(older.sink.number("XAB", 2004, "fiw.pr_score") == 9)
    #expect(older.findings("unmarked-territory").map(\.value) == ["Tibet"])
  }

  @Test("keeps an official value outside of its range, with a warning")
  func outOfRange() throws {
    var bahrain = ScoreSheets.zambia
    bahrain[0] = "Bahrain"
    bahrain[4] = 21
    let imported = try importing([TestSheet("FIW2007", [ScoreSheets.header2006, bahrain])])
    #expect(imported.refusals == [])
    #expect(imported.sink.number("BHR", 2007, "fiw.a") == 21)
    #expect(imported.counts(.warning) == ["out-of-range": 1, "sum-differs": 1])
    #expect(imported.findings("out-of-range").first?.cell == "E2")
    #expect(imported.findings("sum-differs").first?.rule.hasSuffix("is 38") == true)
    let own = try importing(csv: "country,year,a\nBahrain,2007,21\n", options: .of("fiw"))
    #expect(own.findings("out-of-range").first?.severity == .refusedRow)
  }

  @Test("refuses a rating off its scale even so")
  func ratingOutOfRange() throws {
    var row = ScoreSheets.zambia
    row[2] = 8
    let imported = try importing([TestSheet("FIW2007", [ScoreSheets.header2006, row])])
    #expect(imported.findings("out-of-range").first?.severity == .refusedRow)
    #expect(imported.report?.rejected == 1)
  }

  @Test("takes the value stored with a formula, and refuses a formula without one")
  func formulas() throws {
    var row = ScoreSheets.zambia
    row[9] = .formula("E2+F2+G2+H2-I2", value: 22)
    let stored = try importing([TestSheet("FIW2006", [ScoreSheets.header2006, row])])
    #expect(stored.refusals == [])
    #expect(stored.sink.number("ZMB", 2006, "fiw.pr_score") == 22)
    #expect(stored.findings("formula").map(\.cell) == ["J2"])
    row[9] = .formula("E2+F2+G2+H2-I2", value: nil)
    let bare = try importing([TestSheet("FIW2006", [ScoreSheets.header2006, row])])
    #expect(bare.findings("cell-without-value").map(\.cell) == ["J2"])
  }

  @Test("notes a region unlike both groupings of the register, once an entity")
  func regions() throws {
    func row(_ region: TestCell, _ edition: TestCell) -> [TestCell] {
      var row = ScoreSheets.abkhazia
      (row[0], row[1], row[2], row[3]) = ("Tunisia", region, "c", edition)
      return row
    }
    let imported = try importing([
      TestSheet(
        "FIW06-24",
        [
          ScoreSheets.longHeader, row("Africa", 2024), row("MENA", 2023), row("Europe", 2022),
          row("Europe", 2021),
        ])
    ])
    #expect(imported.refusals == [])
    #expect(imported.findings("region-differs").map(\.value) == ["Tunisia: Europe"])
  }

  @Test("does not take a user's own ratings for scores")
  func ownFile() throws {
    let imported = try importing(
      csv:
        "country,year,status,pr,cl,a,b,c,d,e,f,g,total\nPoland,2024,F,1,2,11,14,10,15,12,11,14,87\n"
    )
    #expect(imported.layout == "tidy")
    #expect(imported.sink.number("POL", 2024, "fiw.pr") == 1)
  }
}

extension ImportOptions {
  /// Options that name a publication.
  static func of(_ publication: String) -> ImportOptions {
    var options = ImportOptions()
    options.publication = publication
    return options
  }
}
