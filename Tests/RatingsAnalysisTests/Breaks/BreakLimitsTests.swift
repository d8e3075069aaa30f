import Testing

@testable import RatingsAnalysis

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
