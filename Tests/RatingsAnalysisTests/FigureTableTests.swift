import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

@Suite struct FigureTableTests {
  private let a = Figures.entity("AAA", region: "Europe")
  private let b = Figures.entity("BBB", region: "Asia")
  private let c = Figures.entity("CCC", region: "Asia")
  private let d = Figures.entity("DDD", region: "Asia")

  private var set: PanelSet {
    PanelSet([
      Figures.panel(
        "fiw.total", from: 2023,
        [(a, [90, 90, 92]), (b, [40, 50, 40]), (c, [40, 40, 30]), (d, [nil, 90, 92])]),
      Figures.panel(
        "fiw.status", from: 2025, [(a, [2]), (b, [1]), (c, [0]), (d, [2])]),
      Figures.panel(
        "fotp.total", from: 2023, [(a, [10]), (b, [80]), (c, [60]), (d, [10])]),
    ])
  }

  @Test func moversSpanOneEditionUnlessTold() throws {
    let table = try SummaryTable.movers.make(from: set, options: Figures.options())
    #expect(table.header == "id,name,from,to,first,last,change,direction,rank")
    #expect(
      table.lines == [
        "AAA,Land AAA,2024,2025,90,92,2,improved,1", "DDD,Land DDD,2024,2025,90,92,2,improved,1",
        "BBB,Land BBB,2024,2025,50,40,-10,declined,1",
        "CCC,Land CCC,2024,2025,40,30,-10,declined,1",
      ])
  }

  @Test func moversWithoutBothEndsAreLeftOutAndCounted() throws {
    let table = try SummaryTable.movers.make(
      from: set, options: Figures.options(from: 2023, to: 2025))
    #expect(table.texts("id") == ["AAA", "CCC"])
    #expect(table.notes.map(\.text).contains("Unchanged and not shown: 1."))
    #expect(
      table.notes.map(\.text).contains("Left out, without a value at both ends: 1 (Land DDD)."))
    let span = try SummaryTable.movers.make(from: set, options: Figures.options(span: 2))
    #expect(span.lines == table.lines)
  }

  @Test func soManyMoversEachWay() throws {
    let table = try SummaryTable.movers.make(from: set, options: Figures.options(top: 1))
    #expect(table.texts("id") == ["AAA", "CCC"])
    #expect(
      table.notes.map(\.text).contains(
        "Not shown: 1 more improved (1 by as much as the last one shown), "
          + "1 more declined (1 by as much as the last one shown); --top 2 shows all."))
  }

  @Test func moversNeedTwoEditionsInOrder() {
    #expect(throws: AnalysisError.noEarlierEdition(year: 2025, indicator: "fiw.total")) {
      try SummaryTable.movers.make(from: set, options: Figures.options(span: 3))
    }
    #expect(
      throws: AnalysisError.noEdition(
        year: 1990, indicator: "fiw.total", known: 2023...2025)
    ) {
      try SummaryTable.movers.make(from: set, options: Figures.options(from: 1990))
    }
    #expect(throws: AnalysisError.editionsOutOfOrder(first: 2025, last: 2025)) {
      try SummaryTable.movers.make(from: set, options: Figures.options(from: 2025))
    }
  }

  @Test func tiesShareARank() throws {
    let table = try SummaryTable.ranking.make(from: set, options: Figures.options())
    #expect(table.header == "rank,id,name,value,status,previous_rank,rank_change")
    #expect(
      table.lines == [
        "1,AAA,Land AAA,92,F,1,0", "1,DDD,Land DDD,92,F,1,0", "3,BBB,Land BBB,40,PF,3,0",
        "4,CCC,Land CCC,30,NF,4,0",
      ])
    let before = try SummaryTable.ranking.make(from: set, options: Figures.options(to: 2024))
    #expect(before.texts("rank_change") == ["0", "", "-1", "-2"])
    #expect(before.texts("status") == ["", "", "", ""])
  }

  @Test func lowestIsTheLeastFreeOnEveryScale() throws {
    let total = try SummaryTable.lowest.make(from: set, options: Figures.options(top: 2))
    #expect(total.texts("id") == ["CCC", "BBB"])
    let press = try SummaryTable.lowest.make(
      from: set, options: Figures.options(indicator: "fotp.total", bound: 60))
    #expect(press.texts("id") == ["BBB", "CCC"])
    #expect(press.notes.map(\.text).contains("Shown: values of at least 60."))
    let highest = try SummaryTable.highest.make(
      from: set, options: Figures.options(indicator: "fotp.total", bound: 60))
    #expect(highest.texts("value") == ["10", "10", "60"])
    let lowest = try SummaryTable.lowest.make(from: set, options: Figures.options(bound: 40))
    #expect(lowest.texts("value") == ["30", "40"])
    #expect(lowest.notes.map(\.text).contains("Shown: values of at most 40."))
  }

  @Test func tiesThatAreCutAreSaid() throws {
    let table = try SummaryTable.highest.make(from: set, options: Figures.options(top: 1))
    #expect(table.notes.map(\.text).contains("1 more with the value of the last shown."))
  }

  @Test func averagesAreUnweighted() throws {
    let table = try SummaryTable.averages.make(from: set, options: Figures.options(from: 2024))
    #expect(table.header == "edition,year,entities,mean,median")
    #expect(table.lines == ["2024,2024,4,67.5,70", "2025,2025,4,63.5,66"])
    let regions = try SummaryTable.averages.make(
      from: set, options: Figures.options(by: .current, from: 2025))
    #expect(regions.lines == ["Asia,2025,2025,3,54,40", "Europe,2025,2025,1,92,92"])
  }

  @Test func theRuleOfElectoralDemocraciesIsThatOfTheEdition() throws {
    let set = PanelSet([
      Figures.panel("fiw.a", from: 2017, [(a, [7, 7]), (b, [6, 12]), (c, [nil, 9])]),
      Figures.panel("fiw.pr_score", from: 2017, [(a, [20, 20]), (b, [40, 40]), (c, [30, 30])]),
      Figures.panel("fiw.cl_score", from: 2017, [(a, [29, 29]), (b, [60, 60]), (c, [30, nil])]),
    ])
    let table = try SummaryTable.electoralDemocracies.make(
      from: set, options: Figures.options(from: 2017))
    #expect(table.header == "id,name,edition,a,pr_score,cl_score,electoral_democracy")
    #expect(
      table.lines == [
        "AAA,Land AAA,2017,7,20,29,true", "BBB,Land BBB,2017,6,40,60,false",
        "AAA,Land AAA,2018,7,20,29,false", "BBB,Land BBB,2018,12,40,60,true",
        "CCC,Land CCC,2018,9,30,,",
      ])
    #expect(table.notes.map(\.text).contains("Edition 2018: 1 yes, 1 no, 1 unknown."))
    let newest = try SummaryTable.electoralDemocracies.make(from: set, options: Figures.options())
    #expect(newest.rows.count == 3)
  }

  @Test func pressAndFreedomAreShownAsPublished() throws {
    let set = PanelSet([
      Figures.panel("fiw.status", from: 2016, [(a, [2, 2]), (b, [0, 0]), (c, [1, 1])]),
      Figures.panel("fiw.total", from: 2016, [(a, [90, 91]), (b, [20, 19]), (c, [50, 50])]),
      Figures.panel("fotp.status", from: 2016, [(a, [2]), (b, [0])]),
      Figures.panel("fotp.total", from: 2016, [(a, [25]), (b, [90])]),
    ])
    let table = try SummaryTable.pressAndFreedom.make(from: set, options: Figures.options())
    #expect(
      table.lines == ["AAA,Land AAA,2015,F,F,90,25,-15", "BBB,Land BBB,2015,NF,NF,20,90,-10"])
    let reversed = try SummaryTable.pressAndFreedom.make(
      from: set, options: Figures.options(isReversed: true))
    #expect(reversed.header.hasSuffix("freedom_score,press_score (100 - x),gap"))
    #expect(reversed.texts("press_score (100 - x)") == ["75", "10"])
    #expect(reversed.texts("gap") == ["-15", "-10"])
    #expect(table.notes.map(\.text).contains("Left out, in one publication only: 1 (Land CCC)."))
  }
}
