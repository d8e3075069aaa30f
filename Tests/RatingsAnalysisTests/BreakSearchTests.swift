import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsAnalysis

@Suite struct BreakSearchTests {
  @Test func findsWhatStrucchangeFindsInTheNile() throws {
    let search = BreakSearch(ReferenceSeries.nile, minimumSegment: 15, mostBreaks: 5)
    let rss = [2_835_156.75, 1_597_457.19, 1_552_923.62, 1_538_096.51, 1_507_888.48, 1_659_993.50]
    let bic = [1318.24, 1270.08, 1276.47, 1284.72, 1291.94, 1310.77]
    #expect(search.models.count == 6)
    for (model, (rss, bic)) in zip(search.models, zip(rss, bic)) {
      #expect((model.rss - rss).magnitude < 0.005)
      #expect((model.bic - bic).magnitude < 0.005)
    }
    // Positions from 0, strucchange's from 1.
    #expect(search.models[1].breaks == [27])
    #expect(search.models[2].breaks == [27, 82])
    #expect(search.models[3].breaks == [27, 67, 82])
    #expect(search.models[4].breaks == [27, 44, 67, 82])
    #expect(try #require(search.best).breaks.count == 1)
  }

  @Test func findsTheBreaksOfTurkeyAndTheGambia() throws {
    let turkey = try #require(BreakSearch(ReferenceSeries.turkey, minimumSegment: 3).best)
    #expect(turkey.breaks == [3])
    #expect((turkey.bic - 70.496).magnitude < 0.0005)
    let gambia = try #require(BreakSearch(ReferenceSeries.gambia, minimumSegment: 3).best)
    #expect(gambia.breaks == [4, 8])
    #expect((gambia.bic - 65.862).magnitude < 0.0005)
  }

  /// The least cost over every way to cut, tried one by one, and the earliest breaks that have it:
  /// in whole numbers, the squares about the means times one that every length up to 12 divides.
  private func cheapest(
    _ figures: ArraySlice<Int>, breaks: Int, minimum: Int
  ) -> (cost: Int, breaks: [Int])? {
    guard figures.count >= minimum else { return nil }
    guard breaks > 0 else {
      let sum = figures.reduce(0, +)
      let squares = figures.reduce(0) { $0 + $1 * $1 }
      return (27_720 * squares - 27_720 / figures.count * sum * sum, [])
    }
    var best: (cost: Int, breaks: [Int])?
    for cut in figures.indices.dropFirst(minimum) {
      guard let first = cheapest(figures[..<cut], breaks: 0, minimum: minimum),
        let rest = cheapest(figures[cut...], breaks: breaks - 1, minimum: minimum)
      else { continue }
      let cost = first.cost + rest.cost
      if cost < best?.cost ?? .max { best = (cost, [cut - 1] + rest.breaks) }
    }
    return best
  }

  @Test("of the partitions with the least squares the earliest is found", arguments: 0..<200)
  func isExact(_ seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &generator)
    let minimum = Int.random(in: 1...3, using: &generator)
    // Among few different values many partitions fit equally well.
    let highest = [1, 3, 20][seed % 3]
    let figures = (0..<count).map { _ in Int.random(in: 0...highest, using: &generator) }
    let search = BreakSearch(figures.map(Double.init), minimumSegment: minimum, mostBreaks: 4)
    #expect(search.models.count == max(1, min(4, count / minimum - 1) + 1))
    for model in search.models where !model.breaks.isEmpty {
      let best = try #require(
        cheapest(figures[...], breaks: model.breaks.count, minimum: minimum))
      #expect(model.breaks == best.breaks)
      #expect(agree(model.rss, Double(best.cost) / 27_720))
    }
  }

  @Test func equalFiguresHaveNoBreak() throws {
    let search = BreakSearch([2.1, 2.1, 2.1, 2.1, 2.1, 2.1], minimumSegment: 2)
    let best = try #require(search.best)
    #expect(best.breaks.isEmpty)
    #expect(best.rss == 0)
  }

  @Test func anExactFitTakesTheFewestBreaks() throws {
    let search = BreakSearch([1, 1, 1, 5, 5, 5, 5, 5, 5], minimumSegment: 2)
    let best = try #require(search.best)
    #expect(best.breaks == [2])
    #expect(best.means == [1, 5])
  }

  @Test func noFiguresGiveNoModel() {
    #expect(BreakSearch([], minimumSegment: 2).best == nil)
  }
}

/// Values by strucchange 1.5-3 in R: `confint`, `breakpoints`, `coef`; its positions begin at 1.
@Suite struct BreakLimitsTests {
  private func limits(_ model: BreakModel) -> [[Int]?] {
    model.breaks.indices.map { number in
      model.limits(ofBreak: number).map {
        [$0.lowerBound + 1, model.breaks[number] + 1, $0.upperBound + 1]
      }
    }
  }

  @Test func agreeWithStrucchangeOnTheNile() {
    let search = BreakSearch(ReferenceSeries.nile, minimumSegment: 15, mostBreaks: 5)
    #expect(limits(search.models[1]) == [[25, 28, 32]])
    #expect(limits(search.models[2]) == [[25, 28, 31], [33, 83, 130]])
    #expect(limits(search.models[3]) == [[25, 28, 32], [6, 68, 209], [58, 83, 95]])
    #expect(
      limits(search.models[4]) == [[25, 28, 31], [4, 45, 121], [43, 68, 107], [58, 83, 95]])
    #expect(
      limits(search.models[5]) == [
        [-368, 15, 272], [25, 30, 35], [3, 45, 134], [43, 68, 107], [58, 83, 95],
      ])
  }

  @Test func areNotDefinedWhereStrucchangeHasNone() {
    let turkey = BreakSearch(ReferenceSeries.turkey, minimumSegment: 3, mostBreaks: 3)
    #expect(limits(turkey.models[1]) == [[3, 4, 5]])
    #expect(limits(turkey.models[2]) == [[3, 4, 5], nil])
    #expect(limits(turkey.models[3]) == [[3, 4, 5], nil, nil])
    let gambia = BreakSearch(ReferenceSeries.gambia, minimumSegment: 3, mostBreaks: 3)
    #expect(limits(gambia.models[2]) == [[4, 5, 6], [8, 9, 12]])
    #expect(limits(gambia.models[3]) == [nil, nil, [9, 10, 11]])
  }

  @Test func agreeWithStrucchangeOnLines() throws {
    let nile = ReferenceSeries.nile
    let search = BreakSearch(
      nile, years: Array(1871...1970), shape: .trend, minimumSegment: 15, mostBreaks: 5)
    let rss = [
      2_221_263.64792679, 1_580_175.07642697, 1_483_851.71150839, 1_441_761.23351842,
      1_404_578.83836544, 1_381_505.78137802,
    ]
    let bic = [
      1_298.44487886882, 1_278.20632983101, 1_285.73239700172, 1_296.67033057726,
      1_307.87304649622, 1_320.03221220916,
    ]
    let lwz = [
      10.1763657967, 10.0885354967, 10.2793490864, 10.5053452328, 10.7351260689, 10.9756890178,
    ]
    for (model, (rss, (bic, lwz))) in zip(search.models, zip(rss, zip(bic, lwz))) {
      #expect(agree(model.rss, rss))
      #expect(agree(model.bic, bic))
      #expect(agree(model.lwz, lwz))
    }
    #expect(search.best?.breaks == [27])
    #expect(limits(search.models[1]) == [[26, 28, 31]])
    #expect(limits(search.models[2]) == [[26, 28, 31], [66, 83, 84]])
    #expect(limits(search.models[3]) == [[25, 28, 31], [57, 68, 72], [70, 83, 84]])
    let slopes = search.models[2].segments.map(\.slope)
    for (slope, expected) in zip(slopes, [1.1595511767926, -0.05, -12.7745098039216]) {
      #expect(agree(slope, expected))
    }
  }

  @Test func lwzAsksMoreThanBIC() throws {
    let search = BreakSearch(ReferenceSeries.nile, minimumSegment: 15, mostBreaks: 5)
    let lwz = [
      10.3363611708, 9.93083239999, 10.071139206, 10.2305693403, 10.3802204902, 10.6462934747,
    ]
    for (model, lwz) in zip(search.models, lwz) { #expect(agree(model.lwz, lwz)) }
    #expect(search.bestByLWZ?.breaks == [27])
  }
}

/// Values by strucchange 1.5-3 in R: `Fstats`, `sctest`, `pvalue.Fstats`.
@Suite struct SupremumTestTests {
  private func test(_ values: [Double], _ shape: SegmentShape, least: Int) -> SupremumTest? {
    SupremumTest(
      SegmentCosts(
        values, years: values.indices.map(Double.init), shape: shape, minimumSegment: least),
      shape: shape)
  }

  @Test func agreesWithStrucchange() throws {
    let level = try #require(test(ReferenceSeries.nile, .mean, least: 15))
    #expect(agree(level.statistic, 75.92976942749))
    #expect(level.p < 1e-15)
    let line = try #require(test(ReferenceSeries.nile, .trend, least: 15))
    #expect(agree(line.statistic, 38.94790126873))
    #expect(agree(line.p, 1.24643800725e-07, within: 1e-15))
    #expect(agree(test(ReferenceSeries.turkey, .mean, least: 3)?.statistic, 232.973258384))
    #expect(agree(test(ReferenceSeries.gambia, .mean, least: 3)?.statistic, 318.5455143556))
  }

  @Test func nothingIsTestedWithoutResiduals() {
    #expect(test([1, 1, 1, 1, 1, 1], .mean, least: 3) == nil)
    #expect(test([1, 1, 1, 5, 5, 5], .mean, least: 3) == nil)
    #expect(test([1, 2, 1, 5], .mean, least: 3) == nil)
  }

  @Test(arguments: [
    (1, 0.005, 3, 0.838799376155266), (1, 0.005, 8.5, 0.112066928530088),
    (1, 0.005, 20, 0.000374422901949001), (1, 0.05, 3, 0.714970606309139),
    (1, 0.05, 8.5, 0.0816590075205522), (1, 0.05, 20, 0.000341308467063151),
    (1, 0.15, 3, 0.553968569546616), (1, 0.15, 8.5, 0.0525387629767073),
    (1, 0.15, 20, 0.000224647941724831), (1, 0.2307692307692, 3, 0.457208007750081),
    (1, 0.2307692307692, 8.5, 0.0389852270034004), (1, 0.2307692307692, 20, 0.000163606704949063),
    (1, 0.33, 3, 0.342724671724259), (1, 0.33, 8.5, 0.0258433807384201),
    (1, 0.33, 20, 0.00010643719246084), (1, 0.495, 3, 0.10157850212139),
    (1, 0.495, 8.5, 0.00463547263881691), (1, 0.495, 20, 1.08714675112198e-05),
    (1, 0.5, 3, 0.0832645166635506), (1, 0.5, 8.5, 0.00355146480770607),
    (1, 0.5, 20, 7.74421643101597e-06), (2, 0.005, 3, 0.998407349392855),
    (2, 0.005, 8.5, 0.337976601440029), (2, 0.005, 20, 0.00248023746815962),
    (2, 0.05, 3, 0.976449839012947), (2, 0.05, 8.5, 0.252406747892564),
    (2, 0.05, 20, 0.00182581170087659), (2, 0.15, 3, 0.888302538607993),
    (2, 0.15, 8.5, 0.170073851206593), (2, 0.15, 20, 0.00117398976037186),
    (2, 0.2307692307692, 3, 0.801773893207876), (2, 0.2307692307692, 8.5, 0.130925752095303),
    (2, 0.2307692307692, 20, 0.000918783630155714), (2, 0.33, 3, 0.668077920828963),
    (2, 0.33, 8.5, 0.0912810304586505), (2, 0.33, 20, 0.00062943960346784),
    (2, 0.495, 3, 0.263229598887658), (2, 0.495, 8.5, 0.0188139591684571),
    (2, 0.495, 20, 6.78080944198632e-05), (2, 0.5, 3, 0.22313016014843),
    (2, 0.5, 8.5, 0.0142642339089992), (2, 0.5, 20, 4.53999297624907e-05),
  ]) func hasHansensP(_ case: (Int, Double, Double, Double)) {
    let (coefficients, trimming, statistic, p) = `case`
    let found = SupremumDistribution.upperTail(
      statistic, coefficients: coefficients, trimming: trimming)
    #expect(agree(found, p))
  }
}
