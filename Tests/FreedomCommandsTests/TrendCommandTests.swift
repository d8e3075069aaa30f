import FreedomTestSupport
import Testing

@Suite("freedom trend and compare: evidence, limits, pooled trends, differences of trends")
struct TrendEvidenceTests {
  private func csv(_ arguments: String...) -> [String] {
    FreedomBinary.run(
      arguments + ["--csv", "--no-headers", "--database", FreedomBinary.bundled]
    ).lines
  }

  @Test("the default finds 26 trends of totals from 2003 to 2025, the plain test 135")
  func counts() {
    let rows = csv(
      "trend", "--all", "--indicator", "fiw.total", "--from", "2003", "--to", "2025", "--columns",
      "evidence,limits")
    #expect(rows.count { $0 == "clear,rank" } == 26)
    #expect(rows.count { $0 == "weak,rank" } == 135 - 26)
  }

  @Test("named countries have limits by bootstrap, which a seed repeats")
  func limits() {
    func trend(_ more: String...) -> [String] {
      FreedomBinary.run(
        ["trend", "Poland", "--indicator", "fiw.total", "--to", "2025"] + more + [
          "--columns", "slope_low,slope_high,limits", "--csv", "--no-headers", "--database",
          FreedomBinary.bundled,
        ]
      ).lines
    }
    #expect(trend().first?.hasSuffix(",bootstrap") == true)
    #expect(trend() == trend("--seed", "1"))
    #expect(trend() != trend("--seed", "2"))
    #expect(trend("--limits", "rank").first?.hasSuffix(",rank") == true)
  }

  @Test("a group has one pooled trend, and warns of neighbours that change together")
  func pooled() {
    let result = FreedomBinary.run([
      "trend", "--group", "osce", "--pooled", "--indicator", "fiw.total", "--from", "2003",
      "--database", FreedomBinary.bundled,
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("group:osce"))
    let regions = csv(
      "trend", "--all", "--pooled", "--by", "region", "--indicator", "fiw.total", "--columns",
      "region")
    #expect(regions == ["Africa", "Americas", "Asia", "Eurasia", "Europe", "Middle East"])
  }

  @Test("the trend of the first is compared with those of others and of means")
  func difference() {
    let rows = csv(
      "compare", "Poland", "Hungary", "--baseline", "world", "--trend-difference", "--indicator",
      "fiw.total", "--columns", "name,other_name,evidence")
    #expect(rows == ["Poland,Hungary,none", "Poland,Mean of world,none"])
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      ["trend", "--pooled"], ["trend", "Poland", "--all", "--pooled"],
      ["trend", "Poland", "--pooled", "--method", "tfpw"], ["trend", "Poland", "--by", "region"],
      ["trend", "--mean", "world", "--pooled"], ["trend", "Poland", "--pooled", "--chart"],
      ["compare", "Poland", "--trend-difference"],
      ["compare", "Poland", "Poland", "--trend-difference"],
      ["compare", "Poland", "Hungary", "--rank", "--trend-difference"],
    ])
  func refused(_ arguments: [String]) {
    let result = FreedomBinary.run(arguments + ["--database", FreedomBinary.bundled])
    #expect(result.status == 64)
    #expect(result.output == "")
  }
}

@Suite struct MethodChangeCommandTests {
  @Test("a change of method can be left out of a test, and is named")
  func excluding() {
    let trend = ["trend", "Hungary", "--indicator", "fiw.total"]
    let plain = FreedomBinary.run(trend + ["--notes"])
    #expect(plain.output.contains("2018 (questions revised"))
    let without = FreedomBinary.run(trend + ["--excluding", "2018", "--notes"])
    #expect(without.status == 0)
    #expect(without.output.contains("Tested without the changes into 2018"))
    let method = FreedomBinary.run(["breaks", "Hungary", "--excluding", "method", "--notes"])
    #expect(method.output.contains("Tested without the changes into 2003, 2006, 2018"))
  }

  @Test(arguments: ["everything", "2018,", "20"]) func otherWordsAreRefused(_ word: String) {
    let result = FreedomBinary.run(["trend", "Hungary", "--excluding", word])
    #expect(result.status == 64)
    #expect(result.error.contains("--excluding"))
  }

  @Test func pooledTestsHaveNoExclusion() {
    let result = FreedomBinary.run([
      "trend", "Hungary", "Poland", "--pooled", "--excluding", "2018",
    ])
    #expect(result.status == 64)
    #expect(result.error.contains("--excluding goes with single trends"))
  }

  @Test func chartsMarkChangesOfMethod() {
    let result = FreedomBinary.run([
      "chart", "line", "Hungary", "--indicator", "fiw.total", "--mark", "method",
    ])
    #expect(result.output.contains("2018: change of method: questions revised"))
    #expect(!result.output.contains("scores first published"))
    let press = FreedomBinary.run([
      "chart", "line", "Hungary", "--indicator", "fotp.total", "--mark", "method",
    ])
    #expect(press.output.contains("No change of method is known in these years."))
  }

  @Test func spreadIsShownByRegionAndPeople() {
    let all = FreedomBinary.run(["table", "spread", "--from", "2024", "--format", "csv"])
    #expect(all.lines.count == 4)
    #expect(all.lines[0].hasPrefix("edition,year,entities,mean,sd,gini,theil,theil_between"))
    let regions = FreedomBinary.run([
      "table", "spread", "--by", "region", "--weights", "people", "--from", "2025", "--to", "2025",
    ])
    #expect(regions.status == 0)
    #expect(regions.output.contains("Eurasia"))
    let group = FreedomBinary.run(["table", "spread", "--group", "osce", "--from", "2025"])
    #expect(group.output.contains("osce"))
  }
}
