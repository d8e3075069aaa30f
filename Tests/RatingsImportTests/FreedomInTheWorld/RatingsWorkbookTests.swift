import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsImport

@Suite("The ratings and statuses workbook")
struct RatingsWorkbookTests {
  @Test("gives a record for every entity and edition, with the editions of its header")
  func records() throws {
    let imported = try importing([
      TestSheet("INDEX", [["HISTORICAL FIW STATUS AND RATINGS INFORMATION"], [nil, "KEY"]]),
      RatingsSheets.sheet(
        [RatingsSheets.edition1982, RatingsSheets.edition1984, RatingsSheets.edition2025],
        [
          ("Kazakhstan", ["-", "-", "-", "-", "-", "-", 7, 5, "NF"]),
          ("Germany, W. ", [1, 2, "F", 1, 2, "F", "-", "-", "-"]),
        ]),
      RatingsSheets.sheet(
        "Territory Ratings, Statuses", [RatingsSheets.edition2025],
        [("Abkhazia", [5, 5, "PF"])]),
    ])
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-ratings")
    #expect(imported.publication == "fiw")
    #expect(imported.authority == 0)
    #expect(imported.report?.rows == 4)
    #expect(imported.report?.editions == [1982, 1984, 2025])
    #expect(imported.sink.number("KAZ", 2025, "fiw.pr") == 7)
    #expect(imported.sink.status("KAZ", 2025, "fiw.status") == .notFree)
    #expect(imported.sink.value("KAZ", 1982, "fiw.pr") == .absent(.notRated))
    #expect(imported.sink.number("XWG", 1984, "fiw.cl") == 2)
    #expect(imported.sink.status("XAB", 2025, "fiw.status") == .partlyFree)
    #expect(imported.findings("skipped-sheet").map(\.sheet) == ["INDEX"])
    let edition = try #require(imported.sink.editions.first { $0.year == 1982 })
    #expect(edition.coverageStart.description == "1981-01-01")
    #expect(edition.coverageEnd.description == "1982-08-31")
  }

  @Test("keeps the sheet, row and column of every value")
  func places() throws {
    let imported = try importing([
      RatingsSheets.sheet(
        [RatingsSheets.edition1984, RatingsSheets.edition2025],
        [("Poland", [6, 5, "NF", 1, 2, "F"])])
    ])
    let kept = try #require(imported.sink.kept("POL", 2025, "fiw.cl"))
    #expect(kept.sheet == "Country Ratings, Statuses ")
    #expect(kept.observation.row == 4)
    #expect(kept.observation.column == 5)
  }

  @Test("keeps a split rating as written beside its first half, and counts no status")
  func splitRating() throws {
    let imported = try importing([
      RatingsSheets.sheet(
        [RatingsSheets.edition1973], [("South Africa", ["2(5)", "3(6)", "F (NF)"])])
    ])
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 1)
    #expect(imported.sink.number("ZAF", 1973, "fiw.pr") == 2)
    #expect(imported.sink.number("ZAF", 1973, "fiw.cl") == 3)
    #expect(imported.sink.value("ZAF", 1973, "fiw.status") == .splitStatus)
    #expect(imported.sink.text("ZAF", 1973, "fiw.pr") == "2(5)")
    #expect(imported.sink.text("ZAF", 1973, "fiw.status") == "F (NF)")
    #expect(imported.counts(.warning) == ["split-rating": 3])
    #expect(imported.count("incomplete-record") == 0)
  }

  @Test(
    "refuses what only looks like a split rating",
    arguments: ["2(8)", "0(5)", "2-5", "2/5", "(5)", "2(5", "5*", "2 5", "F(5)", "10(5)"])
  func notSplit(_ cell: String) throws {
    let imported = try importing([
      RatingsSheets.sheet(
        [RatingsSheets.edition1973],
        [("South Africa", [.text(cell), 6, "NF"]), ("Poland", [6, 6, "NF"])])
    ])
    #expect(imported.report?.rejected == 1)
    #expect(imported.report?.rows == 1)
    #expect(imported.findings("not-a-number").first?.cell == "B4")
  }

  @Test("takes the edition and years from whichever cell of a block holds them")
  func valueInAnyCellOfABlock() throws {
    let imported = try importing([
      TestSheet(
        " Country Ratings",
        [
          [nil, nil, nil, "Freedom in the World Country Ratings"],
          [nil, nil, nil, "1972-2013"],
          [nil, nil, nil, nil],
          ["Edition *", "Jan.-Feb. 1973", nil, nil, nil, 1982, nil],
          ["Year(s) covered", nil, 1972, nil, nil, nil, "Jan.1981-Aug. 1982"],
          [nil, "PR", "CL ", "Status", "PR", "CL ", "Status"],
          ["Vietnam", "..", "..", "..", 7, 7, "NF"],
          ["Yugoslavia", 6, 6, "NF", nil, nil, nil],
          ["Notes and Clarifications"],
          [nil, "* These refer to the various editions of Freedom in the World."],
        ])
    ])
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 2)
    #expect(imported.sink.number("VNM", 1982, "fiw.pr") == 7)
    #expect(imported.sink.text("VNM", 1973, "fiw.pr") == "..")
    #expect(imported.sink.value("YUG", 1982, "fiw.pr") == nil)
    #expect(imported.findings("note-rows").first?.line == 9)
    #expect(imported.count("note-rows") == 1)
  }

  @Test("is recognised in a CSV copy, whatever the file is called")
  func csvCopy() throws {
    let sheet = RatingsSheets.sheet(
      [RatingsSheets.edition1984, RatingsSheets.edition2026],
      [("Cote d'Ivoire", [5, 5, "PF", 4, 4, "PF"])])
    for bytes in [sheet.csv(), sheet.csv(delimiter: ";", lineEnd: "\r")] {
      let imported = try importing(bytes, name: "FIW_1973-2024.csv")
      #expect(imported.refusals == [])
      #expect(imported.layout == "fiw-ratings")
      #expect(imported.report?.editions == [1984, 2026])
      #expect(imported.sink.number("CIV", 2026, "fiw.pr") == 4)
    }
  }

  @Test("takes blank and half-blank triples as nothing published, and says how many cells")
  func blanks() throws {
    let imported = try importing([
      RatingsSheets.sheet(
        "Territory Ratings, Statuses", [RatingsSheets.edition1984, RatingsSheets.edition2025],
        [
          ("Macao", [nil, nil, nil, 6, 4, "PF"]),
          ("West Bank and Gaza Strip", [nil, "-", "-", 5, 6, "NF"]),
        ])
    ])
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 2)
    #expect(imported.sink.value("MAC", 1984, "fiw.status") == nil)
    #expect(imported.sink.value("PSE", 1984, "fiw.cl") == .absent(.notRated))
    #expect(
      imported.findings("missing-values").first { $0.value == "" }?.rule.hasPrefix("4 ") == true)
    #expect(
      imported.findings("missing-values").first { $0.value == "-" }?.rule.hasPrefix("2 ") == true)
  }

  @Test("says when only some of the three values are there")
  func incomplete() throws {
    let imported = try importing([
      RatingsSheets.sheet([RatingsSheets.edition2025], [("Poland", [1, "-", "F"])])
    ])
    #expect(imported.report?.rows == 1)
    #expect(imported.findings("incomplete-record").first?.value == "Poland 2025")
  }

  @Test("reads names with blanks and asterisks behind them")
  func names() throws {
    let imported = try importing([
      RatingsSheets.sheet(
        "Territory Ratings, Statuses", [RatingsSheets.edition2025],
        [
          ("Pakistani Kashmir                        ", [6, 5, "NF"]),
          ("Northern Cyprus*  ", [2, 2, "F"]), ("Hong\u{A0}Kong ** ", [6, 5, "NF"]),
        ])
    ])
    #expect(imported.refusals == [])
    #expect(imported.sink.entityIDs.sorted() == ["HKG", "XNC", "XPK"])
  }

  @Test("notes a territory among the countries and leaves its kind alone")
  func kindDiffers() throws {
    let imported = try importing([
      RatingsSheets.sheet(
        [RatingsSheets.edition1982, RatingsSheets.edition1984, RatingsSheets.edition2025],
        [("Northern Cyprus", [4, 3, "PF", 4, 3, "PF", "-", "-", "-"])])
    ])
    #expect(imported.refusals == [])
    let finding = try #require(imported.findings("kind-differs").first)
    #expect(finding.severity == .note)
    #expect(finding.cell == "A4")
    #expect(finding.rule.contains("1982 to 1983-84"))
    #expect(imported.count("kind-differs") == 1)
  }

  @Test("keeps a double row once when both agree, and refuses it when they do not")
  func rowsTwice() throws {
    func sheets(_ second: [TestCell]) -> [TestSheet] {
      [
        RatingsSheets.sheet([(2021, 2020)], [("Kosovo", [4, 4, "PF"])]),
        RatingsSheets.sheet(
          "Territory Ratings, Statuses", [(2021, 2020)], [("Kosovo", second)]),
      ]
    }
    let same = try importing(sheets([4, 4, "PF"]))
    #expect(same.refusals == [])
    #expect(same.count("duplicate") == 3)
    #expect(same.count("kind-differs") == 1)
    let other = try importing(sheets([4, 5, "PF"]))
    #expect(other.count("contradicting-duplicate") == 1)
    #expect(other.log.hasRefusals)
  }

  @Test("warns of a status that the ratings do not make, and keeps it")
  func wrongStatus() throws {
    let imported = try importing([
      RatingsSheets.sheet(
        "Territory Ratings, Statuses", [(2018, 2017)], [("Pakistani Kashmir", [6, 5, "F"])])
    ])
    #expect(imported.counts(.warning) == ["status-differs-from-rule": 1])
    #expect(imported.sink.status("XPK", 2018, "fiw.status") == .free)
    #expect(imported.findings("status-differs-from-rule").first?.cell == "D4")
  }

  @Test("notes hidden sheets, sheets without ratings and columns it does not know")
  func skipped() throws {
    let ratings = RatingsSheets.sheet(
      [RatingsSheets.edition2025], [("Poland", [1, 2, "F"])])
    let rows = ratings.rows.enumerated().map { index, row -> [TestCell] in
      row + [index == 2 ? "Comment" : "seen"]
    }
    let imported = try importing([
      TestSheet(ratings.name, isHidden: true, rows),
      TestSheet(
        "Historical distribution",
        [["FIW Survey Edition*", "Total Countries"], [2025, 195], ["* a note", .boolean(true)]]),
    ])
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 1)
    #expect(imported.count("hidden-sheet") == 1)
    #expect(imported.findings("skipped-sheet").map(\.sheet) == ["Historical distribution"])
    #expect(imported.findings("unknown-column").map(\.value) == ["Comment"])
  }
}
