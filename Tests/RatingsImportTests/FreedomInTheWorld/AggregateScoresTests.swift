import FreedomModel
import FreedomTestSupport
import TabularFiles
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

@Suite("CSV copies of the aggregate scores")
struct AggregateScoresCopyTests {
  private let sheet = TestSheet(
    "FIW2006",
    [
      ScoreSheets.header2006, ["Cote d\u{2019}Ivoire"] + ScoreSheets.zambia.dropFirst(),
      ["Abkhazia*"] + ScoreSheets.zambia.dropFirst(), Array(repeating: .blank, count: 16),
    ])

  /// The copy as spreadsheets save it on Western systems.
  private var bytes: [UInt8] {
    String(decoding: sheet.csv(), as: UTF8.self).unicodeScalars.map {
      $0 == "\u{2019}" ? 0x92 : UInt8($0.value)
    }
  }

  @Test("ask for their edition, which only the sheet's name had, and do not trust the file's name")
  func editionNotNamed() throws {
    var options = ImportOptions()
    options.reading.encoding = .windows1252
    let imported = try importing(bytes, name: "AggregateScores2006.csv", options: options)
    #expect(imported.layout == "fiw-scores")
    let finding = try #require(imported.findings("edition-not-named").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.hint?.contains("--edition") == true)
  }

  @Test("are read when it is named")
  func editionNamed() throws {
    var options = ImportOptions()
    options.reading.encoding = .windows1252
    options.edition = "2006"
    let imported = try importing(bytes, name: "any.csv", options: options)
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 2)
    #expect(imported.sink.number("CIV", 2006, "fiw.total") == 56)
    #expect(imported.count("delimiter-only-lines") == 1)
  }

  @Test("are read when a title over the table names it")
  func editionInTitle() throws {
    let titled = TestSheet("", [["Freedom in the World 2006: Aggregate Scores"]] + sheet.rows)
    let imported = try importing(titled.csv(), name: "any.csv")
    #expect(imported.refusals == [])
    #expect(imported.report?.editions == [2006])
  }

  @Test("may have row numbers in front and headers that R has mangled")
  func rowNumbers() throws {
    let text = """
      "","Country.Territory","C.T.","FIW03.PR","FIW04.PR","FIW05.PR","FIW03.CL.","FIW03.Total"
      "1","Abkhazia","t",9,9,9,20,29
      "2","Cote d\u{2019}Ivoire","c",13,NA,12,18,31

      """
    let imported = try importing(csv: text, name: "fiw_0305.csv")
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-scores")
    #expect(imported.report?.rows == 6 - 1)
    #expect(imported.sink.number("CIV", 2005, "fiw.pr_score") == 12)
    #expect(imported.sink.number("XAB", 2003, "fiw.cl_score") == 20)
    #expect(imported.count("unnamed-column") == 1)
  }
}

/// Sheets of scores as Freedom House's workbooks have them, made for tests.
enum ScoreSheets {
  /// The header of a sheet of one edition, to 2017.
  static let header2006: [TestCell] = [
    "Country/Territory", "Status", "PR Rating", "CL Rating", "A Aggr", "B Aggr", "C Aggr", "Add A",
    "Add B", "PR Aggr", "D Aggr", "E Aggr", "F Aggr", "G Aggr", "CL Aggr", "Total Aggr",
  ]

  /// Zambia in the edition 2006: 5 + 11 + 6 = 22 and 11 + 8 + 8 + 7 = 34.
  static let zambia: [TestCell] = [
    "Zambia", "PF", 4, 4, 5, 11, 6, 0, 0, 22, 11, 8, 8, 7, 34, 56,
  ]

  /// The header of the long sheet.
  static let longHeader: [TestCell] = [
    "Country/Territory", "Region", "C/T?", "Edition", "Status", "PR Rating", "CL Rating", "A", "B",
    "C", "Add Q", "Add A", "PR", "D", "E", "F", "G", "CL", "Total",
  ]

  /// Abkhazia in the edition 2024: 5 + 8 + 4 = 17 and 8 + 5 + 4 + 5 = 22.
  static let abkhazia: [TestCell] = [
    "Abkhazia", "Eurasia", "t", 2024, "PF", 5, 5, 5, 8, 4, 0, "N/A", 17, 8, 5, 4, 5, 22, 39,
  ]

  /// The header of the sheet of all data.
  static let allDataHeader: [TestCell] =
    ["Country/Territory", "Region", "C/T", "Edition", "Status", "PR rating", "CL rating"]
    + ["A1", "A2", "A3", "A", "B1", "B2", "B3", "B4", "B", "C1", "C2", "C3", "C"]
    + ["Add Q", "Add A", "PR", "D1", "D2", "D3", "D4", "D", "E1", "E2", "E3", "E"]
    + ["F1", "F2", "F3", "F4", "F", "G1", "G2", "G3", "G4", "G", "CL", "Total"]

  /// Abkhazia in the edition 2025, item by item.
  static let allDataAbkhazia: [TestCell] =
    ["Abkhazia", "Eurasia", "t", 2025, "PF", 5, 5]
    + [2, 2, 1, 5, 2, 3, 2, 1, 8, 1, 1, 2, 4]
    + [0, "N/A", 17, 2, 2, 2, 2, 8, 2, 2, 1, 5]
    + [1, 1, 1, 1, 4, 1, 2, 1, 1, 5, 22, 39]

  /// The title over the sheet of all data.
  static let allDataTitle: [TestCell] = ["Freedom in the World 2013-2025 Raw Data"]
}
