import Testing

@testable import RatingsAnalysis

@Suite("Student's t distribution") struct StudentDistributionTests {
  /// Computed by scipy.stats.t.sf, doubled.
  @Test(arguments: [
    (1.0, 1, 0.5), (2.5, 3, 0.08770664700806556), (0.1, 7, 0.9231480596047924),
    (12, 9, 7.699886222985653e-07), (40, 16, 1.8215761543772996e-17), (3, 2, 0.09546596626670913),
    (-6, 100, 3.172491502802852e-08), (200, 5, 5.92976608167127e-11),
  ]) func tails(_ t: Double, _ degrees: Int, _ expected: Double) {
    let found = StudentDistribution.twoSidedTail(t, degreesOfFreedom: degrees)
    #expect((found / expected - 1).magnitude < 1e-11, "\(found)")
  }

  @Test func theMiddleAndTheEnds() {
    #expect(StudentDistribution.twoSidedTail(0, degreesOfFreedom: 4) == 1)
    #expect(StudentDistribution.twoSidedTail(.infinity, degreesOfFreedom: 4) == 0)
    #expect(StudentDistribution.twoSidedTail(1e200, degreesOfFreedom: 4) == 0)
  }

  /// Computed by scipy.stats.t.ppf.
  @Test(arguments: [
    (1, 12.706204736174694), (2, 4.302652729749462), (3, 3.1824463052837078),
    (9, 2.262157162798205), (16, 2.1199052992212546), (100, 1.9839715185235518),
  ]) func limits(_ degrees: Int, _ expected: Double) {
    let found = StudentDistribution.limit(within: 0.95, degreesOfFreedom: degrees)
    #expect(agree(found, expected, within: 1e-11))
  }
}
