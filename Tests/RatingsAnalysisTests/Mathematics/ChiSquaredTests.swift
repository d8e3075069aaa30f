import FreedomModel
import Testing

@testable import RatingsAnalysis

/// The values are R's: `pchisq(x, df, lower.tail = FALSE)` and `prop.test(x, n, correct = FALSE)`.
@Suite struct ChiSquaredTests {
  @Test(arguments: [
    (3.84, 1, 0.050043521248705224), (0.5, 1, 0.47950012218695348),
    (10, 2, 0.006737946999085467), (20.5, 7, 0.0045851430961049789),
    (135.5, 30, 2.330200180438941e-15), (1500, 1400, 0.031503720989392379),
    (1e-3, 5, 0.99999999831851227), (300, 4, 1.083439491947826e-63), (2000, 3, 0),
  ])
  func upperTail(value: Double, degrees: Int, p: Double) {
    let found = ChiSquaredDistribution.upperTail(value, degreesOfFreedom: degrees)
    #expect((found - p).magnitude <= 1e-11 * p, "\(found)")
  }

  @Test func theEndsAreCertain() {
    #expect(ChiSquaredDistribution.upperTail(0, degreesOfFreedom: 3) == 1)
    #expect(ChiSquaredDistribution.upperTail(-1, degreesOfFreedom: 3) == 1)
    #expect(ChiSquaredDistribution.upperTail(.infinity, degreesOfFreedom: 3) == 0)
  }

  @Test(arguments: [
    (0, 10, 0, 0.27753279986288915), (1, 10, 0.017876213095072892, 0.404150026795238371),
    (39, 1220, 0.023471812207491085, 0.043400786551793774),
    (10, 10, 0.72246720013711085, 1), (22, 1826, 0.0079698388399678053, 0.0181752999041981701),
  ])
  func wilsonLimits(events: Int, trials: Int, low: Double, high: Double) throws {
    let limits = try #require(WilsonInterval(events: events, of: trials))
    #expect((limits.low - low).magnitude < 1e-12)
    #expect((limits.high - high).magnitude < 1e-12)
  }

  @Test func aShareOfNothingHasNoLimits() {
    #expect(WilsonInterval(events: 0, of: 0) == nil)
  }

  @Test func aFormWithASingularMatrixIsNone() {
    #expect(SymmetricSystem.inverseForm([1, 2], [[1, 1], [1, 1]]) == nil)
    #expect(SymmetricSystem.inverseForm([], []) == 0)
    // (1 2) by the inverse of ((4 2) (2 3)): solved by hand.
    #expect(agree(SymmetricSystem.inverseForm([1, 2], [[4, 2], [2, 3]]), 11.0 / 8))
  }

  /// The sum of two `chisq.test(..., correct = FALSE)`, one a row of the matrix.
  @Test func stationarityAfterAndersonAndGoodman() throws {
    let first = TransitionCounts([
      [.free, .free]: 90, [.free, .partlyFree]: 10, [.partlyFree, .partlyFree]: 20,
      [.partlyFree, .notFree]: 5,
    ])
    let second = TransitionCounts([
      [.free, .free]: 80, [.free, .partlyFree]: 15, [.free, .notFree]: 5,
      [.partlyFree, .partlyFree]: 30, [.partlyFree, .notFree]: 12,
    ])
    let test = try #require(HomogeneityTest(of: [first, second]))
    #expect(agree(test.statistic, 7.1963025210084028, within: 1e-12))
    #expect(test.degreesOfFreedom == 3)
    #expect(agree(test.p, 0.065897287660404882, within: 1e-12))
    #expect(test.counts == 10)
    #expect(test.smallCounts == 2)
    #expect(HomogeneityTest(of: [first]) == nil)
    #expect(HomogeneityTest(of: []) == nil)
  }
}
