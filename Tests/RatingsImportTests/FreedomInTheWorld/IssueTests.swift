import FreedomModel
import FreedomTestSupport
import TabularFiles
import Testing

@testable import RatingsImport

/// Freedom House's own files, where they are available.
@Suite(
  "Files of the ratings and statuses workbook",
  .enabled(if: SharedData.isHere, SharedData.reasonToSkip))
struct RatingsIssueTests {
  private static let newest = "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx"
  private static let of2018 = "Country and Territory Ratings and Statuses FIW1973-2018.xlsx"
  private static let of2014 = "Country Ratings and Status, 1973-2014 (FINAL).xls"

  @Test("The file of 2025 has 9,435 country rows and 530 territory rows")
  func newestIssue() throws {
    let imported = try importing(path: SharedData.workbook(Self.newest))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 9_435 + 530)
    #expect(imported.report?.editions.count == 52)
    #expect(imported.report?.editions.last == 2025)
    #expect(rows(imported, onSheet: "Country Ratings, Statuses ") == 9_435)
    #expect(rows(imported, onSheet: "Territory Ratings, Statuses") == 530)
    #expect(imported.counts(.warning) == ["split-rating": 3, "status-differs-from-rule": 14])
    #expect(
      imported.findings("skipped-sheet").map(\.sheet) == ["INDEX", "Historical distribution"])
    #expect(missing(imported) == ["": 247, "-": 5_894])
    #expect(imported.count("duplicate") == 0)
    #expect(imported.count("kind-differs") == 0)
  }

  @Test("Known values of the file of 2025 are where they should be")
  func knownFigures() throws {
    let sink = try importing(path: SharedData.workbook(Self.newest)).sink
    #expect(sink.number("KAZ", 2009, "fiw.pr") == 6)
    #expect(sink.number("KAZ", 2009, "fiw.cl") == 5)
    #expect(sink.status("KAZ", 2025, "fiw.status") == .notFree)
    #expect(sink.value("KAZ", 1991, "fiw.pr") == .absent(.notRated))
    #expect(sink.number("SUN", 1991, "fiw.pr") != nil)
    #expect(sink.number("ZAF", 1973, "fiw.pr") == 2)
    #expect(sink.text("ZAF", 1973, "fiw.pr") == "2(5)")
    #expect(sink.text("ZAF", 1973, "fiw.status") == "F (NF)")
    #expect(sink.text("PSE", 1998, "fiw.status") == "-")
    #expect(sink.value("PSE", 1998, "fiw.pr") == nil)
    #expect(sink.kept("XKX", 2009, "fiw.pr")?.sheet == "Territory Ratings, Statuses")
    #expect(sink.kept("XKX", 2010, "fiw.pr")?.sheet == "Country Ratings, Statuses ")
    #expect(sink.value("AND", 1979, "fiw.pr") == .absent(.notRated))
    #expect(sink.number("XRU", 2025, "fiw.pr") == 7)
  }

  @Test("Statuses per edition are those of the sheet Historical distribution, in all 52 editions")
  func distribution() throws {
    let path = SharedData.workbook(Self.newest)
    let counted = statuses(of: try importing(path: path), onSheet: "Country Ratings, Statuses ")
    let published = try Self.distribution(path)
    #expect(published.count == 52)
    // 148 countries: South Africa, whose cell says both, is counted under neither.
    #expect(published[1973] == [.free: 44, .partlyFree: 36, .notFree: 68])
    for (year, counts) in published { #expect(counted[year] == counts, "edition \(year)") }
  }

  @Test("The file of 2018 has Northern Cyprus among the countries and one wrong status")
  func issueOf2018() throws {
    let imported = try importing(path: SharedData.workbook(Self.of2018))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 8_498)
    #expect(imported.report?.editions.count == 45)
    #expect(imported.findings("kind-differs").map(\.value) == ["Northern Cyprus"])
    #expect(imported.counts(.warning) == ["split-rating": 3, "status-differs-from-rule": 15])
    #expect(imported.count("trimmed") == 4)
    #expect(imported.sink.status("XPK", 2018, "fiw.status") == .free)
    #expect(imported.sink.kept("XNC", 1982, "fiw.pr")?.sheet == "Country Ratings, Statuses ")
  }

  @Test(
    "The old file of 2014 has its years in the second cell and notes under the table")
  func issueOf2014() throws {
    let imported = try importing(path: SharedData.workbook(Self.of2014))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 7_290)
    #expect(imported.report?.editions.count == 41)
    #expect(imported.counts(.warning) == ["split-rating": 3, "status-differs-from-rule": 12])
    #expect(imported.findings("note-rows").map(\.line) == [214])
    #expect(missing(imported) == ["": 33, "..": 3_312])
    #expect(imported.sink.number("NGA", 2014, "fiw.cl") == 5)
  }

  private func rows(_ imported: Imported, onSheet sheet: String) -> Int {
    Set(
      imported.sink.all.filter { $0.kept.sheet == sheet && $0.kept.observation.value.number != nil }
        .map { [$0.entity, $0.edition.label] }
    ).count
  }

  private func missing(_ imported: Imported) -> [String: Int] {
    imported.findings("missing-values").reduce(into: [:]) { counts, finding in
      counts[finding.value ?? ""] = finding.rule.split(separator: " ").first.flatMap { Int($0) }
    }
  }

  private func statuses(
    of imported: Imported, onSheet sheet: String
  ) -> [Int: [FreedomStatus: Int]] {
    imported.sink.all.reduce(into: [:]) { counts, item in
      guard item.kept.sheet == sheet, case .status(let status) = item.kept.observation.value
      else { return }
      counts[item.edition.year, default: [:]][status, default: 0] += 1
    }
  }

  /// What the workbook's own sheet counts: edition, years, total, then F, PF and NF with shares.
  private static func distribution(_ path: String) throws -> [Int: [FreedomStatus: Int]] {
    var counts: [Int: [FreedomStatus: Int]] = [:]
    for sheet in try TabularFile.open(path: path, options: ReadingOptions()).sheets
    where sheet.name == "Historical distribution" {
      try sheet.readRows { row in
        let texts = row.texts
        if texts.count > 7, let edition = Edition.parse(label: texts[0], publication: "fiw"),
          let free = Int(texts[3]), let partlyFree = Int(texts[5]), let notFree = Int(texts[7])
        {
          counts[edition.year] = [.free: free, .partlyFree: partlyFree, .notFree: notFree]
        }
        return .next
      }
    }
    return counts
  }
}

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
