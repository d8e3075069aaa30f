import Testing

@testable import RatingsAnalysis

@Suite struct MathematicsTests {
  /// Computed by scipy.stats.norm.
  @Test(arguments: [
    (0.975, 1.959963984540054), (0.5, 0), (0.995, 2.5758293035489004), (0.1, -1.2815515655446004),
    (1e-10, -6.361340902404056), (1 - 1e-6, 4.753424308817087), (1e-100, -21.273453560965322),
  ]) func normalQuantiles(_ probability: Double, _ quantile: Double) {
    #expect(agree(NormalDistribution.quantile(probability), quantile, within: 1e-12))
  }

  @Test func normalTailsStayExactFarOut() {
    #expect(NormalDistribution.twoSidedTail(0) == 1)
    #expect(agree(NormalDistribution.twoSidedTail(-1.959963984540054), 0.05))
    #expect((NormalDistribution.twoSidedTail(10) / 1.523970604832105e-23 - 1).magnitude < 1e-12)
  }

  @Test func mediansOfSmallLists() {
    #expect([Double]().median == nil)
    #expect([3.0].median == 3)
    #expect([4.0, 1].median == 2.5)
    #expect([4.0, 1, 1].median == 1)
  }

  @Test func tiesShareTheMeanOfTheirRanks() {
    #expect([30.0, 10, 20, 10].ranks == [4, 1.5, 3, 1.5])
    #expect([30.0, 10, 20, 10].tieSizes == [2, 1, 1])
  }

  /// Computed by statsmodels.stats.multitest.multipletests(method="fdr_bh").
  @Test func falseDiscoveryRate() {
    let adjusted = FalseDiscoveryRate.benjaminiHochberg.adjusted([0.01, nil, 0.04, 0.03, 0.005])
    #expect(agree(adjusted[0], 0.02))
    #expect(adjusted[1] == nil)
    #expect(agree(adjusted[2], 0.04))
    #expect(agree(adjusted[3], 0.04))
    #expect(agree(adjusted[4], 0.02))
  }

  @Test func figuresAllAlikeHaveNoAutocorrelation() {
    #expect(Autocorrelation([2, 2, 2]) == nil)
    #expect(Autocorrelation([]) == nil)
    #expect(Autocorrelation([0.1 + 0.2, 0.3, 0.3]) == nil)
    #expect(agree(Autocorrelation([1, 2, 3, 4])?[1], 0.25))
  }
}
