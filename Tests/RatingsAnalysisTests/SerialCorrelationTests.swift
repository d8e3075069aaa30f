import FreedomModel
import Testing

@testable import RatingsAnalysis

@Suite struct SerialCorrelationTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let name: String
    let values: [Double]
    let method: TrendMethod
    let s: Int?
    let variance: Double?
    let z: Double
    var testDescription: String { "\(name), \(method.rawValue)" }
  }

  /// The variances of `adjusted` are those of pymannkendall's `original_test`, multiplied with the
  /// correlations of statsmodels' `acf`.
  static let references = [
    Reference(
      name: "A", values: ReferenceSeries.a, method: .adjusted, s: 58, variance: 359.3871121232808,
      z: 3.006724290846963),
    Reference(
      name: "Hungary", values: ReferenceSeries.hungary, method: .adjusted, s: -74,
      variance: 3296.4488915737315, z: -1.2714511727620588),
    Reference(
      name: "Turkey", values: ReferenceSeries.turkey, method: .adjusted, s: -35,
      variance: 3126.2292384823927, z: -0.6080909034405185),
    Reference(
      name: "The Gambia", values: ReferenceSeries.gambia, method: .adjusted, s: 59,
      variance: 3308.9039881413905, z: 1.0082910464002333),
    Reference(
      name: "A", values: ReferenceSeries.a, method: .hamedRao, s: 58, variance: 203.3333,
      z: 3.997335),
    Reference(
      name: "Hungary", values: ReferenceSeries.hungary, method: .hamedRao, s: -74,
      variance: 461.0972, z: -3.399591),
    Reference(
      name: "Turkey", values: ReferenceSeries.turkey, method: .hamedRao, s: -35,
      variance: 488.6331, z: -1.538110),
    Reference(
      name: "A", values: ReferenceSeries.a, method: .yueWang, s: 58, variance: 217.0934,
      z: 3.868579),
    Reference(
      name: "Hungary", values: ReferenceSeries.hungary, method: .yueWang, s: -74,
      variance: 939.5712, z: -2.381541),
    Reference(
      name: "Turkey", values: ReferenceSeries.turkey, method: .yueWang, s: -35,
      variance: 1123.1079, z: -1.014538),
    Reference(
      name: "A", values: ReferenceSeries.a, method: .trendFreePrewhitening, s: 48, variance: nil,
      z: 3.670083),
    Reference(
      name: "Hungary", values: ReferenceSeries.hungary, method: .trendFreePrewhitening, s: -64,
      variance: nil, z: -4.320071),
    Reference(
      name: "Turkey", values: ReferenceSeries.turkey, method: .trendFreePrewhitening, s: -50,
      variance: nil, z: -3.360055),
  ]

  @Test(arguments: references) func agreesWithReferenceImplementations(_ reference: Reference)
    throws
  {
    let trend = Trend(
      Figures.series(reference.values, from: 2013),
      options: TrendOptions(method: reference.method))
    let test = try #require(trend.test)
    #expect(trend.method == reference.method)
    #expect(test.s == reference.s)
    #expect(agree(test.z, reference.z, within: 1e-6))
    if let variance = reference.variance { #expect(agree(test.variance, variance, within: 1e-6)) }
  }

  @Test func theDefaultIsTheAdjustedTest() {
    #expect(TrendOptions().method == .adjusted)
    #expect(Trend(Figures.series(ReferenceSeries.turkey)).method == .adjusted)
  }

  @Test func turkeyIsSignificantInThePlainTestOnly() throws {
    let series = Figures.series(ReferenceSeries.turkey, from: 2013)
    let plain = Trend(series, options: TrendOptions(method: .plain))
    #expect(try #require(plain.test).p < 0.05)
    #expect(try #require(Trend(series, options: TrendOptions(method: .hamedRao)).test).p > 0.05)
  }

  @Test(arguments: TrendMethod.allCases) func aStraightLineFallsBackToThePlainTest(
    _ method: TrendMethod
  ) throws {
    let trend = Trend(
      Figures.series((0..<12).map { 0.1 * Double($0) }),
      options: TrendOptions(method: method, limits: .rank))
    #expect(trend.method == .plain)
    #expect(try #require(trend.test).s == 66)
    #expect(trend.remarks == (method == .plain ? [] : [.methodNotApplicable(method)]))
  }

  /// Values that come back every four editions: the factor of the variance would be negative.
  @Test func aVarianceThatWouldNotBePositiveFallsBackToThePlainTest() throws {
    let values = (0..<14).map { [30.0, 10, 20, 0][$0 % 4] }
    let trend = Trend(
      Figures.series(values), options: TrendOptions(method: .hamedRao, allowsShrinking: true))
    #expect(trend.method == .plain)
    #expect(try #require(trend.test).variance > 0)
    #expect(trend.remarks == [.methodNotApplicable(.hamedRao)])
  }

  /// Values that swing: by Hamed and Rao the variance would be a small part of what it is.
  @Test("no correction makes a result more significant, unless that is asked for")
  func aCorrectionNeverShrinksTheVariance() throws {
    let series = Figures.series((0..<20).map { $0.isMultiple(of: 2) ? 10.0 : 90.0 })
    let plain = try #require(Trend(series, options: TrendOptions(method: .plain)).test)
    let kept = Trend(series, options: TrendOptions(method: .hamedRao))
    #expect(kept.method == .hamedRao)
    #expect(kept.test == plain)
    #expect(kept.remarks == [.notShrunk(.hamedRao)])
    let shrunk = Trend(
      series, options: TrendOptions(method: .hamedRao, allowsShrinking: true))
    #expect(try #require(shrunk.test).variance < plain.variance)
    #expect(shrunk.remarks == [])
  }

  @Test("fewer than 10 values are not corrected", arguments: TrendMethod.allCases)
  func shortSeriesAreNotCorrected(_ method: TrendMethod) throws {
    let values = Array(ReferenceSeries.turkey.prefix(9))
    let trend = Trend(
      Figures.series(values), options: TrendOptions(method: method, limits: .rank))
    #expect(trend.method == .plain)
    #expect(trend.isExact == (method == .adjusted))
    #expect(trend.test?.variance == MannKendall(values)?.variance)
    if method != .adjusted { #expect(trend.test == MannKendall(values)) }
    #expect(
      trend.remarks == ([.plain, .adjusted].contains(method) ? [] : [.tooFewValues(method)]))
    let ten = Array(ReferenceSeries.turkey.prefix(10))
    #expect(Trend(Figures.series(ten), options: TrendOptions(method: method)).method == method)
  }

  /// Residuals that are equal as fractions and differ in the last digit as floating point: without
  /// rounding the variance of Nicaragua's question A1 is 129.45, and p 1.34e-6.
  @Test("ties of residuals that are exact stay ties")
  func roundingDecidesNoRank() throws {
    let nicaragua = Trend(
      Figures.series([2, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0], of: "fiw.a1", from: 2013),
      options: TrendOptions(method: .hamedRao))
    #expect(agree(nicaragua.test?.variance, 285.341538, within: 1e-8))
    #expect(agree(nicaragua.test?.p, 1.13006e-3, within: 1e-7))
  }

  @Test(arguments: TrendMethod.allCases, [0, 1, 2, 3]) func shortSeriesNeverFail(
    _ method: TrendMethod, _ count: Int
  ) {
    let values = [50.0, 40, 60].prefix(count)
    let trend = Trend(Figures.series(Array(values)), options: TrendOptions(method: method))
    #expect((trend.test == nil) == (count < 2))
  }
}

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
