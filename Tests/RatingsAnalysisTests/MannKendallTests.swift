import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsAnalysis

@Suite struct MannKendallTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let name: String
    let values: [Double]
    let s: Int
    let variance, z, p, tau, slope, intercept: Double
    var testDescription: String { name }
  }

  static let references = [
    Reference(
      name: "A", values: ReferenceSeries.a, s: 58, variance: 203.3333, z: 3.997335,
      p: 6.40596e-5, tau: 0.937437, slope: 0.5, intercept: 0.25),
    Reference(
      name: "B", values: ReferenceSeries.b, s: -29, variance: 99.6667, z: -2.804678,
      p: 0.00503668, tau: -0.802773, slope: -0.2, intercept: 6.9),
    Reference(
      name: "Hungary", values: ReferenceSeries.hungary, s: -74, variance: 264.6667, z: -4.487177,
      p: 7.2173e-6, tau: -0.974022, slope: -1.958333, intercept: 81.75),
    Reference(
      name: "Turkey", values: ReferenceSeries.turkey, s: -35, variance: 251, z: -2.146061,
      p: 0.0318681, tau: -0.484154, slope: -2.388889, intercept: 47.333333),
    Reference(
      name: "The Gambia", values: ReferenceSeries.gambia, s: 59, variance: 265.6667, z: 3.558438,
      p: 0.000373066, tau: 0.771390, slope: 2.5, intercept: 30),
  ]

  @Test(arguments: references) func agreesWithReferenceImplementations(_ reference: Reference)
    throws
  {
    let test = try #require(MannKendall(reference.values))
    #expect(test.s == reference.s)
    #expect(agree(test.variance, reference.variance, within: 1e-6))
    #expect(agree(test.z, reference.z, within: 1e-6))
    #expect((test.p / reference.p - 1).magnitude < 1e-5)
    #expect(agree(test.tau, reference.tau, within: 1e-6))
    let years = Array(0..<reference.values.count)
    let line = try #require(TheilSen(years: years, values: reference.values))
    #expect(agree(line.slope, reference.slope, within: 1e-6))
    #expect(agree(line.intercept, reference.intercept, within: 1e-6))
  }

  @Test func figuresThatAllTieHaveNoTrend() throws {
    let test = try #require(MannKendall([4, 4, 4, 4]))
    #expect(test.s == 0)
    #expect(test.variance == 0)
    #expect(test.z == 0)
    #expect(test.p == 1)
    #expect(test.tau == nil)
  }

  @Test func oneFigureOrNoneIsNoTest() {
    #expect(MannKendall([]) == nil)
    #expect(MannKendall([3]) == nil)
  }

  @Test func twoFiguresProveNothing() throws {
    let test = try #require(MannKendall([3, 5]))
    #expect(test.s == 1)
    #expect(test.variance == 1)
    #expect(test.z == 0)
    #expect(test.p == 1)
    #expect(test.tau == 1)
  }

  @Test(arguments: 0..<50) func behavesAsTheoryDemands(_ seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 3...40, using: &generator)
    let values = (0..<count).map { _ in Double(Int.random(in: 1...7, using: &generator)) }
    let test = try #require(MannKendall(values))
    #expect(MannKendall(values.map { $0 + 10 }) == test)
    #expect(MannKendall(values.map { $0 * 3 }) == test)
    for turned in [values.reversed(), values.map { -$0 }] {
      let mirror = try #require(MannKendall(turned))
      #expect(mirror.s == -test.s)
      #expect(mirror.z == -test.z)
      #expect(mirror.p == test.p)
      #expect(mirror.variance == test.variance)
      #expect(mirror.tau == test.tau.map { -$0 } || test.tau == 0)
    }
  }
}

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

@Suite struct TheilSenTests {
  /// Every slope, sorted: the plain way to the median and the limits.
  private func naive(years: [Int], values: [Double], confidence: Double) throws
    -> (slope: Double, limits: ClosedRange<Double>?)
  {
    var slopes: [Double] = []
    for later in values.indices {
      for earlier in 0..<later {
        slopes.append((values[later] - values[earlier]) / Double(years[later] - years[earlier]))
      }
    }
    slopes.sort()
    let count = slopes.count
    let slope =
      count.isMultiple(of: 2) ? (slopes[count / 2 - 1] + slopes[count / 2]) / 2 : slopes[count / 2]
    let variance = try #require(MannKendall(values)).variance
    let reach = 1.959963984540054 * variance.squareRoot()
    let lower = Int(((Double(count) - reach) / 2).rounded(.toNearestOrEven))
    let upper = Int(((Double(count) + reach) / 2).rounded(.toNearestOrEven)) + 1
    return (slope, lower >= 1 && upper <= count ? slopes[lower - 1]...slopes[upper - 1] : nil)
  }

  @Test(arguments: 0..<200) func agreesWithSortingAllSlopes(_ seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...60, using: &generator)
    var years: [Int] = []
    var year = 1973
    for _ in 0..<count {
      years.append(year)
      year += Int.random(in: 1...3, using: &generator)
    }
    let values = (0..<count).map { _ in
      seed.isMultiple(of: 2)
        ? Double(Int.random(in: 2...14, using: &generator)) / 2
        : Double.random(in: 0...100, using: &generator)
    }
    let line = try #require(TheilSen(years: years, values: values))
    let expected = try naive(years: years, values: values, confidence: 0.95)
    #expect(agree(line.slope, expected.slope, within: 1e-12))
    #expect(agree(line.limits?.lowerBound, expected.limits?.lowerBound, within: 1e-12))
    #expect(agree(line.limits?.upperBound, expected.limits?.upperBound, within: 1e-12))
  }

  /// Computed by scipy.stats.theilslopes.
  @Test func limitsAgreeWithScipy() throws {
    let years = Array(2013...2025)
    let hungary = try #require(TheilSen(years: years, values: ReferenceSeries.hungary))
    #expect(agree(hungary.limits?.lowerBound, -2.5714285714285716))
    #expect(agree(hungary.limits?.upperBound, -4.0 / 3))
    let turkey = try #require(TheilSen(years: years, values: ReferenceSeries.turkey))
    #expect(agree(turkey.limits?.lowerBound, -3.5))
    #expect(turkey.limits?.upperBound == 0)
  }

  @Test func scaleAndShiftCarryOver() throws {
    let years = Array(1990..<2003)
    let line = try #require(TheilSen(years: years, values: ReferenceSeries.gambia))
    let shifted = try #require(
      TheilSen(years: years.map { $0 + 7 }, values: ReferenceSeries.gambia.map { $0 * 2 + 5 }))
    #expect(agree(shifted.slope, line.slope * 2))
    #expect(agree(shifted.intercept, (line.intercept - 7 * line.slope) * 2 + 5))
  }

  @Test func realYearsCountNotPositions() throws {
    let line = try #require(TheilSen(years: [2000, 2010], values: [10, 20]))
    #expect(line.slope == 1)
    #expect(line.intercept == 15 - 2005)
  }

  @Test func twoFiguresGiveNoLimits() throws {
    #expect(try #require(TheilSen(years: [2000, 2001], values: [1, 2])).limits == nil)
  }

  @Test func oneYearGivesNoLine() {
    #expect(TheilSen(years: [2000], values: [1]) == nil)
    #expect(TheilSen(years: [2000, 2000], values: [1, 2]) == nil)
  }
}
