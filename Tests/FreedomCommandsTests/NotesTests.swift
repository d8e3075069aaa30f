import Foundation
import FreedomTestSupport
import Testing

@Suite("Notes under a table")
struct NotesTests {
  private static func trend(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(["trend"] + arguments + ["--database", FreedomBinary.bundled])
  }

  @Test("a trend of one country is at most nine lines, of which two are about it")
  func nineLines() {
    let result = Self.trend("Kazakhstan")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 9)
    #expect(
      lines.suffix(3) == [
        "",
        "Source: Freedom House, Freedom in the World; fiw.rating 1 to 7, lower is freer.",
        "fiw.rating computed here; 2026: third parties; all notes: --notes.",
      ])
  }

  @Test("under several rows the third line names the hidden columns")
  func hiddenColumns() {
    let last = Self.trend("Kazakhstan", "Poland").lines.last
    #expect(last?.hasPrefix("Hidden columns: id, indicator, ") == true)
    #expect(last?.hasSuffix(", ... (--columns; all notes: --notes)") == true)
  }

  @Test("what does not fit under a single row is there by a third line, not left out")
  func thirdLine() {
    let lines = Self.trend("Hungary", "--indicator", "fotn.total").lines
    #expect(lines.contains { $0.contains("higher is freer (before 2019 the reverse)") })
  }

  static let commands =
    [
      "show", "series", "trend", "compare", "breaks", "episodes", "episodes --cumulative 50",
      "breaks --indicator fiw.total", "trend --indicator fotp.total", "series --indicator fiw.pr",
    ]
    + [
      "averages", "balance", "counts", "electoral-democracies", "highest",
      "lowest", "movers", "people", "press-and-freedom", "ranking", "spells", "status-changes",
      "transitions",
    ].map { "table " + $0 }

  @Test(
    "they are at most 30 of 100 lines, and three of any screen, even of one country",
    arguments: commands)
  func share(command: String) {
    for country in ["Hungary", "Turkey"] {
      let output = FreedomBinary.run(
        command.split(separator: " ").map(String.init)
          + [country, "--width", "80", "--database", FreedomBinary.bundled]
      ).output
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let notes = lines.reversed().prefix { !$0.isEmpty }.count
      #expect(notes <= 3)
      #expect(Double(notes) <= 0.3 * Double(lines.count), "\(output)")
    }
  }

  @Test("all of them are printed on request, in any place of the command line")
  func all() {
    for arguments in [["--notes", "Kazakhstan"], ["Kazakhstan", "--notes"]] {
      let result = FreedomBinary.run(["trend"] + arguments + ["--database", FreedomBinary.bundled])
      #expect(result.status == 0, "\(result.error)")
      #expect(result.output.contains("- Mann-Kendall test (Mann 1945; Kendall 1975)"))
      #expect(result.output.contains("Rounded to 4 significant digits; CSV and JSON are exact."))
      #expect(result.output.contains("Freedom in the World. https://freedomhouse.org\n"))
    }
  }

  @Test("they go to a file that is named, and the table keeps its three lines")
  func file() throws {
    for argument in ["--notes ", "--notes="] {
      let path = FreedomBinary.temporary("notes.txt")
      let words = (argument + path).split(separator: " ").map(String.init)
      let result = FreedomBinary.run(
        ["trend", "Kazakhstan"] + words + ["--database", FreedomBinary.bundled])
      #expect(result.output == Self.trend("Kazakhstan").output)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("- Mann-Kendall test (Mann 1945; Kendall 1975)"))
    }
  }

  @Test("none are left when silence is asked for, unless they are asked for too")
  func quiet() {
    let lines = Self.trend("Kazakhstan", "--quiet").lines
    #expect(lines.count == 4)
    #expect(lines.last?.hasPrefix("Kazakhstan") == true)
    #expect(Self.trend("Kazakhstan", "--quiet", "--notes").output.contains("- Mann-Kendall"))
    let page = Self.trend("Kazakhstan", "--quiet", "--md").lines
    #expect(page.last?.hasPrefix("| ") == true)
  }

  @Test("documents say the same, and data files leave notes out")
  func documents() {
    let computed = "fiw.rating computed here; 2026: third parties."
    for format in ["markdown", "html"] {
      let page = Self.trend("Kazakhstan", "--format", format).output
      #expect(page.contains(computed), "\(page)")
      #expect(!page.contains("Mann-Kendall test ("))
    }
    #expect(Self.trend("Kazakhstan", "--json").output.contains("Mann-Kendall test ("))
    #expect(Self.trend("Kazakhstan", "--csv").lines.count == 2)
  }
}
