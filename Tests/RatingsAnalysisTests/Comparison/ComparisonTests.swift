import FreedomModel
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
    try Comparison(
      of: entities ?? [kazakhstan, poland], in: panels ?? [totals], options: options
    ).table()
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

  @Test func turnsScalesWhenTwoPublicationsAreCompared() throws {
    let press = Figures.panel(
      "fotp.total", from: 2011, [(kazakhstan, [78, 80]), (poland, [25, 20])])
    let table = try table(ComparisonOptions(), in: [totals, press])
    #expect(table.header == "year,KAZ fiw.total,POL fiw.total,KAZ fotp.total,POL fotp.total")
    #expect(table.lines == ["2011,30,90,22,75", "2012,20,80,20,80"])
    #expect(table.notes.contains { $0.contains("100 less the published figure") })
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
