import FreedomTestSupport
import FreedomModel
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

  /// The least cost over every way to cut, tried one by one.
  private func leastCost(_ figures: ArraySlice<Double>, breaks: Int, minimum: Int) -> Double {
    func cost(_ segment: ArraySlice<Double>) -> Double {
      let mean = segment.reduce(0, +) / Double(segment.count)
      return segment.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    guard breaks > 0 else { return figures.count >= minimum ? cost(figures) : .infinity }
    var least = Double.infinity
    for cut in figures.indices.dropFirst(minimum) {
      let rest = leastCost(figures[cut...], breaks: breaks - 1, minimum: minimum)
      least = min(least, cost(figures[..<cut]) + rest)
    }
    return least
  }

  @Test(arguments: 0..<60) func isExact(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &generator)
    let minimum = Int.random(in: 1...3, using: &generator)
    let figures = (0..<count).map { _ in Double(Int.random(in: 0...20, using: &generator)) }
    let search = BreakSearch(figures, minimumSegment: minimum, mostBreaks: 4)
    #expect(search.models.count == max(1, min(4, count / minimum - 1) + 1))
    for model in search.models where !model.breaks.isEmpty {
      let least = leastCost(figures[...], breaks: model.breaks.count, minimum: minimum)
      #expect(agree(model.rss, least))
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
