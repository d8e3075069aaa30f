import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

@Suite struct SummaryTablesTests {
  @Test func everyTableHasItsOwnName() {
    #expect(
      SummaryTable.all.map { $0.name } == [
        "counts", "balance", "movers", "ranking", "lowest", "highest", "status-changes",
        "transitions", "spells", "averages", "spread", "electoral-democracies", "discrepancies",
        "press-and-freedom", "people", "contributions", "survival", "hazard",
      ])
    #expect(SummaryTable.named("balance")?.name == "balance")
    #expect(SummaryTable.named("nothing") == nil)
  }

  @Test func everyTableAsksForIndicatorsThatExist() {
    for table in SummaryTable.all {
      for id in table.indicators(Figures.options()) {
        #expect(Figures.catalog[id] != nil, "\(id) of \(table.name)")
      }
    }
    for id in Verification.indicators { #expect(Figures.catalog[id] != nil, "\(id)") }
  }

  @Test func everyTableSaysSoWithoutFigures() {
    for table in SummaryTable.all where table.name != "discrepancies" {
      #expect(throws: AnalysisError.self, "\(table.name)") {
        try table.make(from: PanelSet(), options: Figures.options())
      }
    }
  }

  @Test func tablesThatDoNotGoByRegionSaySo() {
    for table in SummaryTable.all where !table.choices.contains(.regions) {
      #expect(throws: AnalysisError.notByRegion(table: table.name)) {
        try table.make(from: PanelSet(), options: Figures.options(by: .current))
      }
    }
  }

  @Test func optionsMustMakeSense() {
    for options in [
      Figures.options(from: 2010, to: 2009), Figures.options(top: 0), Figures.options(span: 0),
    ] {
      #expect(throws: AnalysisError.self) {
        try SummaryTable.counts.make(from: PanelSet(), options: options)
      }
    }
  }

  @Test func thePressIsCountedWithItsTerritories() {
    #expect(SummaryTable.counts.usualKind(for: Figures.options()) == .country)
    #expect(SummaryTable.counts.usualKind(for: Figures.options(indicator: "fotp.status")) == nil)
    #expect(SummaryTable.discrepancies.usualKind(for: Figures.options()) == nil)
  }

  @Test func errorsAreSentences() {
    for error: AnalysisError in [
      .noFigures(indicator: "fiw.total"), .noEdition(year: 1983, indicator: "fiw.total"),
      .noEarlierEdition(year: 1973, indicator: "fiw.total"),
      .editionsOutOfOrder(first: 2, last: 1), .notByRegion(table: "movers"),
      .unsuited(indicator: "fiw.pr", table: "counts", need: "a status"),
      .badOption(name: "top", value: "0", rule: "it is 1 or more"),
    ] {
      #expect(
        error.description.first?.isLowercase ?? true || error.description.first?.isNumber == true)
      #expect(!error.description.hasSuffix("."))
    }
  }
}

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
