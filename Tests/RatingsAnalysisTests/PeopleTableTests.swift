import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

@Suite("People in tables")
struct PeopleTableTests {
  private let a = Figures.entity("AAA", region: "Europe")
  private let b = Figures.entity("BBB", region: "Asia")
  private let unknown = Figures.entity("DDD", region: "Asia")
  private let c = Figures.territory("CCC")

  /// Of millions, by entity and calendar year.
  private var population: Population {
    Population(
      [
        ("AAA", 2000, 30), ("AAA", 2001, 32), ("AAA", 2002, 34), ("BBB", 2000, 10),
        ("CCC", 2000, 1),
      ]
      .map {
        Population.Record(
          entity: $0.0, year: $0.1, people: $0.2 * 1_000_000, source: "World Bank (with CCC)")
      })
  }

  private var statuses: PanelSet {
    PanelSet([
      Figures.panel(
        "fiw.status", from: 2001,
        [(a, [2, 2, 1]), (b, [0, nil, 0]), (c, [1, 1, 1]), (unknown, [nil, nil, 2])])
    ])
  }

  private func table(_ options: TableOptions) throws -> ResultTable {
    var options = options
    options.population = population
    return try SummaryTable.people.make(from: statuses, options: options)
  }

  @Test("countries count with the people of the year in which the coverage ends")
  func world() throws {
    let table = try table(Figures.options())
    #expect(
      table.header
        == "edition,year,countries,people,free,partly_free,not_free,free_share,partly_free_share,"
        + "not_free_share,held_over")
    #expect(
      table.lines == [
        "2001,2001,2,40,30,0,10,0.75,0,0.25,0", "2002,2002,1,32,32,0,0,1,0,0,0",
        "2003,2003,2,44,0,34,10,0,0.7727272727272727,0.22727272727272727,1",
      ])
    #expect(
      table.notes.map(\.text).contains(
        "Where that year is missing, an earlier one is held over: people of 2000 for Land BBB (edition 2003)."
      ))
    #expect(
      table.notes.map(\.text).contains(
        "Left out, since their people are not known: Land DDD (edition 2003)."))
    #expect(table.notes.map(\.text).contains("Populations: World Bank."))
  }

  @Test("by region the region comes first; territories count where that is asked for")
  func divided() throws {
    let regions = try table(Figures.options(by: .current, from: 2003))
    #expect(regions.header.hasPrefix("region,edition"))
    #expect(
      regions.lines == [
        "Asia,2003,2003,1,10,0,0,10,0,0,1,1", "Europe,2003,2003,1,34,0,34,0,0,1,0,0",
      ])
    #expect(try table(Figures.options(kind: nil)).texts("countries") == ["3", "2", "3"])
  }

  @Test("a status published in two is in no count, and named")
  func split() throws {
    let africa = Figures.southAfrica
    var options = Figures.options()
    options.population = population
    let table = try SummaryTable.people.make(
      from: PanelSet([
        Figures.panel(
          "fiw.status", from: 2001, [(a, [2]), (africa, [nil])], splits: [(africa, 2001)])
      ]), options: options)
    #expect(table.texts("countries") == ["1"])
    #expect(table.notes.map(\.text).contains { $0.hasPrefix("South Africa has two ratings") })
  }

  private var totals: Panel {
    Figures.panel(
      "fiw.total", from: 2001, [(a, [80, 80, 90]), (b, [20, nil, 40]), (c, [0, 0, 0])])
  }

  @Test("means and medians count people where that is asked for")
  func averages() throws {
    var options = Figures.options()
    let plain = try SummaryTable.averages.make(from: PanelSet([totals]), options: options)
    #expect(
      plain.texts("mean") == ["50", "80", "65"] && plain.texts("median") == plain.texts("mean"))
    options.population = population
    let weighted = try SummaryTable.averages.make(from: PanelSet([totals]), options: options)
    #expect(weighted.texts("mean") == ["65", "80", "78.63636363636364"])
    #expect(weighted.texts("median") == ["80", "80", "90"])
    #expect(
      weighted.notes.map(\.text).contains { $0.hasPrefix("Each entity counts with its people") })
  }

  @Test("a median between two halves of the people is the mean of both sides")
  func median() {
    #expect([(value: 1.0, weight: 2.0), (3, 1), (5, 1)].weightedMedian == 2)
    #expect([(value: 5.0, weight: 1.0), (1, 1), (3, 1)].weightedMedian == 3)
    #expect([(value: 1.0, weight: 0.0)].weightedMedian == nil)
    #expect([(value: 1.0, weight: 0.0)].weightedMean == nil)
  }

  @Test("means of groups are series of their own, and baselines are the same means")
  func means() throws {
    let groups = [Membership.world, .region("Asia")]
    let means = GroupMeans(of: groups, in: totals, weights: population)
    #expect(
      means.panel.entities.map(\.name) == [
        "Mean of world, by people", "Mean of region:Asia, by people",
      ])
    let row = { (row: Int) in (0..<3).map { means.panel.number(row, $0) } }
    #expect(row(0) == [65, 80, 78.63636363636364] && row(1) == [20, nil, 40])
    #expect(means.counted?.heldOver.map(\.edition.year) == [2003, 2003])
    let comparison = try Comparison(
      of: [a], in: [totals], options: ComparisonOptions(baselines: groups, weights: population))
    let table = ResultTable(comparison)
    #expect(table.texts("world") == ["65", "80", "78.63636363636364"])
    #expect(
      table.notes.map(\.text).contains(
        "Averages are means over the countries rated in each edition, weighted by people."))
    #expect(GroupMeans(of: groups, in: totals).panel.number(0, 2) == 65)
  }

  @Test("what is held over is reported of the editions shown")
  func shown() throws {
    let late = Figures.panel("fiw.total", from: 2001, [(a, [1, 1, nil]), (b, [1, 1, 1])])
    let comparison = try Comparison(
      of: [a], in: [late], options: ComparisonOptions(baselines: [.world], weights: population))
    #expect(comparison.counted?.heldOver.map(\.edition.year) == [2002])
  }
}
