import FreedomModel
import RatingsTables
import Testing

@testable import RatingsAnalysis

@Suite struct ComparisonTests {
  private let kazakhstan = Figures.entity("KAZ", region: "Eurasia")
  private let poland = Figures.entity("POL", region: "Europe")
  private let georgia = Figures.entity("GEO", region: "Eurasia")
  private let crimea = Figures.territory("CRI")

  private var totals: Panel {
    Figures.panel(
      "fiw.total", from: 2010,
      [
        (kazakhstan, [nil, 30, 20]), (poland, [nil, 90, 80]), (georgia, [10, 60, nil]),
        (crimea, [nil, 0, 0]),
      ])
  }

  private func table(
    _ options: ComparisonOptions, of entities: [Entity]? = nil, in panels: [Panel]? = nil
  ) throws -> ResultTable {
    ResultTable(
      try Comparison(
        of: entities ?? [kazakhstan, poland], in: panels ?? [totals], options: options))
  }

  @Test func showsOneColumnForEachEntityAndBaseline() throws {
    let table = try table(
      ComparisonOptions(baselines: [.world, .region("Eurasia")]))
    #expect(table.header == "year,KAZ,POL,world,region:Eurasia")
    #expect(table.lines == ["2011,30,90,60,45", "2012,20,80,50,20"])
  }

  @Test func territoriesJoinAveragesOnlyWhenAsked() throws {
    let table = try table(ComparisonOptions(baselines: [.world], kind: nil))
    #expect(table.texts("world") == ["45", "33.333333333333336"])
  }

  @Test func aGroupMayChangeItsMembers() throws {
    let group = Membership(name: "group:club") { entity, edition in
      entity.id == "POL" || edition.year == 2012
    }
    #expect(
      try table(ComparisonOptions(baselines: [group])).texts("group:club") == ["90", "50"])
  }

  @Test func showsDifferencesToABaseline() throws {
    let table = try table(ComparisonOptions(measure: .difference(to: .world)))
    #expect(table.lines == ["2011,-30,30", "2012,-30,30"])
  }

  @Test func showsRanksThatTiesShare() throws {
    let tied = Figures.panel(
      "fiw.pr", from: 2010,
      [(kazakhstan, [6]), (poland, [1]), (georgia, [1]), (crimea, [1])])
    let table = try table(ComparisonOptions(measure: .rank), in: [tied])
    #expect(table.lines == ["2010,3,1"])
  }

  private var press: Panel {
    Figures.panel("fotp.total", from: 2011, [(kazakhstan, [78, 80]), (poland, [25, 20])])
  }

  @Test func showsEveryScaleAsPublishedAlsoBesideAnother() throws {
    let table = try table(ComparisonOptions(baselines: [.world]), in: [totals, press])
    #expect(
      table.header == "year,KAZ fiw.total,POL fiw.total,world fiw.total,"
        + "KAZ fotp.total,POL fotp.total,world fotp.total")
    #expect(table.lines == ["2011,30,90,60,78,25,51.5", "2012,20,80,50,80,20,50"])
  }

  @Test func saysInTheHeadingWhatIsReversed() throws {
    let table = try table(
      ComparisonOptions(baselines: [.world], isReversed: true), in: [totals, press])
    #expect(
      table.header == "year,KAZ fiw.total,POL fiw.total,world fiw.total,KAZ fotp.total (100 - x),"
        + "POL fotp.total (100 - x),world fotp.total (100 - x)")
    #expect(table.lines == ["2011,30,90,60,22,75,48.5", "2012,20,80,50,20,80,50"])
    #expect(table.title == "Comparison by total score and press freedom total (100 - x)")
    let ratings = Figures.panel("fiw.pr", from: 2011, [(kazakhstan, [6, 7])])
    let alone = try self.table(
      ComparisonOptions(isReversed: true), of: [kazakhstan], in: [ratings])
    #expect(alone.header == "year,KAZ fiw.pr (8 - x)")
    #expect(alone.lines == ["2011,2", "2012,1"])
  }

  @Test func reversesOnlyTheOlderEditionsOfFreedomOnTheNet() throws {
    let net = Figures.panel("fotn.total", from: 2018, [(kazakhstan, [62, 32])])
    let reversed = try table(ComparisonOptions(isReversed: true), of: [kazakhstan], in: [net])
    #expect(reversed.header == "year,KAZ fotn.total (100 - x before 2019)")
    #expect(reversed.lines == ["2018,38", "2019,32"])
    let newer = Figures.panel("fotn.total", from: 2019, [(kazakhstan, [32])])
    #expect(throws: AnalysisError.nothingToReverse(indicators: ["fotn.total"])) {
      try table(ComparisonOptions(isReversed: true), of: [kazakhstan], in: [newer])
    }
  }

  @Test func refusesToReverseWhatHasNoDirectionOrNoRange() throws {
    func panel(_ direction: ScaleDirection?) -> Panel {
      let editions = [Edition(publication: "own", year: 2020, coverageYear: 2019)]
      return Panel(
        indicator: Indicator(
          id: "own.x", publication: "own", label: "x", measure: .figure, direction: direction),
        entities: [kazakhstan], editions: editions, numbers: [3])
    }
    #expect(
      throws: AnalysisError.directionNotDeclared(indicator: "own.x", what: "a reversed value")
    ) {
      try table(ComparisonOptions(isReversed: true), of: [kazakhstan], in: [panel(nil)])
    }
    #expect(throws: AnalysisError.self) {
      try table(ComparisonOptions(isReversed: true), of: [kazakhstan], in: [panel(.lower)])
    }
    #expect(try table(ComparisonOptions(), of: [kazakhstan], in: [panel(nil)]).lines == ["2020,3"])
  }

  @Test func aStatusIsShownAsItsCode() throws {
    let statuses = Figures.panel("fiw.status", from: 2020, [(kazakhstan, [0]), (poland, [2])])
    let table = try table(ComparisonOptions(baselines: [.world]), in: [statuses])
    #expect(table.lines == ["2020,NF,F,1"])
  }

  @Test func linesAreThoseOfTheTable() throws {
    let lines = try Comparison(
      of: [kazakhstan], in: [totals],
      options: ComparisonOptions(
        baselines: [.region("Eurasia")], measure: .difference(to: .world))
    ).lines
    #expect(lines.map(\.heading) == ["KAZ", "region:Eurasia"])
    #expect(lines.map(\.isBaseline) == [false, true])
    // The years of the rows are those of the entity: the baseline's 2010 is not shown.
    #expect(lines.map { $0.series.numbers } == [[nil, -30, -30], [nil, -15, -30]])
    #expect(lines[0].series.indicator.label == "Total score less world")
  }

  @Test func leavesOneScaleAsPublished() throws {
    let press = Figures.panel("fotp.total", from: 2011, [(kazakhstan, [78])])
    #expect(try table(ComparisonOptions(), of: [kazakhstan], in: [press]).lines == ["2011,78"])
  }

  @Test func missingEditionsInsideStayMissing() throws {
    let panel = Figures.panel("fiw.total", from: 2010, [(kazakhstan, [nil, 1, nil, 3, nil])])
    #expect(
      try table(ComparisonOptions(), of: [kazakhstan], in: [panel]).lines
        == ["2011,1", "2012,", "2013,3"])
  }

  @Test func keepsToTheYearsWanted() throws {
    #expect(try table(ComparisonOptions(from: 2012)).texts("year") == ["2012"])
  }

  @Test func baselinesStandAloneToo() throws {
    let table = try table(ComparisonOptions(baselines: [.world]), of: [])
    #expect(table.lines == ["2010,10", "2011,60", "2012,50"])
  }
}
