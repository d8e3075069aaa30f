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
