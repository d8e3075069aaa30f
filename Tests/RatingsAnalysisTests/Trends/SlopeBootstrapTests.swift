import FreedomModel
import Testing

@testable import RatingsAnalysis

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
