import Foundation
import FreedomTestSupport
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

@Suite("--cite writes how to cite what a result has")
struct CiteFileTests {
  /// The keys of the entries that a command writes.
  private static func keys(
    _ arguments: [String], database: String = FreedomBinary.bundled, ending: String = "bib"
  ) throws -> [String] {
    let path = FreedomBinary.temporary("used." + ending)
    let result = FreedomBinary.run(arguments + ["--cite", path, "--database", database])
    #expect(result.status == 0, "\(arguments): \(result.error)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("@misc{") }
      .map { $0.dropFirst(6).dropLast().description }
  }

  @Test(
    "from every command that prints values",
    arguments: [
      (["show", "Kenya", "--edition", "1975"], ["fiw"]),
      (
        ["series", "Kenya", "--indicator", "fotp.total", "--from", "2000", "--to", "2001"], ["fotp"]
      ),
      (["trend", "Kenya", "--to", "2025"], ["fiw"]),
      (["trend", "--mean", "world", "--to", "2025"], ["fiw"]),
      (["compare", "Kenya", "--baseline", "world", "--to", "2025", "--csv"], ["fiw"]),
      (
        ["compare", "Kenya", "--indicator", "fotn.total", "--from", "2024", "--to", "2024"],
        ["fotn"]
      ),
      (["agree", "fiw.status", "fotp.status", "--edition", "2000"], ["fiw", "fotp"]),
      (["breaks", "Kenya", "--to", "2025"], ["fiw"]),
      (["episodes", "Kenya", "--to", "2025"], ["fiw"]),
      (["table", "counts", "--to", "2025"], ["fiw"]),
      (["table", "ranking", "--to", "2025"], ["fiw"]),
      (["chart", "line", "Kenya", "--to", "2025"], ["fiw"]),
      (["brief", "Kenya", "--edition", "1975"], ["fiw"]),
      (["chart", "stacked", "--to", "2025"], ["fiw"]),
      (["chart", "bar", "Kenya", "--edition", "2020"], ["fiw"]),
      (["export", "panel", "Kenya", "--from", "2000", "--to", "2001"], ["fiw", "fotp"]),
      (["export", "tidy", "Kenya", "--from", "2000", "--to", "2001"], ["fiw", "fotp"]),
      (["export", "matrix", "Kenya", "--indicator", "fiw.pr", "--to", "2001"], ["fiw"]),
    ])
  func commands(arguments: [String], publications: [String]) throws {
    #expect(
      try Self.keys(arguments)
        == publications.map { "freedom-house-\($0)" } + ["freedom-ratings"])
  }

  @Test("names third parties where the values are theirs")
  func thirdParties() throws {
    #expect(
      try Self.keys(["show", "Kenya", "--edition", "2026"]) == [
        "freedom-house-fiw", "transcript-of-country-scores", "ratings-of-all-data-workbook",
        "freedom-ratings",
      ])
    #expect(
      try Self.keys(["trend", "Sudan", "--indicator", "fiw.total", "--from", "2020"]) == [
        "freedom-house-fiw", "transcript-of-country-scores", "freedom-ratings",
      ])
    #expect(
      try Self.keys(["table", "people", "--from", "2020", "--to", "2024"]) == [
        "freedom-house-fiw", "world-bank-population", "national-material-capabilities",
        "freedom-ratings",
      ])
  }

  @Test("has the editions that were used, and the day of access")
  func editions() throws {
    let path = FreedomBinary.temporary("used.bib")
    let result = FreedomBinary.run([
      "trend", "Kenya", "--from", "1990", "--to", "2000", "--cite", path, "--accessed",
      "2026-03-01",
    ])
    #expect(result.status == 0, "\(result.error)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("Freedom in the World, editions 1990 to 2000"))
    #expect(text.contains("urldate      = {2026-03-01}"))
  }

  @Test("cites a user's own publication in its own words")
  func own() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: database)
    let file = try FreedomBinary.file(
      "ngo.csv", "country,year,score\nGhana,2020,5\nGhana,2021,6\nMali,2021,6\n")
    #expect(
      FreedomBinary.run([
        "import", file, "--database", database, "--publication", "ngo", "--title", "NGO Index",
        "--cite", "NGO (2021). NGO Index. Geneva.", "--higher-is-freer",
      ]).status == 0)
    let path = FreedomBinary.temporary("used.txt")
    let result = FreedomBinary.run([
      "agree", "ngo.score", "fiw.total", "--database", database, "--cite", path,
    ])
    #expect(result.status == 0, "\(result.error)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("NGO (2021). NGO Index. Geneva."))
    #expect(text.contains("Freedom House (2021)"))
    #expect(
      try Self.keys(["series", "Ghana", "--indicator", "ngo.score"], database: database)
        == ["ngo", "freedom-ratings"])
  }

  @Test(
    "writes the style of its ending",
    arguments: [("bib", "@misc{"), ("ris", "TY  - "), ("json", "["), ("txt", "Freedom House (")])
  func styles(ending: String, start: String) throws {
    let path = FreedomBinary.temporary("used." + ending)
    #expect(FreedomBinary.run(["show", "Kenya", "--cite", path]).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(start))
  }

  @Test("leaves no file where nothing can be written, and replaces none without --force")
  func refusals() throws {
    let path = FreedomBinary.temporary("used.bib")
    #expect(FreedomBinary.run(["show", "Nowhere", "--cite", path]).status == 65)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FreedomBinary.run(["show", "Kenya", "--cite", path]).status == 0)
    #expect(FreedomBinary.run(["show", "Kenya", "--cite", path]).status == 73)
    #expect(FreedomBinary.run(["show", "Kenya", "--cite", path, "--force"]).status == 0)
    let other = FreedomBinary.temporary("other.bib")
    for arguments in [
      ["show", "Kenya", "--cite", "x.csv"], ["show", "Kenya", "--cite", "-"],
      ["show", "Kenya", "--cite", path, "--output", path], ["explain", "PR", "--cite", other],
      ["sources", "--cite", other], ["cite", "--cite", other],
      ["show", "Kenya", "--accessed", "2026-03-01"],
      ["chart", "line", "Kenya", "--cite", path, "--output", path],
    ] {
      #expect(FreedomBinary.run(arguments).status == 64, "\(arguments)")
    }
  }
}
