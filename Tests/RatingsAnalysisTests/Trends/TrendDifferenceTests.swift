import FreedomModel
import Testing

@testable import RatingsAnalysis

@Suite struct TrendDifferenceTests {
  private func differences(
    _ rows: [(String, [Double?])], seed: Int = 1
  ) throws -> [TrendDifference] {
    try TrendDifferences(
      of: Figures.panel("fiw.total", from: 2013, rows.map { (Figures.entity($0), $1) }),
      options: TrendOptions(seed: seed)
    ).rows
  }

  @Test func isTheDifferenceOfTheSlopes() throws {
    let rows = try differences([
      ("HUN", ReferenceSeries.hungary), ("TUR", ReferenceSeries.turkey),
      ("GMB", ReferenceSeries.gambia),
    ])
    #expect(rows.map(\.second.id) == ["TUR", "GMB"])
    #expect(agree(rows[0].difference, -1.958333 + 2.388889, within: 1e-6))
    #expect(agree(rows[1].difference, -1.958333 - 2.5, within: 1e-6))
    #expect(rows.allSatisfy { $0.limits?.contains($0.difference ?? .nan) ?? false })
  }

  @Test func turningThePairMirrorsTheLimits() throws {
    let there = try #require(
      try differences([("HUN", ReferenceSeries.hungary), ("GMB", ReferenceSeries.gambia)]).first)
    let back = try #require(
      try differences([("GMB", ReferenceSeries.gambia), ("HUN", ReferenceSeries.hungary)]).first)
    #expect(agree(there.difference, back.difference.map { -$0 }))
    #expect(agree(there.limits?.lowerBound, back.limits.map { -$0.upperBound }))
    #expect(agree(there.limits?.upperBound, back.limits.map { -$0.lowerBound }))
  }

  @Test("what happens to both in the same years does not widen the limits")
  func sharedShocksCancel() throws {
    var generator = SeededGenerator(seed: 5)
    let shared = generator.autoregressive(count: 20, correlation: 0.5)
    let noise = generator.autoregressive(count: 20, correlation: 0)
    let alone = generator.autoregressive(count: 20, correlation: 0.5)
    let one = shared.map { 50 + 5 * $0 }
    let twin = zip(shared, noise).map { 50 + 5 * $0 + 0.5 * $1 }
    let rows = try differences([("AAA", one), ("BBB", twin), ("CCC", alone.map { 50 + 5 * $0 })])
    let widths = rows.map { $0.limits.map { $0.upperBound - $0.lowerBound } ?? .nan }
    #expect(widths[0] < widths[1] / 2)
  }

  @Test func onlyYearsThatBothHaveCount() throws {
    let row = try #require(
      try differences([
        ("AAA", [nil, 1, 2, nil, 4, 5, 6, 7, 8, 9, 10, 11]),
        ("BBB", [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, nil, nil]),
      ]).first)
    #expect(row.count == 8)
    #expect(row.from == 2014 && row.to == 2022)
    #expect(row.difference == 1)
    #expect(row.limits == nil)
    #expect(row.isClear == nil)
  }
}
