import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

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

/// Values by R 4: `pgamma(lower.tail = FALSE)`, `pnorm(lower.tail = FALSE, log.p = TRUE)`.
@Suite struct IncompleteGammaTests {
  @Test(arguments: [
    (0.5, 0.1, 0.654720846018577), (0.5, 1, 0.157299207050284), (0.5, 3, 0.0143058784354296),
    (0.5, 10, 7.74421643104409e-06), (0.5, 40, 3.7440973842029e-19), (1, 0.1, 0.90483741803596),
    (1, 1, 0.367879441171442), (1, 3, 0.0497870683678639), (1, 10, 4.53999297624849e-05),
    (1, 40, 4.24835425529159e-18), (0.62866205, 0.1, 0.747683185224956),
    (0.62866205, 1, 0.209030158582432), (0.62866205, 3, 0.0211170915252134),
    (0.62866205, 10, 1.30844613439536e-05), (0.62866205, 40, 7.49877967393645e-19),
    (2.236, 0.1, 0.997842972227292), (2.236, 1, 0.795298858272451), (2.236, 3, 0.247791887242139),
    (2.236, 10, 0.000783331020557029), (2.236, 40, 3.72293177874087e-16),
    (6, 0.1, 0.999999998725101), (6, 1, 0.999405815182418), (6, 3, 0.916082057968697),
    (6, 10, 0.0670859628790318), (6, 40, 4.12730872973174e-12), (20, 0.1, 1), (20, 1, 1),
    (20, 3, 0.999999999916856), (20, 10, 0.996545658024143), (20, 40, 0.000176302897738568),
  ]) func agreesWithR(_ case: (Double, Double, Double)) {
    let (shape, x, tail) = `case`
    let found = IncompleteGamma.upper(shape: shape, x)
    #expect((found - tail).magnitude <= 1e-11 * tail)
  }

  @Test(arguments: [
    (-3, -0.00135080996474819), (0, -0.693147180559945), (1.5, -2.70594440082389),
    (10, -53.2312851505125), (24.9, -314.140412761613), (25.1, -319.148387405889),
    (40, -804.608442013754), (300, -45006.6227321187),
  ]) func theNormalTailHasALogarithm(_ z: Double, _ logarithm: Double) {
    #expect(agree(NormalDistribution.logarithmOfUpperTail(z), logarithm, within: 1e-12))
  }
}

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

@Suite struct SeededGeneratorTests {
  /// The first numbers of SplitMix64 from the seed 1234567, as in its authors' test.
  @Test func followsThePublishedAlgorithm() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func indicesCoverTheirRangeEvenly() {
    var generator = SeededGenerator(seed: 1)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { (9_700...10_300).contains($0) })
  }

  @Test func normalDrawsHaveTheirMoments() {
    var generator = SeededGenerator(seed: 2)
    let draws = (0..<100_000).map { _ in generator.normal() }
    let mean = draws.reduce(0, +) / 100_000
    #expect(mean.magnitude < 0.01)
    #expect((draws.reduce(0) { $0 + $1 * $1 } / 100_000 - 1).magnitude < 0.02)
    #expect((draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 100_000 - 3).magnitude < 0.15)
  }

  @Test(arguments: [0, 0.5, 0.8]) func seriesHaveTheirCorrelation(_ correlation: Double) throws {
    var generator = SeededGenerator(seed: 3)
    let values = generator.autoregressive(count: 50_000, correlation: correlation)
    let found = try #require(Autocorrelation(values))
    #expect((found[1] - correlation).magnitude < 0.02)
    #expect((found[3] - correlation * correlation * correlation).magnitude < 0.03)
    let spread = values.reduce(0) { $0 + $1 * $1 } / 50_000
    #expect((spread * (1 - correlation * correlation) - 1).magnitude < 0.05)
  }
}

/// 0.7 - 0.6 and 0.1 + 0.2 are not 0.1 and 0.3 in floating point; every analysis takes them for that.
@Suite struct ResolutionTests {
  private let sum = 0.1 + 0.2
  private let a = Figures.entity("AAA"), b = Figures.entity("BBB"), c = Figures.entity("CCC")

  @Test("values that differ by noise tie, others do not, however small the values are")
  func ties() {
    #expect(Resolution(of: [sum, 0.3, 1]).ties(sum, 0.3))
    #expect(Resolution(of: [sum, 0.3]).ties(sum, 0.3))
    #expect(!Resolution(of: [1e-13, 2e-13, 3e-13]).ties(1e-13, 2e-13))
    #expect(!Resolution(of: [1, 2, 3], scale: 1e15).ties(1, 2))
    #expect(Resolution(of: [sum, 0.3, 1]).steps(sum) == Resolution(of: [sum, 0.3, 1]).steps(0.3))
    #expect(Resolution(of: []).step > 0)
  }

  @Test("a rank is shared by values that differ by noise")
  func ranks() {
    #expect(FreedomRank.ranks([sum, 0.3, 0.5, nil], direction: .higher) == [2, 2, 1, nil])
    #expect(FreedomRank.ranks([sum, 0.3, 0.5], direction: .lower) == [1, 1, 3])
  }

  @Test("noise is not a change: not in trends, movers, gains and declines")
  func changes() throws {
    let panel = Figures.panel(
      "own.index", from: 2001, [(a, [0.3, sum]), (b, [0.6, 0.7]), (c, [0.2, sum])])
    let options = Figures.options(indicator: "own.index", kind: nil)
    let trend = try trendTable(of: panel)
    #expect(trend.texts("direction") == ["unchanged", "improved", "improved"])
    #expect(trend.texts("change").first == "0")
    #expect(trend.texts("slope").first == "0")
    #expect(trend.texts("s").first == "0")
    // Both rose by 0.1: the order is that of the names.
    let movers = try SummaryTable.movers.make(from: PanelSet([panel]), options: options)
    #expect(movers.texts("id") == ["BBB", "CCC"])
    #expect(movers.notes.map(\.text).contains("Unchanged and not shown: 1."))
    let balance = try SummaryTable.balance.make(from: PanelSet([panel]), options: options)
    #expect(balance.lines == ["2002,2002,2,0,1,2,score"])
  }

  @Test("movers by the same amount are reported at the cut, whatever noise their differences carry")
  func tiesOfMovers() throws {
    let panel = Figures.panel("own.index", from: 2001, [(a, [0.2, 0.3]), (b, [0.6, 0.7])])
    let table = try SummaryTable.movers.make(
      from: PanelSet([panel]), options: Figures.options(indicator: "own.index", kind: nil, top: 1))
    #expect(table.texts("id") == ["AAA"])
    #expect(
      table.notes.map(\.text).contains(
        "Not shown: 1 more improved (1 by as much as the last one shown); --top 2 shows all."))
  }

  @Test("a bound of 0.3 takes a value of 0.1 + 0.2 in, from both sides")
  func bounds() throws {
    let panel = Figures.panel("own.index", from: 2001, [(a, [sum]), (b, [0.1]), (c, [0.5])])
    let set = PanelSet([panel])
    let options = Figures.options(indicator: "own.index", kind: nil, bound: 0.3)
    #expect(
      try SummaryTable.lowest.make(from: set, options: options).texts("id") == ["BBB", "AAA"])
    #expect(
      try SummaryTable.highest.make(from: set, options: options).texts("id") == ["CCC", "AAA"])
  }

  @Test("a value equal to the mean of its group differs from it by exactly nothing")
  func differencesToABaseline() throws {
    // The mean of three times 0.1 is 0.10000000000000002.
    let panel = Figures.panel(
      "own.index", from: 2001, [(a, [0.1, 0.1]), (b, [0.1, 0.2]), (c, [0.1, 0.3])])
    let table = ResultTable(
      try Comparison(
        of: [a], in: [panel],
        options: ComparisonOptions(measure: .difference(to: .world), kind: nil)))
    #expect(table.texts("AAA").first == "0")
  }

  @Test("segments whose values differ by noise fit exactly, and equal fits break at the earliest")
  func breaks() throws {
    let best = try #require(BreakSearch([0.3, sum, 0.3, 0.7, 0.7, 0.7], minimumSegment: 2).best)
    #expect(best.breaks == [2])
    #expect(best.rss == 0)
    // 0.1, 0.1, 0.2, 0.3, 0.3 can be cut after the second or the third as well.
    let tied = BreakSearch([0.1, 0.1, 0.2, 0.3, 0.3], minimumSegment: 2, mostBreaks: 1)
    #expect(tied.models[1].breaks == [1])
    let mirrored = BreakSearch([0.3, 0.3, 0.2, 0.1, 0.1], minimumSegment: 2, mostBreaks: 1)
    #expect(mirrored.models[1].breaks == [1])
  }

}
