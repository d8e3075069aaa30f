import FreedomModel
import Testing

@testable import RatingsAnalysis

/// By pymannkendall's `regional_test`, which knows the plain variance only.
@Suite struct PooledTrendTests {
  private static func panel(_ rows: [(String, [Double?])]) -> Panel {
    Figures.panel(
      "fiw.total", from: 2013,
      rows.enumerated().map { position, row in
        (Figures.entity(row.0, region: position == 0 ? "Europe" : "Africa"), row.1)
      })
  }

  private static let three: [(String, [Double?])] = [
    ("HUN", ReferenceSeries.hungary), ("TUR", ReferenceSeries.turkey),
    ("GMB", ReferenceSeries.gambia),
  ]

  @Test func agreesWithTheRegionalTest() throws {
    let row = try #require(
      try PooledTrends(of: Self.panel(Self.three), options: TrendOptions(method: .plain)).rows.first
    )
    let test = try #require(row.test)
    #expect(row.entities == 3 && row.count == 39)
    #expect(test.s == -50)
    #expect(agree(test.variance, 781.3333333333335))
    #expect(agree(test.z, -1.7529838043832673))
    #expect(agree(test.p, 0.07960478710336516))
    #expect(agree(test.tau, -0.21367521367521367))
    #expect(row.slope == -1)
    #expect(row.direction == .declined)
  }

  @Test func missingValuesAreLeftOut() throws {
    var rows = Self.three
    rows[1].1[3] = nil
    rows[2].1[0] = nil
    let test = try #require(
      try PooledTrends(of: Self.panel(rows), options: TrendOptions(method: .plain)).rows.first?
        .test)
    #expect(test.s == -42)
    #expect(agree(test.variance, 669.3333333333334))
    #expect(agree(test.z, -1.584756821492475))
  }

  @Test("the adjusted variance is the sum of the adjusted variances")
  func adjusted() throws {
    let row = try #require(try PooledTrends(of: Self.panel(Self.three)).rows.first)
    #expect(
      agree(
        row.test?.variance, 3296.4488915737315 + 3126.2292384823927 + 3308.9039881413905,
        within: 1e-9))
    #expect(row.evidence == .lacking)
  }

  @Test func regionsHaveTheirOwnRows() throws {
    let trends = try PooledTrends(
      of: Self.panel(Self.three), by: .current, options: TrendOptions(method: .plain))
    #expect(trends.rows.map(\.region) == ["Africa", "Europe"])
    #expect(trends.rows.map(\.test?.s) == [24, -74])
    #expect(
      agree(trends.rows[1].adjustedP, trends.rows[1].test.map { min(1, 2 * $0.p) }, within: 1e-12))
  }

  @Test func preWhiteningDoesNotAddUp() {
    #expect(throws: AnalysisError.self) {
      try PooledTrends(
        of: Self.panel(Self.three), options: TrendOptions(method: .trendFreePrewhitening))
    }
  }
}

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

@Suite struct SlopeBootstrapTests {
  private func limits(
    _ values: [Double], seed: Int = 1, confidence: Double = 0.95
  ) throws -> ClosedRange<Double> {
    let trend = Trend(
      Figures.series(values), options: TrendOptions(confidence: confidence, seed: seed))
    #expect(trend.limitsMethod == .bootstrap)
    return try #require(trend.limits)
  }

  @Test func aSeedRepeatsItsLimitsAndAnotherOneDiffersALittle() throws {
    let once = try limits(ReferenceSeries.a)
    #expect(try limits(ReferenceSeries.a) == once)
    let other = try limits(ReferenceSeries.a, seed: 2)
    #expect(other != once)
    let width = once.upperBound - once.lowerBound
    #expect((other.lowerBound - once.lowerBound).magnitude < width / 5)
    #expect((other.upperBound - once.upperBound).magnitude < width / 5)
  }

  @Test func limitsFollowTheScaleAndTheTrend() throws {
    let plain = try limits(ReferenceSeries.a)
    let doubled = try limits(ReferenceSeries.a.map { 2 * $0 })
    #expect(agree(doubled.lowerBound, 2 * plain.lowerBound))
    #expect(agree(doubled.upperBound, 2 * plain.upperBound))
    let tilted = try limits(ReferenceSeries.a.enumerated().map { $1 + 3 * Double($0) })
    #expect(agree(tilted.lowerBound, plain.lowerBound + 3))
    #expect(agree(tilted.upperBound, plain.upperBound + 3))
  }

  @Test func moreConfidenceIsWider() throws {
    let (narrow, wide) = (
      try limits(ReferenceSeries.turkey, confidence: 0.8), try limits(ReferenceSeries.turkey)
    )
    #expect(wide.lowerBound < narrow.lowerBound && narrow.upperBound < wide.upperBound)
  }

  @Test("short series and straight lines have the limits from ranks, and say so")
  func whereNothingIsDrawn() {
    let short = Trend(Figures.series([1, 3, 2, 4, 6, 5, 8, 7, 9]))
    #expect(short.limitsMethod == .rank)
    #expect(short.remarks == [.notDrawn])
    let straight = Trend(Figures.series((0..<12).map { Double($0) }))
    #expect(straight.limits == 1...1)
    #expect(straight.limitsMethod == .rank)
    #expect(straight.remarks.contains(.notDrawn))
  }

  @Test(
    "blocks are the cube root long, and at least three",
    arguments: [
      (10, 3), (27, 3), (28, 4), (52, 4), (64, 4), (65, 5),
    ])
  func blocks(_ count: Int, _ length: Int) {
    #expect(SlopeBootstrap.blockLength(count: count) == length)
  }

  /// Values on a coarse scale tie often, which a selection has to survive.
  @Test(arguments: 0..<40) func theFastMedianIsThatOfTheLine(_ seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 2 + generator.index(below: 50)
    let years = (0..<count).map { 1970 + 2 * $0 + generator.index(below: 2) }
    let values = (0..<count).map { _ in
      seed.isMultiple(of: 2) ? generator.normal() : Double(generator.index(below: 4))
    }
    var slopes = MedianSlope(years: years)
    let line = try #require(TheilSen(years: years, values: values))
    #expect(agree(slopes.of(values), line.slope, within: 1e-12))
  }
}
