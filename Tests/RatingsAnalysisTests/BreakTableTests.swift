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
    let table = try breakTable(of: panel, options: BreakOptions(criterion: .bic))
    #expect(
      table.header == "id,name,indicator,breaks,last_of_segment,mean_before,mean_after,rss,bic,"
        + "last_low,last_high,lwz,sup_f,sup_f_p,r,criterion,breaks_by_bic")
    #expect(table.texts("id") == ["TUR", "GMB", "GMB"])
    #expect(table.texts("breaks") == ["1", "2", "2"])
    #expect(table.texts("last_of_segment") == ["2016", "2017", "2021"])
    #expect(table.texts("mean_before") == ["57.25", "20.4", "44.5"])
    #expect(table.texts("last_low") == ["2015", "2016", "2020"])
    #expect(table.texts("last_high") == ["2017", "2018", "2024"])
  }

  @Test("where values resemble those of the year before, both answers are shown")
  func showsBothAnswers() throws {
    let table = try breakTable(of: panel)
    #expect(table.texts("criterion") == ["simulated", "simulated"])
    #expect(table.texts("breaks") == ["1", "1"])
    #expect(table.texts("breaks_by_bic") == ["1", "2"])
    let text = table.notes.map(\.text)
    #expect(
      text.contains {
        $0.contains("The lowest BIC has other breaks than the simulated threshold")
          && $0.contains("2017, 2021 instead of 2017")
      })
    #expect(text.contains { $0.contains("r* and its standard error above 0.3") })
  }

  @Test func bicComesWithAWarning() throws {
    let table = try breakTable(of: panel, options: BreakOptions(criterion: .bic))
    #expect(table.notes.contains { $0.brief.contains("may be noise") && $0.grade == .essential })
  }

  @Test func oneSeedHasOneAnswer() throws {
    let options = BreakOptions(criterion: .simulated, seed: 7)
    #expect(
      try breakTable(of: panel, options: options).lines
        == breakTable(of: panel, options: options).lines)
  }

  @Test func limitsThatAreNotDefinedAreEmptyAndNamed() throws {
    let panel = Figures.panel(
      "fiw.total", from: 2000, [(Figures.entity("AAA"), [10, 10, 10, 10, 30, 31, 30, 31, 30])])
    let table = try breakTable(of: panel, options: BreakOptions(criterion: .bic))
    #expect(table.texts("last_of_segment") == ["2003"])
    #expect(table.texts("last_low") == [""])
    #expect(table.texts("last_high") == [""])
    #expect(table.notes.contains { $0.text.contains("No limits of the date") })
  }

  @Test func otherBreaksThatFitAsWellAreListed() throws {
    let panel = Figures.panel(
      "fiw.total", from: 2000, [(Figures.entity("AAA"), [10, 10, 10, 15, 20, 20, 20])])
    let table = try breakTable(
      of: panel, options: BreakOptions(mostBreaks: 1, criterion: .bic))
    #expect(table.texts("last_of_segment") == ["2002"])
    #expect(table.notes.contains { $0.text.contains("other breaks fit as well as 2002: 2003") })
  }

  @Test func gapsAreNamed() throws {
    let panel = Figures.panel(
      "fiw.total", from: 2010,
      [(Figures.entity("AAA"), [10, 10, 11, nil, nil, 40, 41, 40])])
    let table = try breakTable(of: panel)
    #expect(table.notes.contains { $0.text.contains("no value between 2012 and 2015") })
  }

  @Test func anEditionThatFillsAYearIsOneObservation() throws {
    let panel = Figures.panel(
      "fiw.total", from: 1978, [(Figures.entity("AAA"), [10, 12, 11, 13, 20, nil, 22, 21, 23, 20])])
    let filled = try breakTable(of: panel, options: BreakOptions(yearRule: .coverageFilled))
    let plain = try breakTable(of: panel, options: BreakOptions(yearRule: .coverage))
    #expect(filled.lines == plain.lines)
  }

  @Test func linesHaveSlopes() throws {
    let values: [Double] =
      [10, 13, 14, 17, 18, 21, 22, 25, 26, 29] + [70, 69, 70, 69, 70, 69, 70, 69, 70, 69]
    let panel = Figures.panel("fiw.total", from: 2003, [(Figures.entity("AAA"), values)])
    let table = try breakTable(of: panel, options: BreakOptions(shape: .trend, criterion: .bic))
    #expect(table.texts("last_of_segment") == ["2012"])
    let slopes = table.header.contains("slope_before,slope_after")
    #expect(slopes)
  }

  @Test func showsEveryModelWhenAsked() throws {
    let table = try breakTable(
      of: panel, options: BreakOptions(mostBreaks: 3), showsAllModels: true)
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
    #expect(try breakTable(of: panel).lines == ["AAA,Land AAA,fiw.total,,,,,,,,,,,,,,"])
  }

  @Test func aScaleTurnedRoundIsRefused() throws {
    let panel = Figures.panel(
      "fotn.total", from: 2017, [(Figures.entity("KAZ"), [59, 62, 32, 34])])
    let table = try breakTable(of: panel)
    #expect(table.lines == ["KAZ,Land KAZ,fotn.total,,,,,,,,,,,,,,"])
    #expect(table.notes.map(\.text).contains { $0.contains("edition 2019") })
  }

  @Test(arguments: [
    BreakOptions(minimumSegment: .values(1)), BreakOptions(minimumSegment: .share(0)),
    BreakOptions(minimumSegment: .share(0.6)), BreakOptions(mostBreaks: -1),
    BreakOptions(minimumSegment: .share(.nan)),
    BreakOptions(shape: .trend, minimumSegment: .values(2)),
  ]) func optionsMustMakeSense(_ options: BreakOptions) {
    #expect(throws: AnalysisError.self) { try breakTable(of: panel, options: options) }
  }

  @Test(arguments: [(52, 7), (13, 3), (2, 3), (100, 15)]) func theShareIsStrucchanges(
    _ count: Int, _ least: Int
  ) {
    #expect(BreakOptions.MinimumSegment.share(0.15).values(of: count) == least)
  }

  @Test(arguments: [(100, 15, 5), (52, 7, 6), (13, 3, 3), (12, 3, 2), (6, 3, 1), (4, 3, 1)])
  func theMostBreaksAreStrucchanges(_ count: Int, _ least: Int, _ most: Int) {
    #expect(BreakOptions().mostBreaks(of: count, least: least) == most)
  }
}
