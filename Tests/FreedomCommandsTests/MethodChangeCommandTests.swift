import FreedomTestSupport
import Testing

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
