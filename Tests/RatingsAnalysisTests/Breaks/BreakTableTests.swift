import FreedomModel
import Testing

@testable import RatingsAnalysis

@Suite struct BreakTableTests {
  private let panel = Figures.panel(
    "fiw.total", from: 2013,
    [
      (Figures.entity("TUR"), ReferenceSeries.turkey),
      (Figures.entity("GMB"), ReferenceSeries.gambia),
    ])

  @Test func showsEveryBreakOfTheBestModel() throws {
    let table = try breakTable(of: panel)
    #expect(
      table.header == "id,name,indicator,breaks,last_of_segment,mean_before,mean_after,rss,bic")
    #expect(table.texts("id") == ["TUR", "GMB", "GMB"])
    #expect(table.texts("breaks") == ["1", "2", "2"])
    #expect(table.texts("last_of_segment") == ["2016", "2017", "2021"])
    #expect(table.texts("mean_before") == ["57.25", "20.4", "44.5"])
  }

  @Test func showsEveryModelWhenAsked() throws {
    let table = try breakTable(of: panel, showsAllModels: true)
    #expect(
      table.texts("breaks") == ["0", "1", "2", "2", "3", "3", "3"] + [
        "0", "1", "2", "2", "3", "3", "3",
      ])
    #expect(table.texts("last_of_segment")[0] == "")
  }

  @Test func namesTheYearsOfEditionsAcrossGaps() throws {
    let panel = Figures.panel(
      "fiw.total", from: 2010,
      [(Figures.entity("AAA"), [10, 10, 11, nil, nil, 40, 41, 40])])
    let table = try breakTable(of: panel, options: BreakOptions(minimumSegment: .values(2)))
    #expect(table.texts("last_of_segment") == ["2012"])
  }

  @Test func saysWhenASeriesIsTooShort() throws {
    let panel = Figures.panel("fiw.total", from: 2010, [(Figures.entity("AAA"), [10, 20])])
    let table = try breakTable(of: panel)
    #expect(table.lines[0].hasPrefix("AAA,Land AAA,fiw.total,0,,15,,50,"))
    #expect(table.notes.map(\.text).contains { $0.contains("too short") })
  }

  @Test func noFiguresGiveAnEmptyRow() throws {
    let panel = Figures.panel("fiw.total", from: 2010, [(Figures.entity("AAA"), [nil, nil])])
    #expect(try breakTable(of: panel).lines == ["AAA,Land AAA,fiw.total,,,,,,"])
  }

  @Test func aScaleTurnedRoundIsRefused() throws {
    let panel = Figures.panel(
      "fotn.total", from: 2017, [(Figures.entity("KAZ"), [59, 62, 32, 34])])
    let table = try breakTable(of: panel)
    #expect(table.lines == ["KAZ,Land KAZ,fotn.total,,,,,,"])
    #expect(table.notes.map(\.text).contains { $0.contains("edition 2019") })
  }

  @Test(arguments: [
    BreakOptions(minimumSegment: .values(1)), BreakOptions(minimumSegment: .share(0)),
    BreakOptions(minimumSegment: .share(0.6)), BreakOptions(mostBreaks: -1),
    BreakOptions(minimumSegment: .share(.nan)),
  ]) func optionsMustMakeSense(_ options: BreakOptions) {
    #expect(throws: AnalysisError.self) { try breakTable(of: panel, options: options) }
  }

  @Test(arguments: [(52, 7), (13, 3), (2, 3), (100, 15)]) func theShareIsStrucchanges(
    _ count: Int, _ least: Int
  ) {
    #expect(BreakOptions.MinimumSegment.share(0.15).values(of: count) == least)
  }
}
