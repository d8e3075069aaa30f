import FreedomTestSupport
import Testing

@Suite("People")
struct PeopleTests {
  /// Free, Partly Free and Not Free, in per cent, by year.
  private static let shares: [Int: [Double]] = {
    let table = FreedomBinary.run([
      "table", "people", "--format", "csv", "--no-headers", "--columns",
      "year,free_share,partly_free_share,not_free_share",
    ])
    var shares: [Int: [Double]] = [:]
    for line in table.lines {
      let cells = line.split(separator: ",").compactMap { Double($0) }
      if cells.count == 4 { shares[Int(cells[0])] = cells.dropFirst().map { $0 * 100 } }
    }
    return shares
  }()

  @Test(
    "the shares of people are those of the reference within 0.15 points",
    arguments: [
      (1973, [34.68, 18.37, 46.95]), (1989, [39.21, 21.00, 39.79]), (1994, [18.82, 40.96, 40.22]),
      (2001, [41.11, 23.95, 34.95]), (2009, [45.84, 20.59, 33.57]), (2025, [20.11, 40.01, 39.88]),
      (2026, [20.54, 39.58, 39.88]),
    ])
  func reference(year: Int, expected: [Double]) throws {
    let found = try #require(Self.shares[year])
    for (one, other) in zip(found, expected) { #expect(abs(one - other) <= 0.15, "\(found)") }
  }

  @Test(
    "and within one point those that Freedom House printed",
    arguments: [
      (2000, [38.9, 25.3, 35.8]), (2001, [40.69, 23.70, 35.61]), (2015, [40, 24, 36]),
      (2007, [46]), (2026, [21]),
    ])
  func printed(year: Int, expected: [Double]) throws {
    let found = try #require(Self.shares[year])
    for (one, other) in zip(found, expected) { #expect(abs(one - other) <= 1, "\(found)") }
  }

  /// A text as its words, wherever its lines were broken.
  private func inOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("every edition has a row, and a population of an earlier year is named")
  func heldOver() throws {
    #expect(Self.shares.count >= 53)
    let table = FreedomBinary.run([
      "table", "people", "--from", "2024", "--format", "csv", "--columns",
      "edition,countries,held_over", "--no-headers",
    ])
    #expect(table.lines == ["2024,195,1", "2025,195,1", "2026,195,195"])
    let shown = FreedomBinary.run([
      "table", "people", "--from", "2020", "--columns", "people", "--notes",
    ])
    #expect(
      inOneLine(shown.output).contains(
        "held over: people of 2016 for Taiwan (editions 2020 to 2026); of 2024 for 194 countries "
          + "(edition 2026)."))
    let first = FreedomBinary.run(["table", "people", "--to", "1973", "--notes"])
    #expect(first.output.contains("South Africa has two ratings"))
  }

  @Test("regions add up to the world, and a group has its members")
  func divided() throws {
    func people(_ options: [String]) -> Double {
      FreedomBinary.run(
        ["table", "people", "--from", "2025", "--to", "2025", "--format", "csv", "--no-headers"]
          + options
      ).lines.compactMap { Double($0) }.reduce(0, +)
    }
    let world = people(["--columns", "people"])
    #expect(world > 8_000 && world < 8_300)
    #expect(abs(people(["--columns", "people", "--by", "region"]) - world) < 1e-6)
    let union = people(["--columns", "people", "--group", "eu"])
    #expect(union > 440 && union < 455)
  }

  @Test("averages, baselines and trends of means count people where that is asked for")
  func weights() throws {
    // The mean and the median of the totals of datasets/ by Python.
    let averages = FreedomBinary.run([
      "table", "averages", "--weights", "people", "--to", "2025", "--format", "csv", "--columns",
      "year,mean,median", "--no-headers",
    ])
    let mean = "45.12749877360205"
    #expect(averages.lines.last == "2025,\(mean),49")
    let baseline = FreedomBinary.run([
      "compare", "Kazakhstan", "--indicator", "fiw.total", "--baseline", "world", "--weights",
      "people", "--from", "2025", "--to", "2025", "--format", "csv", "--no-headers",
    ])
    #expect(baseline.lines == ["2025,23,\(mean)"])
    let trend = FreedomBinary.run([
      "trend", "--mean", "world", "--mean", "group:osce", "--indicator", "fiw.total", "--weights",
      "people", "--to", "2025", "--format", "csv", "--columns", "id,name,n,last", "--no-headers",
    ])
    #expect(trend.lines.first == "world,\"Mean of world, by people\",23,\(mean)")
    #expect(trend.lines.count == 2)
  }

  @Test("the mean of a group has a trend, and says what it is made of")
  func means() {
    let trend = FreedomBinary.run([
      "trend", "--mean", "group:osce", "--indicator", "fiw.rating", "--notes",
    ])
    let words = inOneLine(trend.output)
    #expect(
      words.contains("Averages are unweighted means over the countries rated in each edition."))
    #expect(words.contains("the members on the last day of the coverage period"))
    let world = FreedomBinary.run(["trend", "--mean", "world", "--weights", "people", "--notes"])
    #expect(inOneLine(world.output).contains("South Africa has two ratings"))
  }

  @Test(
    "weights where nothing is weighted are refused",
    arguments: [
      ["table", "counts", "--weights", "people"], ["trend", "Poland", "--weights", "people"],
      ["compare", "Poland", "--weights", "people"], ["trend", "Poland", "--mean", "world"],
      ["chart", "bar", "--all", "--weights", "people"], ["table", "movers", "--chart"],
      ["table", "averages", "--weights", "area"],
    ])
  func refused(arguments: [String]) {
    #expect(FreedomBinary.run(arguments).status == 64)
  }

  @Test(
    "a chart of shares counts people",
    arguments: [
      ["chart", "stacked", "--weights", "people"], ["table", "people", "--chart"],
      ["chart", "stacked", "--weights", "people", "--group", "eu"],
    ])
  func chart(arguments: [String]) {
    let chart = FreedomBinary.run(arguments)
    #expect(chart.status == 0, "\(chart.error)")
    #expect(chart.output.contains("per cent of the people"))
    #expect(chart.output.contains(" million ("))
  }

  @Test("the populations are those of datasets/, and verify looks at them")
  func verified() {
    let checks = FreedomBinary.run(["verify", "--format", "csv", "--columns", "check,holds"])
    let people = checks.lines.filter { $0.hasPrefix("people by") || $0.hasPrefix("population") }
    #expect(people.count == 13)
    #expect(people.allSatisfy { $0.hasSuffix(",true") }, "\(people)")
  }
}
