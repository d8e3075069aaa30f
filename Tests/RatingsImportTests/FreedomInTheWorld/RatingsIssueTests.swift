import FreedomTestSupport
import FreedomModel
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
