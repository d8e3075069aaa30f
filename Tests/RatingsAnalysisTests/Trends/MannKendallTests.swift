import FreedomTestSupport
import FreedomModel
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
