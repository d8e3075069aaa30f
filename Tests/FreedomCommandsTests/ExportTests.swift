import FreedomTestSupport
import Foundation
import Testing

@Suite("freedom export, what is selected")
struct ExportTests {
  private func csv(_ arguments: [String]) -> FreedomBinary.Result {
    FreedomBinary.run(["export"] + arguments + ["--format", "csv"])
  }

  private func column(_ number: Int, _ arguments: String...) -> Set<Substring> {
    Set(
      csv(arguments).lines.dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)[number]
      })
  }

  @Test("tidy of one country is its series")
  func tidyIsSeries() {
    let choice = ["Kazakhstan", "--indicator", "fiw.pr", "--indicator", "fiw.status"]
    let series = FreedomBinary.run(["series"] + choice + ["--format", "csv"])
    let tidy = csv(["tidy"] + choice)
    #expect(tidy.status == 0)
    #expect(tidy.lines.count == 1 + 2 * 35)
    #expect(tidy.output == series.output)
  }

  @Test(
    "everything is written the same each time",
    arguments: [
      ["tidy"], ["panel"], ["matrix", "--indicator", "fotp.status"],
      ["panel", "--years", "coverage-filled"],
    ])
  func sameBytes(arguments: [String]) {
    let first = csv(arguments)
    #expect(first.lines.count > 100)
    #expect(csv(arguments).output == first.output)
  }

  @Test("entities and indicators keep the order in which they are named")
  func order() {
    let lines = csv([
      "tidy", "kgz", "kaz", "--indicator", "fiw.cl", "--indicator", "fiw.pr", "--from", "2026",
    ]).lines
    #expect(
      lines.dropFirst().map { $0.split(separator: ",").prefix(5).joined(separator: ",") } == [
        "KGZ,Kyrgyzstan,country,fiw,fiw.cl", "KGZ,Kyrgyzstan,country,fiw,fiw.pr",
        "KAZ,Kazakhstan,country,fiw,fiw.cl", "KAZ,Kazakhstan,country,fiw,fiw.pr",
      ])
  }

  @Test("countries, territories and both, by their role in each edition")
  func kinds() {
    let status = ["tidy", "--indicator", "fiw.status", "--from", "2009", "--to", "2010"]
    func ids(_ kind: String) -> Set<String> {
      Set(
        csv(status + ["--kind", kind]).lines.dropFirst().map {
          let cells = $0.split(separator: ",", omittingEmptySubsequences: false)
          return "\(cells[0]) \(cells[6])"
        })
    }
    let (countries, territories) = (ids("country"), ids("territory"))
    // Kosovo was a territory to the edition 2009, and a country from 2010.
    #expect(territories.contains("XKX 2009") && countries.contains("XKX 2010"))
    #expect(countries.isDisjoint(with: territories))
    #expect(ids("all") == countries.union(territories))
    #expect(csv(status).lines.count == 1 + countries.count + territories.count)
  }

  @Test("a region and a group hold their members only")
  func populations() {
    let eurasia = column(
      0, "panel", "--region", "Eurasia", "--kind", "country", "--from", "2026")
    #expect(eurasia.count == 12)
    #expect(eurasia.isSuperset(of: ["KAZ", "RUS", "UKR"]) && !eurasia.contains("POL"))
    let union = column(0, "panel", "--group", "eu", "--indicator", "fiw.pr", "--from", "2013")
    #expect(union.count == 28)
    // The United Kingdom left in January 2020: the edition 2021 judges 2020.
    let after = column(0, "panel", "--group", "eu", "--indicator", "fiw.pr", "--from", "2021")
    #expect(union.subtracting(after) == ["GBR"])
  }

  @Test("years choose editions, by the rule asked for")
  func years() {
    let poland = ["matrix", "pol", "--indicator", "fiw.pr", "--from", "1980", "--to", "1984"]
    #expect(csv(poland).output == "id,name,1980,1981,1982,1984\nPOL,Poland,6,6,7,6\n")
    #expect(
      csv(poland + ["--years", "coverage-filled"]).output
        == "id,name,1980,1981,1982,1983,1984\nPOL,Poland,6,7,7,6,6\n")
  }

  @Test("a panel takes the codes asked for, and leaves empty what was not published")
  func codes() {
    let panel = csv([
      "panel", "nam", "--from", "2026", "--ids", "iso2,iso_numeric", "--indicator", "fiw.pr",
      "--indicator", "fotp.total", "--indicator", "fiw.status",
    ])
    #expect(
      panel.output == """
        id,name,kind,iso2,iso_numeric,year,fiw_pr,fotp_total,fiw_status
        NAM,Namibia,country,NA,516,2026,3,,F

        """)
  }

  @Test(
    "formats other than CSV hold the same cells", arguments: ["json", "ndjson", "tsv", "markdown"])
  func formats(format: String) {
    let choice = ["panel", "kaz", "--indicator", "fiw.total", "--from", "2025"]
    let result = FreedomBinary.run(["export"] + choice + ["--format", format])
    #expect(result.status == 0)
    let heading = format == "markdown" ? "Total score" : "fiw_total"
    #expect(result.output.contains("Kazakhstan") && result.output.contains(heading))
    #expect(result.output.split(separator: "23", omittingEmptySubsequences: false).count == 3)
  }

  @Test("a column is sorted from the greatest down by -NAME")
  func descending() {
    let counts = ["table", "counts", "--columns", "year", "--format", "csv", "--no-headers"]
    for sort in [["--sort", "-year"], ["--sort=-year"]] {
      let newest = FreedomBinary.run(counts + sort + ["--limit", "2"])
      #expect(newest.output == "2026\n2025\n", "\(sort): \(newest.error)")
    }
  }

  @Test(
    "a command line that cannot be meant is refused before anything is written",
    arguments: [
      (["matrix"], "one indicator"),
      (["matrix", "--indicator", "fiw.pr", "--indicator", "fiw.cl"], "one indicator"),
      (["tidy", "--ids", "cow"], "--ids is for a panel"),
      (["panel", "--ids", "cow,zip"], "iso2, iso3, iso_numeric, cow, gw"),
      (["panel", "--groups-file", "x.csv"], "--group"),
      (["package"], "--output FOLDER or FILE.zip"),
      (["package", "--output", "x.csv"], "--output FOLDER or FILE.zip"),
      (["package", "--output", "x.xlsx"], "--output FOLDER or FILE.zip"),
      (["xlsx"], "--output FILE.xlsx"), (["xlsx", "--output", "x.csv"], "--output FILE.xlsx"),
      (["sqlite"], "--output FILE.sqlite"),
      (["sqlite", "kaz", "--output", "x.sqlite"], "no selection"),
      (["sqlite", "--from", "2020", "--output", "x.sqlite"], "no selection"),
      (["tidy", "--output", "x.xls"], "write .xlsx for a workbook"),
      (["package", "--output", "x", "--no-headers"], "tidy, panel and matrix"),
      (["package", "--output", "x", "--format", "json"], "tidy, panel and matrix"),
      (["xlsx", "--output", "x.xlsx", "--sort", "year"], "tidy, panel and matrix"),
      (["census"], "tidy"),
    ])
  func refusals(arguments: [String], told: String) {
    let result = FreedomBinary.run(["export"] + arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(told), "\(result.error)")
  }

  @Test(
    "an unknown or ambiguous name is refused with its candidates",
    arguments: [
      (["panel", "Congo"], "Congo (Kinshasa); Congo (Brazzaville)"),
      (["tidy", "--indicator", "fiw.totl"], "fiw.total"),
      (["panel", "--region", "Atlantis"], "Eurasia"), (["panel", "--group", "oscee"], "osce"),
    ])
  func names(arguments: [String], told: String) {
    let result = FreedomBinary.run(["export"] + arguments)
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.error.contains(told), "\(result.error)")
  }
}
