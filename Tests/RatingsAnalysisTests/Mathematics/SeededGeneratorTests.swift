import Testing

@testable import RatingsAnalysis

@Suite struct SeededGeneratorTests {
  /// The first numbers of SplitMix64 from the seed 1234567, as in its authors' test.
  @Test func followsThePublishedAlgorithm() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func indicesCoverTheirRangeEvenly() {
    var generator = SeededGenerator(seed: 1)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { (9_700...10_300).contains($0) })
  }

  @Test func normalDrawsHaveTheirMoments() {
    var generator = SeededGenerator(seed: 2)
    let draws = (0..<100_000).map { _ in generator.normal() }
    let mean = draws.reduce(0, +) / 100_000
    #expect(mean.magnitude < 0.01)
    #expect((draws.reduce(0) { $0 + $1 * $1 } / 100_000 - 1).magnitude < 0.02)
    #expect((draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 100_000 - 3).magnitude < 0.15)
  }

  @Test(arguments: [0, 0.5, 0.8]) func seriesHaveTheirCorrelation(_ correlation: Double) throws {
    var generator = SeededGenerator(seed: 3)
    let values = generator.autoregressive(count: 50_000, correlation: correlation)
    let found = try #require(Autocorrelation(values))
    #expect((found[1] - correlation).magnitude < 0.02)
    #expect((found[3] - correlation * correlation * correlation).magnitude < 0.03)
    let spread = values.reduce(0) { $0 + $1 * $1 } / 50_000
    #expect((spread * (1 - correlation * correlation) - 1).magnitude < 0.05)
  }
}
