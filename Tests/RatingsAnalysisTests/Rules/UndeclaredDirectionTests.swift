import FreedomModel
import RatingsAnalysis
import Testing

@testable import RatingsTables

@Suite("A scale without a declared direction")
struct UndeclaredDirectionTests {
  private static let rank = Indicator(
    id: "own.rank", publication: "own", label: "Rank", measure: .figure, direction: nil)
  private static let panel = Panel(
    indicator: rank, entities: ["AAA", "BBB", "CCC"].map { Figures.entity($0) },
    editions: Figures.editions(2020...2021, of: "own"), numbers: [1, 5, 5, 1, 3, 3])

  @Test(
    "a change rises or falls; it is neither better nor worse",
    arguments: [
      (ScaleDirection?.none, 1.0, 5.0, ChangeDirection.rose), (nil, 5, 1, .fell),
      (nil, 3, 3, .unchanged), (.higher, 1, 5, .improved), (.lower, 1, 5, .declined),
      (.lower, 5, 1, .improved),
    ])
  func words(direction: ScaleDirection?, first: Double, last: Double, word: ChangeDirection) {
    #expect(ChangeDirection(from: first, to: last, direction: direction) == word)
  }

  @Test("trends and movers say rose and fell")
  func trend() throws {
    let trends = try trendTable(of: Self.panel)
    #expect(trends.texts("direction") == ["rose", "fell", "unchanged"])
    let movers = try SummaryTable.movers.make(
      from: PanelSet([Self.panel]), options: Figures.options(indicator: "own.rank"))
    #expect(movers.texts("id") == ["AAA", "BBB"])
    #expect(movers.texts("direction") == ["rose", "fell"])
    #expect(movers.notes.map(\.text).contains("own.rank: direction not declared."))
  }

  @Test(
    "what needs a direction names the options that declare it",
    arguments: [
      SummaryTable.ranking, SummaryTable.lowest, SummaryTable.highest, SummaryTable.balance,
    ] as [SummaryTable])
  func refusals(table: SummaryTable) {
    let error = AnalysisError.directionNotDeclared(
      indicator: "own.rank", what: "the table \(table.name)")
    #expect(throws: error) {
      try table.make(from: PanelSet([Self.panel]), options: Figures.options(indicator: "own.rank"))
    }
    #expect(error.hint?.contains("--lower-is-freer or --higher-is-freer") == true)
  }

  @Test("neither episodes nor ranks are made of it")
  func episodesAndRanks() {
    let options = EpisodeOptions(start: 1, cumulative: 1, yearTurn: 1, cumulativeTurn: 1)
    #expect(throws: AnalysisError.self) { try episodeTable(of: Self.panel, options: options) }
    #expect(throws: AnalysisError.self) {
      try Comparison(
        of: Self.panel.entities, in: [Self.panel], options: ComparisonOptions(measure: .rank))
    }
  }
}
