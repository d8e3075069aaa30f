import FreedomTestSupport
import Foundation
import Testing

@Suite("A chart under a table shows what the table shows")
struct ChartUnderTableTests {
  private func compare(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(["compare", "Hungary", "Poland", "--from", "2015"] + arguments)
  }

  @Test("baselines are drawn, and described")
  func baselines() {
    let arguments = ["--indicator", "fiw.total", "--baseline", "group:eu"]
    let drawn = FreedomBinary.run(
      ["compare", "Hungary", "--from", "2015", "--chart"] + arguments)
    #expect(drawn.status == 0, "\(drawn.error)")
    #expect(drawn.output.contains("● Hungary 65"))
    // The table rounds the mean to the same four digits.
    #expect(
      drawn.output.contains("◆ group:eu 90.33") && drawn.output.contains("2026   65     90.33"))
    let described = FreedomBinary.run(
      ["compare", "Hungary", "--from", "2015", "--describe"] + arguments)
    let words = described.output.replacing("\n", with: " ")
    #expect(words.contains("group:eu declined from 92.75 in 2015 to 90.33 in 2026"))
  }

  @Test("differences are drawn as differences, with a line at zero")
  func differences() {
    let drawn = compare("--indicator", "fiw.total", "--relative", "world", "--chart")
    let words = drawn.output.replacing("\n", with: " ")
    #expect(
      words.contains("Freedom in the World, total score less world: Hungary and Poland, 2015–2026"))
    #expect(drawn.output.contains("0 = as world"))
    #expect(drawn.output.contains("● Hungary 8.021") && drawn.output.contains("◆ Poland 25.02"))
    #expect(drawn.lines.contains { $0.hasPrefix(" 0 ┤────────") })
    let two = compare(
      "--indicator", "fiw.total", "--indicator", "fiw.pr", "--relative", "world", "--chart")
    #expect(two.status == 64)
    #expect(two.error.contains("differences of fiw.total and fiw.pr have no scale in common"))
  }

  @Test("ranks are drawn as ranks, 1 on top")
  func ranks() {
    let drawn = compare("--indicator", "fiw.total", "--rank", "--chart")
    #expect(drawn.output.contains("1 = most free (top), 195 = least free"))
    #expect(drawn.lines.contains { $0.hasPrefix("  1 ┤") })
    #expect(drawn.output.contains("● Hungary 94") && drawn.output.contains("◆ Poland 61"))
    #expect(drawn.output.contains("2026   94   61"))
  }

  @Test("reversed values are drawn reversed, and named so")
  func reversed() {
    let drawn = compare("--indicator", "fiw.pr", "--reversed", "--chart")
    let words = drawn.output.replacing("\n", with: " ")
    #expect(words.contains("political rights rating (8 - x): Hungary and Poland, 2015–2026"))
    #expect(drawn.output.contains("7 = most free (top), 1 = least free"))
    #expect(drawn.output.contains("● Hungary 5") && drawn.output.contains("◆ Poland 6"))
  }

  @Test(
    "a web page has the drawing, and every other format refuses it",
    arguments: [
      ["compare", "Hungary"], ["trend", "Hungary"], ["table", "counts"], ["breaks", "Hungary"],
      ["episodes", "Hungary"],
    ])
  func formats(command: [String]) {
    let page = FreedomBinary.run(command + ["--chart", "--format", "html"])
    #expect(page.status == 0, "\(page.error)")
    #expect(page.output.contains("<svg ") && page.output.contains("<table>"))
    for format in ["csv", "json", "markdown", "latex"] {
      let refused = FreedomBinary.run(command + ["--chart", "--format", format])
      #expect(refused.status == 64)
      #expect(refused.output.isEmpty)
      #expect(refused.error.contains("a chart cannot be put into \(format)"), "\(refused.error)")
    }
  }

  @Test("words stand in a page where they are asked for, and are refused in CSV")
  func words() {
    let page = FreedomBinary.run(["trend", "Kazakhstan", "--describe", "--format", "html"])
    #expect(page.output.contains("<p>Kazakhstan declined from 4.5 in 1992 to 6 in 2026.</p>"))
    #expect(!page.output.contains("<svg "))
    #expect(FreedomBinary.run(["trend", "Kazakhstan", "--describe", "--csv"]).status == 64)
  }

  @Test("what leaves out a part of the table cannot go with a chart of all of it")
  func parts() {
    for option in [["--limit", "2"], ["--offset", "1"], ["--columns", "year,HUN"]] {
      let result = FreedomBinary.run(["compare", "Hungary", "Poland", "--chart"] + option)
      #expect(result.status == 64)
      #expect(result.error.contains(option[0]))
    }
    #expect(FreedomBinary.run(["trend", "Hungary", "--chart", "--columns", "name,p"]).status == 0)
  }

  @Test("of those named only the kind that the table counts is drawn")
  func kind() {
    let result = FreedomBinary.run(["trend", "Hungary", "--kind", "territory", "--chart"])
    #expect(result.output.contains("Nothing to draw"), "\(result.output)")
  }

  @Test("more lines than can be told apart are refused")
  func tooMany() {
    for command in [["trend", "--all"], ["compare", "--region", "Europe"]] {
      let result = FreedomBinary.run(command + ["--chart"])
      #expect(result.status == 64)
      #expect(result.error.contains("lines cannot be told apart"), "\(result.error)")
    }
  }

  @Test(
    "kinds whose bars or fields would lie take no --zoom",
    arguments: ["bar", "spark", "strip", "stacked"])
  func zoom(kind: String) {
    let result = FreedomBinary.run(["chart", kind, "--region", "Europe", "--zoom"])
    #expect(result.status == 64)
    #expect(result.error.contains("--zoom is for line, slope, heat, "))
  }
}
