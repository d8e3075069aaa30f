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
