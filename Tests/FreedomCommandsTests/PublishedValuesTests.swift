import FreedomTestSupport
import Foundation
import Testing

@Suite("Published values are shown as published")
struct PublishedValuesTests {
  private static let query = [
    "compare", "Hungary", "--indicator", "fiw.pr", "--indicator", "fiw.total", "--from", "2025",
    "--to",
    "2025",
  ]

  @Test("beside another scale a rating stays what it was, in CSV and JSON")
  func besideAnother() {
    let csv = FreedomBinary.run(Self.query + ["--csv"])
    #expect(csv.output == "year,HUN fiw.pr,HUN fiw.total\n2025,3,65\n")
    let json = FreedomBinary.run(Self.query + ["--json"])
    #expect(json.output.contains("{\"year\": 2025, \"HUN fiw.pr\": 3, \"HUN fiw.total\": 65}"))
  }

  @Test(
    "reversed values come on request, under a heading that says so in every format",
    arguments: [
      ("csv", "HUN fiw.pr (8 - x)", "2025,5,65"), ("tsv", "HUN fiw.pr (8 - x)", "2025\t5\t65"),
      ("json", "HUN fiw.pr (8 - x)", "\"HUN fiw.pr (8 - x)\": 5"),
      ("ndjson", "HUN fiw.pr (8 - x)", "\"HUN fiw.pr (8 - x)\": 5"),
      ("markdown", "Hungary fiw.pr (8 - x)", "5 |"),
      ("latex", "\\\\fiw.pr (8 - x)", "2025 & 5 & 65"),
      ("html", "Hungary fiw.pr (8 - x)", "<td class=\"number\">5</td>"),
      ("table", "HUN fiw.pr (8 - x)", " 5 "),
    ])
  func everyFormat(format: String, heading: String, value: String) {
    let reversed = FreedomBinary.run(Self.query + ["--reversed", "--format", format])
    #expect(reversed.status == 0, "\(reversed.error)")
    #expect(reversed.output.contains(heading), "\(reversed.output)")
    #expect(reversed.output.contains(value), "\(reversed.output)")
    let published = FreedomBinary.run(Self.query + ["--format", format])
    #expect(!published.output.contains("8 - x"))
  }

  @Test("baselines are reversed and named with what they stand beside")
  func baselines() {
    let arguments = [
      "compare", "Kazakhstan", "--indicator", "fiw.pr", "--baseline", "world", "--from", "2025",
      "--csv",
    ]
    let published = FreedomBinary.run(arguments).lines
    let reversed = FreedomBinary.run(arguments + ["--reversed"]).lines
    #expect(published[0] == "year,KAZ,world")
    #expect(reversed[0] == "year,KAZ fiw.pr (8 - x),world fiw.pr (8 - x)")
    let before = published[1].split(separator: ",").compactMap { Double($0) }
    let after = reversed[1].split(separator: ",").compactMap { Double($0) }
    #expect(before[1] == 7 && after[1] == 1)
    #expect(abs(before[2] + after[2] - 8) < 1e-9)
  }

  @Test(
    "there is nothing to reverse where higher is freer, and ranks are not reversed",
    arguments: [
      ["--indicator", "fiw.total"], ["--indicator", "fotn.total", "--from", "2019"],
      ["--indicator", "fiw.pr", "--rank"],
    ])
  func nothingToReverse(arguments: [String]) {
    let result = FreedomBinary.run(["compare", "Hungary", "--reversed"] + arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
  }

  @Test("Freedom of the Press is shown beside Freedom in the World as published")
  func pressAndFreedom() {
    let columns = ["--csv", "--to", "2017", "--limit", "1"]
    let published = FreedomBinary.run(["table", "press-and-freedom"] + columns).lines
    #expect(
      published == [
        "id,name,coverage_year,freedom_status,press_status,freedom_score,press_score,gap",
        "AFG,Afghanistan,2016,NF,PF,24,60,16",
      ])
    let reversed = FreedomBinary.run(["table", "press-and-freedom", "--reversed"] + columns).lines
    #expect(reversed[0].contains("freedom_score,press_score (100 - x),gap"))
    #expect(reversed[1] == "AFG,Afghanistan,2016,NF,PF,24,40,16")
    #expect(FreedomBinary.run(["table", "counts", "--reversed"]).status == 64)
  }

  @Test("a chart of two scales says what its axis shows, and names and table have published values")
  func charts() {
    let arguments = [
      "chart", "line", "Hungary", "--indicator", "fiw.pr", "--indicator", "fiw.total", "--from",
      "2024", "--to", "2025",
    ]
    let text = FreedomBinary.run(arguments).output
    #expect(text.contains("each on its own scale: 100 % = most free (top)"))
    #expect(text.contains("Political rights rating 3") && text.contains("Total score 65"))
    let page = FreedomBinary.run(arguments + ["--format", "html"]).output
    #expect(
      page.contains(
        "<th scope=\"row\">Political rights rating</th><td class=\"number\">2025</td><td>3</td>"))
    #expect(
      FreedomBinary.run(arguments + ["--describe"]).output
        .contains("Political rights rating stayed at 3 from 2024 to 2025."))
  }
}
