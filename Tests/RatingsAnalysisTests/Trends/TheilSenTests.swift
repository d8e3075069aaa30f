import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsAnalysis

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
