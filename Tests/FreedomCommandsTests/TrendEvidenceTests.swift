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
