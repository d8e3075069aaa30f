import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsImport

/// Freedom House's own files, where they are available.
@Suite(
  "Files of the workbooks of scores",
  .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
struct ScoreIssueTests {
  @Test("All data to 2025: 2,723 rows, and every sum, rating and status as it should be")
  func allData2025() throws {
    let imported = try importing(path: SharedData.workbook("All_data_FIW_2013-2025.xlsx"))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 2_723)
    #expect(imported.report?.editions == Array(2013...2025))
    #expect(imported.counts(.warning) == [:])
    #expect(imported.counts(.note) == ["skipped-sheet": 1, "missing-values": 1])
    #expect(imported.sink.number("HUN", 2025, "fiw.total") == 65)
    #expect(imported.sink.number("TUR", 2014, "fiw.total") == 60)
    #expect(imported.sink.number("XNK", 2024, "fiw.total") == -3)
    #expect(imported.sink.number("XED", 2024, "fiw.g3") == 1)
    #expect(imported.sink.all.count == 2_723 * 40)
    #expect(rows(imported, 2025) == 208)
  }

  @Test("All data to 2020: 1,675 rows with the regions of the older grouping")
  func allData2020() throws {
    let imported = try importing(path: SharedData.workbook("2020_All_Data_FIW_2013-2020.xlsx"))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 1_675)
    #expect(imported.counts(.warning) == [:])
    #expect(imported.count("region-differs") == 0)
  }

  @Test("Aggregate scores to 2024: the five checks that Kosovo is known to fail, and 44 points")
  func aggregateScores2024() throws {
    let imported = try importing(
      path: SharedData.workbook("Aggregate_Category_and_Subcategory_Scores_FIW_2003-2024.xlsx"))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 3_969 + 618)
    #expect(imported.report?.editions == Array(2003...2024))
    #expect(
      imported.counts(.warning)
        == ["sum-differs": 3, "status-differs-from-rule": 2, "out-of-range": 2])
    #expect(imported.findings("sum-differs").map(\.cell) == ["M3650", "R3650", "M3857"])
    #expect(imported.findings("status-differs-from-rule").map(\.cell) == ["E3650", "E3857"])
    #expect(imported.findings("out-of-range").map(\.value) == ["44", "101"])
    #expect(imported.findings("formula").map(\.value) == ["11", "18", "10", "19", "29"])
    #expect(imported.findings("unknown-column").map(\.cell) == ["AI1"])
    #expect(imported.findings("region-differs").map(\.value) == ["Kosovo: Eurasia"])
    #expect(imported.sink.number("XKX", 2007, "fiw.total") == 29)
    #expect(imported.sink.status("XKX", 2007, "fiw.status") == .partlyFree)
    #expect(imported.sink.number("KAZ", 2009, "fiw.total") == 30)
    #expect(imported.sink.number("SSD", 2023, "fiw.pr_score") == -3)
    #expect(imported.sink.value("YUG", 2004, "fiw.total") == .absent(.notRated))
  }

  @Test("Aggregate scores to 2018: Bahrain's 21 of 12, Kosovo's sum, and forgotten asterisks")
  func aggregateScores2018() throws {
    let imported = try importing(
      path: SharedData.workbook("Aggregate Category and Subcategory Scores FIW2003-2018.xlsx"))
    #expect(imported.refusals == [])
    #expect(imported.report?.editions == Array(2003...2018))
    #expect(
      imported.counts(.warning)
        == ["out-of-range": 13, "sum-differs": 13, "status-differs-from-rule": 2])
    #expect(Set(imported.findings("out-of-range").map(\.value)) == ["21", "44"])
    let sums = imported.findings("sum-differs").compactMap { $0.value?.split(separator: " ").first }
    #expect(sums.count { $0 == "Bahrain" } == 12)
    #expect(sums.count { $0 == "Kosovo" } == 1)
    #expect(imported.count("unmarked-territory") == 16 + 2)
    #expect(imported.count("formula") == 8)
    #expect(imported.sink.number("BHR", 2017, "fiw.a") == 21)
    #expect(imported.sink.number("BRB", 2017, "fiw.total") == 97)
    #expect(imported.sink.number("XKX", 2007, "fiw.total") == nil)
    #expect(
      imported.findings("missing-values").first { $0.value == "" }?.rule.hasPrefix("1 ") == true)
  }

  private func rows(_ imported: Imported, _ year: Int) -> Int {
    imported.sink.all.count { $0.edition.year == year && $0.indicator == "fiw.total" }
  }
}
