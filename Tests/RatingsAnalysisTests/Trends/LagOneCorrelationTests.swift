import Testing

@testable import RatingsAnalysis

/// Estimates by statsmodels (`acf`) of what scipy's `theilslopes` leaves.
@Suite struct LagOneCorrelationTests {
  @Test(arguments: [
    (ReferenceSeries.a, 0.03571428571428578, 0.30357142857142866),
    (ReferenceSeries.hungary, 0.6141684201045534, 0.99),
    (ReferenceSeries.turkey, 0.6994430457722994, 0.99),
  ])
  func agreesWithStatsmodels(_ values: [Double], _ estimate: Double, _ corrected: Double) throws {
    let found = try #require(
      LagOneCorrelation(years: Array(2001..<2001 + values.count), values: values))
    #expect(agree(found.estimate, estimate))
    #expect(agree(found.corrected, corrected))
  }

  @Test("values that swing do not count as more than independent ones")
  func neverNegative() throws {
    let values = (0..<20).map { $0.isMultiple(of: 2) ? 10.0 : 90.0 }
    let found = try #require(LagOneCorrelation(years: Array(2001...2020), values: values))
    #expect(found.estimate < -0.9)
    #expect(found.corrected == 0)
    #expect(LagOneCorrelation.varianceFactor(of: 0, count: 20) == 1)
  }

  @Test func aStraightLineLeavesNothing() {
    #expect(
      LagOneCorrelation(years: Array(2001...2012), values: (0..<12).map { Double($0) }) == nil)
    #expect(LagOneCorrelation(years: [2001, 2002, 2003, 2004], values: [1, 5, 2, 2]) == nil)
  }
}
