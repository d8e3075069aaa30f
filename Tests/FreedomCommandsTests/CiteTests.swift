import FreedomTestSupport
import Foundation
import Testing

@Suite("freedom cite, narrowed")
struct CiteTests {
  private func keys(_ arguments: String...) -> [String] {
    let result = FreedomBinary.run(
      ["cite", "--csv", "--no-headers", "--columns", "key"] + arguments)
    #expect(result.status == 0, "\(result.error)")
    return result.lines
  }

  @Test(
    "names publications by id or title, and the third parties of their values",
    arguments: [
      (["fiw", "--edition", "2025"], ["freedom-house-fiw"]),
      (["Freedom in the World", "--edition", "1975"], ["freedom-house-fiw"]),
      (
        ["fiw", "--edition", "2026"],
        ["freedom-house-fiw", "transcript-of-country-scores", "ratings-of-all-data-workbook"]
      ),
      (["--indicator", "fotn.total", "--edition", "2024"], ["freedom-house-fotn"]),
      (["--indicator", "fiw.rating", "--edition", "2020"], ["freedom-house-fiw"]),
      (
        ["fiw", "fotn", "--edition", "2018", "--edition", "2022"],
        ["freedom-house-fiw", "freedom-house-fotn", "qog-2025"]
      ),
    ])
  func narrowed(arguments: [String], keys: [String]) {
    let result = FreedomBinary.run(
      ["cite", "--csv", "--no-headers", "--columns", "key"] + arguments)
    #expect(result.lines == keys + ["freedom-ratings"], "\(result.error)")
  }

  @Test("names the editions of the indicator")
  func editions() {
    let cited = FreedomBinary.run(["cite", "--indicator", "fiw.total"])
    #expect(cited.lines.first?.contains("editions 2003 to 2026") ?? false)
  }

  @Test("has the day of access in every style")
  func accessed() {
    for (style, day) in [
      ("text", "Accessed 2026-03-01."), ("bibtex", "urldate      = {2026-03-01}"),
      ("ris", "Y2  - 2026/03/01"), ("csl", "\"accessed\""),
    ] {
      let cited = FreedomBinary.run(["cite", "fotn", "--accessed", "2026-03-01", "--style", style])
      #expect(cited.output.contains(day), "\(cited.output)")
    }
    let wrong = FreedomBinary.run(["cite", "--accessed", "2026-02-30"])
    #expect(wrong.status == 64)
    #expect(wrong.error.contains("not a date: \"2026-02-30\""))
  }

  @Test("refuses what the database does not have, and says what it has")
  func refusals() {
    let unknown = FreedomBinary.run(["cite", "fotx"])
    #expect(unknown.status == 65)
    #expect(unknown.error.contains("publication \"fotx\" is unknown"))
    #expect(unknown.error.contains("fotn"))
    let never = FreedomBinary.run(["cite", "fotp", "--edition", "2024"])
    #expect(never.status == 65)
    #expect(never.error.contains("its editions are 1980 to 2017"))
  }

  @Test("cites a user's own publication")
  func own() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    let file = try FreedomBinary.file("ngo.csv", "country,year,score\nGhana,2020,5\nMali,2021,6\n")
    #expect(
      FreedomBinary.run([
        "import", file, "--database", database, "--publication", "ngo", "--title", "NGO Index",
      ]).status == 0)
    let cited = FreedomBinary.run(["cite", "NGO index", "--database", database])
    #expect(cited.lines.first == "NGO Index [data set] (2021). Values for 2020 to 2021.")
  }
}
