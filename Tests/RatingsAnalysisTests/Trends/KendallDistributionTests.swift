import Testing

@testable import RatingsAnalysis

/// Counted over all orders in Python; without ties they are those of scipy's `kendalltau` with the
/// method `exact`.
@Suite struct KendallDistributionTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let values: [Double]
    let p: Double
    var testDescription: String { "\(values)" }
  }

  static let references = [
    Reference(values: [1, 2, 3, 4, 5], p: 0.016666666666666666),
    Reference(values: [3, 1, 2, 5, 4, 7, 6, 8], p: 0.014136904761904762),
    Reference(values: [32, 31, 32, 32, 32, 32, 33, 33], p: 0.03571428571428571),
    Reference(values: [7, 7, 7, 6, 6, 6, 5], p: 0.014285714285714285),
    Reference(values: [1, 1, 2], p: 0.6666666666666666),
    Reference(values: [5, 4, 6], p: 1),
    Reference(values: [61, 60, 55, 53, 38, 32, 31, 32, 32], p: 0.000925925925925926),
  ]

  @Test(arguments: references)
  func agreesWithCountingAllOrders(_ reference: Reference) throws {
    let trend = Trend(Figures.series(reference.values))
    #expect(trend.isExact)
    #expect(agree(try #require(trend.test).p, reference.p))
  }

  @Test func countsEveryOrderOnce() {
    #expect(KendallDistribution(tieSizes: [1, 1, 1, 1]).orders == [1, 3, 5, 6, 5, 3, 1])
    #expect(KendallDistribution(tieSizes: [2, 2]).orders == [1, 1, 2, 1, 1])
    #expect(
      KendallDistribution(tieSizes: [Int](repeating: 1, count: 9)).orders.reduce(0, +) == 362_880)
  }

  @Test func valuesThatAllTieHaveOneOrder() throws {
    let trend = Trend(Figures.series([4, 4, 4, 4]))
    #expect(try #require(trend.test).p == 1)
    #expect(trend.evidence == .lacking)
  }
}
