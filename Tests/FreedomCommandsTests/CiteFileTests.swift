import FreedomTestSupport
import Foundation
import Testing

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
