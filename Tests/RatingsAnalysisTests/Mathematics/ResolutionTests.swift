import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

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
