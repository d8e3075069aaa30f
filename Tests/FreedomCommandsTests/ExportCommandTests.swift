import Foundation
import Testing

@Suite("freedom export: tables")
struct ExportTableTests {
  private static let tidyHeader =
    "id,name,kind,publication,indicator,edition,year,coverage_start,coverage_end,value,text,source"

  @Test("tidy is one row a figure, in the order of codes, indicators and editions, as CSV")
  func tidy() {
    let result = FreedomBinary.run([
      "export", "tidy", "kz", "AF", "--indicator", "fiw.pr", "--indicator", "fiw.status", "--from",
      "2024",
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

  @Test("tidy has what series has, of everybody and everything, and the same bytes each time")
  func tidyIsSeries() throws {
    let codes = FreedomBinary.run(["entities", "--columns", "id", "--csv", "--no-headers"]).lines
    let indicators = FreedomBinary.run([
      "codebook", "--columns", "indicator", "--csv", "--no-headers",
    ]).lines.filter { $0 != "fiw.rating" }
    let series = FreedomBinary.run(
      ["series"] + codes + indicators.flatMap { ["--indicator", $0] } + ["--csv"])
    let tidy = FreedomBinary.run(["export", "tidy"] + codes)
    #expect(tidy.lines.count > 170_000)
    #expect(tidy.output == series.output)
    #expect(FreedomBinary.run(["export", "tidy"] + codes).output == tidy.output)
  }

  @Test(
    "rows and columns can be chosen",
    arguments: [
      (["--columns", "year,value"], "year,value 2023,7 2024,7 2025,7"),
      (["--columns", "year", "--limit", "1", "--offset", "1"], "year 2024"),
      (["--columns", "year", "--sort", "-year"], "year 2025 2024 2023"),
      (["--columns", "year", "--years", "coverage"], "year 2023 2024"),
    ])
  func chosen(options: [String], lines: String) {
    let result = FreedomBinary.run(
      ["export", "tidy", "KAZ", "--indicator", "fiw.pr", "--from", "2023"] + options)
    #expect(result.lines.joined(separator: " ") == lines, "\(result.error)")
  }

  @Test("panel is one row a country and year, with the codes asked for")
  func panel() {
    let common = ["export", "panel", "kz", "Kosovo", "--from", "2024", "--indicator"]
    #expect(
      FreedomBinary.run(common + ["fiw.pr", "--indicator", "fiw.status"]).output == """
        id,name,kind,iso3,cow,gw,year,fiw_pr,fiw_status
        KAZ,Kazakhstan,country,KAZ,705,705,2024,7,NF
        KAZ,Kazakhstan,country,KAZ,705,705,2025,7,NF
        XKX,Kosovo,country,,347,347,2024,3,PF
        XKX,Kosovo,country,,347,347,2025,3,PF

        """)
    let codes = FreedomBinary.run(common + ["fiw.cl", "--ids", "iso2, iso_numeric"])
    #expect(codes.lines.first == "id,name,kind,iso2,iso_numeric,year,fiw_cl")
    #expect(codes.lines.dropFirst().first == "KAZ,Kazakhstan,country,KZ,398,2024,5")
  }

  @Test("matrix is one row a country and one column a year")
  func matrix() {
    let result = FreedomBinary.run([
      "export", "matrix", "Namibia", "kg", "--indicator", "fiw.status", "--from", "2023",
      "--markdown",
    ])
    #expect(result.status == 64)
    #expect(
      FreedomBinary.run([
        "export", "matrix", "Namibia", "kg", "--indicator", "fiw.status", "--from", "2023", "--md",
      ]).lines.prefix(5) == [
        "**Freedom in the World status by country and year**",
        "| id  | name       | 2023 | 2024 | 2025 |", "| --- | ---------- | ---- | ---- | ---- |",
        "| NAM | Namibia    | F    | F    | F    |", "| KGZ | Kyrgyzstan | NF   | NF   | NF   |",
      ])
  }

  @Test("a selection is by kind, region and group, edition by edition")
  func selection() {
    func ids(_ options: String...) -> Set<Substring> {
      Set(
        FreedomBinary.run(
          ["export", "matrix", "--indicator", "fiw.status", "--csv", "--no-headers"] + options
        ).lines.map { $0.prefix { $0 != "," } })
    }
    #expect(ids("--region", "Eurasia", "--kind", "country", "--from", "2025").count == 12)
    #expect(ids("--kind", "territory", "--from", "2025").contains("XTB"))
    #expect(!ids("--kind", "country", "--from", "2025").contains("XTB"))
    #expect(ids("--kind", "country", "--to", "2009").contains("XKX") == false)
    #expect(ids("--group", "eu", "--to", "2020").contains("GBR"))
    #expect(!ids("--group", "eu", "--from", "2022").contains("GBR"))
  }

  @Test(
    "a wrong command line is told, and nothing is written",
    arguments: [
      (["matrix"], 64, "--indicator fiw.total"),
      (["panel", "--ids", "iso4"], 64, "iso2, iso3, iso_numeric, cow, gw"),
      (["tidy", "--ids", "cow"], 64, "--ids is for a panel"),
      (["sqlite", "kz"], 64, "no selection"),
      (["package"], 64, "--output FOLDER or FILE.zip"),
      (["xlsx"], 64, "--output FILE.xlsx"),
      (["tidy", "Atlantis"], 65, "Atlantis"),
      (["tidy", "--indicator", "fiw.prr"], 65, "fiw.pr"),
      (["everything"], 64, "tidy"),
    ])
  func refusals(arguments: [String], status: Int, told: String) {
    let result = FreedomBinary.run(["export"] + arguments)
    #expect(result.status == Int32(status))
    #expect(result.error.contains(told), "\(result.error)")
    #expect(result.output.isEmpty)
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
        Ratings, one figure a row

        - Years are those of the editions: an edition mostly judges the year before.
        - fotn.total: higher is freer (0 to 100); before the edition 2019 it was the other way round.

        Source: Freedom House, Freedom on the Net. https://freedomhouse.org

        """)
    #expect(
      try String(contentsOfFile: output, encoding: .utf8)
        .split(separator: "\n").allSatisfy { !$0.hasPrefix("#") })
  }
}
