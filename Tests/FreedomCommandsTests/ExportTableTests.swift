import FreedomTestSupport
import Foundation
import Testing

@Suite("freedom export: tables")
struct ExportTableTests {
  private static let tidyHeader =
    "id,name,kind,publication,indicator,edition,year,coverage_start,coverage_end,value,text,source"

  @Test("tidy is one row a value, in the order of codes, indicators and editions, as CSV")
  func tidy() {
    let result = FreedomBinary.run([
      "export", "tidy", "kz", "AF", "--indicator", "fiw.pr", "--indicator", "fiw.status", "--from",
      "2024", "--to", "2025",
    ])
    #expect(
      result.output == """
        \(Self.tidyHeader)
        KAZ,Kazakhstan,country,fiw,fiw.pr,2024,2024,2023-01-01,2023-12-31,7,,fiw_ratings.csv:4416
        KAZ,Kazakhstan,country,fiw,fiw.pr,2025,2025,2024-01-01,2024-12-31,7,,fiw_ratings.csv:4417
        KAZ,Kazakhstan,country,fiw,fiw.status,2024,2024,2023-01-01,2023-12-31,,NF,fiw_ratings.csv:4416
        KAZ,Kazakhstan,country,fiw,fiw.status,2025,2025,2024-01-01,2024-12-31,,NF,fiw_ratings.csv:4417
        AFG,Afghanistan,country,fiw,fiw.pr,2024,2024,2023-01-01,2023-12-31,7,,fiw_ratings.csv:52
        AFG,Afghanistan,country,fiw,fiw.pr,2025,2025,2024-01-01,2024-12-31,7,,fiw_ratings.csv:53
        AFG,Afghanistan,country,fiw,fiw.status,2024,2024,2023-01-01,2023-12-31,,NF,fiw_ratings.csv:52
        AFG,Afghanistan,country,fiw,fiw.status,2025,2025,2024-01-01,2024-12-31,,NF,fiw_ratings.csv:53

        """, "\(result.error)")
  }

  @Test("a rating published in two has both halves in every table, and columns of numbers stay so")
  func splitRating() {
    func export(_ arguments: String...) -> [String] {
      FreedomBinary.run(["export"] + arguments + ["ZAF", "--to", "1974"]).lines
    }
    #expect(
      export("panel", "--ids", "iso2", "--indicator", "fiw.pr", "--indicator", "fiw.status") == [
        "id,name,kind,iso2,year,fiw_pr,fiw_status,fiw_pr_text",
        "ZAF,South Africa,country,ZA,1973,,F (NF),2(5)",
        "ZAF,South Africa,country,ZA,1974,4,PF,",
      ])
    #expect(
      export("matrix", "--indicator", "fiw.pr") == [
        "id,name,1973,1974", "ZAF,South Africa,2(5),4",
      ])
    #expect(
      export("tidy", "--indicator", "fiw.rating").contains { $0.contains(",,2.5(5.5),") })
    let later = FreedomBinary.run([
      "export", "panel", "ZAF", "--from", "1974", "--to", "1974", "--ids", "iso2", "--indicator",
      "fiw.pr",
    ])
    #expect(later.lines.first == "id,name,kind,iso2,year,fiw_pr")
  }

  @Test("tidy has what series has, of everybody and everything, and the same bytes each time")
  func tidyIsSeries() throws {
    let codes = FreedomBinary.run(["entities", "--columns", "id", "--csv", "--no-headers"]).lines
    let indicators = FreedomBinary.run([
      "codebook", "--columns", "indicator", "--csv", "--no-headers",
    ]).lines.filter { $0 != "fiw.rating" }
    let series = FreedomBinary.run(
      ["series"] + codes + indicators.flatMap { ["--indicator", $0] } + ["--csv"])
    let tidy = FreedomBinary.run(["export", "tidy"] + codes)
    #expect(tidy.lines.count > 175_000)
    #expect(tidy.output == series.output)
    #expect(FreedomBinary.run(["export", "tidy"] + codes).output == tidy.output)
  }

  @Test(
    "rows and columns can be chosen",
    arguments: [
      (["--columns", "year,value"], "year,value 2023,7 2024,7 2025,7 2026,7"),
      (["--columns", "year", "--limit", "1", "--offset", "1"], "year 2024"),
      (["--columns", "year", "--sort", "-year"], "year 2026 2025 2024 2023"),
      (["--columns", "year", "--years", "coverage"], "year 2023 2024 2025"),
    ])
  func chosen(options: [String], lines: String) {
    let result = FreedomBinary.run(
      ["export", "tidy", "KAZ", "--indicator", "fiw.pr", "--from", "2023"] + options)
    #expect(result.lines.joined(separator: " ") == lines, "\(result.error)")
  }

  @Test("notes and citation go beside a CSV file")
  func notes() throws {
    let output = FreedomBinary.temporary("x.csv")
    let notes = FreedomBinary.temporary("x.txt")
    let result = FreedomBinary.run([
      "export", "tidy", "kz", "--indicator", "fotn.total", "-o", output, "--notes", notes,
    ])
    #expect(result.status == 0, "\(result.error)")
    #expect(
      try String(contentsOfFile: notes, encoding: .utf8) == """
        Ratings, one value a row

        - fotn.total: 0 to 100, higher is freer (before 2019 the reverse).
        - Years are report editions; each covers mostly the previous calendar year.

        Source: Freedom House, Freedom on the Net. https://freedomhouse.org

        """)
    #expect(
      try String(contentsOfFile: output, encoding: .utf8)
        .split(separator: "\n").allSatisfy { !$0.hasPrefix("#") })
  }
}
