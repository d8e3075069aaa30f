import FreedomTestSupport
import FreedomModel
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
