import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("The press freedom workbooks with sub-scores")
struct PressDetailedDataTests {
  private let tens: [TestCell] = [9, 8, 7, 6, 5, 4, 3, 2, 60, "PF"]

  private func detailed(title: String = "Detailed Data and Sub-Scores 1980-2015") -> TestSheet {
    PressTestSheet.detailed(
      "Global", title: title, editions: [2002, 2009], parts: ["A", "B", "C", "Score", "Status"],
      [
        ["Kazakhstan", "N/A", "N/A", "N/A"] + tens + ["N/A", "N/A", "N/A", "N/A", "N/A"]
          + [26, 30, 22, 78, "NF"],
        ["USSR", "NF", "NF", "NF"] + Array(repeating: "N/A", count: 20),
      ])
  }

  private func publicData() -> TestSheet {
    PressTestSheet.detailed(
      "Data", title: "Freedom of the Press", editions: [2009, 2017],
      parts: ["A-Legal", "B-Political", "C-Economic", "Total Score", "Status"],
      [
        ["Kazakhstan", "-", "-", "-"] + tens + [26, 30, 22, 78, "NF", 29, 32, 24, 85, "NF"],
        ["Côte d'Ivoire", "-", "-", "-"] + Array(repeating: "-", count: 15)
          + [14, 20, 17, 52, "PF"],
      ])
  }

  @Test("gives total, parts and status of the editions from 2002")
  func detailedData() throws {
    for imported in [
      try importing([detailed()]), try importing(detailed().csv(), name: "exported.csv"),
    ] {
      #expect(imported.refusals == [])
      #expect(imported.layout == "fotp-detailed")
      #expect(imported.report?.editions == [1980, 1989, 2001, 2009])
      #expect(imported.sink.number("KAZ", 2009, "fotp.legal") == 26)
      #expect(imported.sink.number("KAZ", 2009, "fotp.political") == 30)
      #expect(imported.sink.number("KAZ", 2009, "fotp.economic") == 22)
      #expect(imported.sink.number("KAZ", 2009, "fotp.total") == 78)
      #expect(imported.sink.value("KAZ", 2002, "fotp.legal") == .absent(.notRated))
      #expect(imported.sink.status("SUN", 1980, "fotp.print_status") == .notFree)
      #expect(imported.sink.status("SUN", 1989, "fotp.status") == .notFree)
    }
  }

  @Test("gives only total and status of the 1990s, whose sub-scores are on another scale")
  func nineties() throws {
    let imported = try importing([detailed()])
    #expect(imported.sink.number("KAZ", 2001, "fotp.total") == 60)
    #expect(imported.sink.status("KAZ", 2001, "fotp.status") == .partlyFree)
    #expect(imported.sink.value("KAZ", 2001, "fotp.print_status") == nil)
    #expect(imported.sink.value("KAZ", 2001, "fotp.legal") == nil)
    let finding = try #require(imported.findings("other-scale").first)
    #expect(finding.severity == .note)
    #expect(finding.cell == "E5")
    #expect(finding.rule.hasPrefix("8 columns up to L"))
    #expect(imported.count("sum-differs") == 0)
    #expect(imported.count("stray-cell") == 0)
  }

  @Test("refuses blocks of the 1990s that do not end with the status")
  func unclearNineties() throws {
    let imported = try importing([
      TestSheet(
        "Global",
        [
          ["Press Freedom Edition", 1995, nil, nil, 2002],
          ["Year(s) Covered", 1994, nil, nil, 2001],
          [nil, "Total", "Status", "D", "A", "B", "C", "Score", "Status"],
          ["Norway", 8, "F", 3, 1, 2, 3, 6, "F"],
        ])
    ])
    #expect(imported.counts(.refusedFile) == ["ambiguous-columns": 1])
  }

  @Test("finds the blocks of the public data by their sub-headers")
  func publicDataBlocks() throws {
    let about = TestSheet("Introduction", [["About these data"]])
    let imported = try importing([about, publicData()])
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-public-data")
    #expect(imported.report?.editions == [2001, 2009, 2017])
    #expect(imported.sink.number("KAZ", 2017, "fotp.total") == 85)
    #expect(imported.sink.number("KAZ", 2017, "fotp.economic") == 24)
    #expect(imported.sink.text("CIV", 2009, "fotp.total") == "-")
    #expect(imported.count("skipped-sheet") == 1)
  }

  @Test("reports parts that do not add up, and keeps them")
  func sums() throws {
    let imported = try importing([publicData()])
    #expect(imported.counts(.warning) == ["sum-differs": 1])
    #expect(imported.sink.number("CIV", 2017, "fotp.total") == 52)
  }

  @Test("notes columns that it does not know")
  func unknownColumns() throws {
    var sheet = detailed()
    var rows = sheet.rows
    rows[4].append("Rank")
    rows[5].append(3)
    sheet = TestSheet("Global", rows)
    let imported = try importing([sheet])
    #expect(imported.refusals == [])
    #expect(imported.findings("unknown-column").map(\.cell) == ["Y5"])
  }
}

@Suite(
  "The press freedom files themselves",
  .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
struct PressFilesTests {
  private func counts(_ imported: Imported, _ edition: Int) -> [Int] {
    let counts = imported.sink.statuses("fotp.status", edition: edition) { _ in true }
    return FreedomStatus.allCases.reversed().map { counts[$0, default: 0] }
  }

  @Test(
    "scores and statuses, editions 1980 to 2013")
  func scores() throws {
    let imported = try importing(path: SharedData.workbook("FreedomHouse_1980_2013.xls"))
    #expect(imported.layout == "fotp-scores")
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 5899)
    #expect(imported.report?.editions.count == 33)
    #expect(counts(imported, 2009) == [70, 61, 64])
    #expect(counts(imported, 2010) == [69, 64, 63])
    #expect(counts(imported, 2012) == [66, 72, 59])
    #expect(imported.sink.number("KAZ", 2008, "fotp.total") == 78)
    #expect(imported.sink.number("KAZ", 2009, "fotp.total") == 78)
    #expect(imported.sink.status("KAZ", 2009, "fotp.status") == .notFree)
    #expect(imported.sink.value("XKX", 2009, "fotp.total") == .absent(.notRated))
    #expect(imported.sink.status("XTK", 1988, "fotp.broadcast_status") == .notFree)
    #expect(
      imported.counts(.warning)
        == ["placeholder": 1, "sheets-differ": 5, "status-differs-from-rule": 4])
    #expect(
      imported.findings("status-differs-from-rule").map(\.cell) == [
        "AB27", "X43", "AR143", "AB212",
      ])
    #expect(
      imported.findings("sheets-differ").map { "\($0.sheet ?? "") \($0.cell ?? "")" }
        == ["CEE-Eurasia AR36", "SSA AR37", "SSA AS37", "SSA AT37", "SSA AU37"])
    #expect(
      imported.findings("known-oddity").map(\.cell)
        == ["AW45", "AY45", "BI45", "AW46", "AY46", "BI46", "AW165", "AY165"])
    #expect(imported.findings("stray-cell").map(\.cell) == ["IV175"])
    #expect(imported.count("note-rows") == 2)
    #expect(imported.findings("missing-values").map(\.rule).first?.hasPrefix("1713 ") == true)
  }

  @Test("parts, editions 2002 to 2015")
  func parts() throws {
    let imported = try importing(path: SharedData.csv("fotp_parts_editions_2002-2015.csv"))
    #expect(imported.layout == "fotp-parts")
    #expect(imported.refusals == [])
    // 2,940 rows, of which 212 are not rated and one is a placeholder.
    #expect(imported.report?.rows == 2727)
    #expect(imported.report?.editions == Array(2002...2015))
    #expect(imported.sink.number("KAZ", 2009, "fotp.legal") == 26)
    #expect(imported.sink.number("KAZ", 2009, "fotp.political") == 30)
    #expect(imported.sink.number("KAZ", 2009, "fotp.economic") == 22)
    #expect(
      imported.counts(.warning)
        == ["placeholder": 1, "status-differs-from-rule": 1, "sum-differs": 2])
    #expect(
      imported.findings("status-differs-from-rule").first?.value
        == "El Salvador 2004: fotp.status NF")
  }

  @Test("totals, editions 2016 and 2017")
  func totals() throws {
    let imported = try importing(path: SharedData.csv("fotp_totals_editions_2016-2017.csv"))
    #expect(imported.layout == "fotp-totals")
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 398)
    #expect(counts(imported, 2017) == [61, 72, 66])
    #expect(imported.counts(.warning) == [:])
    #expect(imported.sink.number("PSE", 2016, "fotp.total") == 83)
    #expect(imported.sink.value("PSE", 2017, "fotp.total") == nil)
  }

  @Test("statuses by year covered, 1979 to 2016")
  func statuses() throws {
    let imported = try importing(path: SharedData.csv("fotp_status_coverage_1979-2016.csv"))
    #expect(imported.layout == "fotp-status-coverage")
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 6528)
    #expect(imported.counts(.warning) == [:])
    // 1979 to 2016 without 1981 and 1989.
    #expect(imported.report?.editions.count == 36)
    #expect(imported.report?.editions.contains(1990) == false)
    #expect(imported.findings("predecessor").count == 5)
    #expect(imported.sink.value("RUS", 1992, "fotp.status") == nil)
    #expect(imported.sink.status("SUN", 1992, "fotp.status") == .partlyFree)
  }

  @Test(
    "the statuses agree with the official ones but where these are known to be odd")
  func statusesAgainstScores() throws {
    let official = try importing(path: SharedData.workbook("FreedomHouse_1980_2013.xls")).sink
    let other = try importing(path: SharedData.csv("fotp_status_coverage_1979-2016.csv")).sink
    var differences: [String] = []
    for item in other.all where (1989...2013).contains(item.edition.year) {
      let year = item.edition.year
      let status = official.status(item.entity, year, "fotp.status")
      if status != other.status(item.entity, year, "fotp.status") {
        differences.append("\(item.entity) \(year)")
      }
    }
    #expect(
      differences.sorted() == [
        "COD 2007", "COD 2008", "COD 2013", "COG 2007", "COG 2008", "COG 2013", "PAK 2004",
        "SLV 2004", "SRB 2007", "SRB 2008",
      ])
  }
}
