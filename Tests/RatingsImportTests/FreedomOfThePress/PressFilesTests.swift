import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsImport

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
