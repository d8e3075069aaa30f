import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

/// Values by numpy; beta by statsmodels (`WLS`, `conf_int`).
@Suite struct SpreadTableTests {
  private let ids = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]
  private let first: [Double] = [10, 30, 50, 70, 90, 40]
  private let last: [Double] = [20, 35, 50, 75, 85, 60]

  private var panel: Panel {
    let regions = ["Africa", "Africa", "Asia", "Asia", "Europe", "Europe"]
    return Figures.panel(
      "fiw.total", from: 2003,
      ids.indices.map { (Figures.entity(ids[$0], region: regions[$0]), [first[$0], last[$0]]) })
  }

  private var people: Population {
    Population(
      zip(ids, [1, 5, 2, 10, 3, 4]).flatMap { id, people in
        [2002, 2003].map {
          Population.Record(entity: id, year: $0, people: people, source: "World Bank")
        }
      })
  }

  private func expect(_ row: Spread.Row, _ values: [Double]) {
    let found = [
      row.mean, row.deviation, row.gini, row.theil, row.theilBetween, row.theilWithin,
      row.nearMean,
    ]
    for (found, expected) in zip(found, values) { #expect(agree(found, expected)) }
  }

  @Test func agreesWithNumpy() throws {
    let spread = try Spread(in: PanelSet([panel]))
    expect(
      spread.rows[0],
      [
        48.3333333333, 26.0874597375, 0.304597701149, 0.158415229313, 0.100571592783,
        0.05784363653, 0.166666666667,
      ])
    expect(
      spread.rows[1],
      [
        54.1666666667, 22.251716538, 0.233333333333, 0.0911669544209, 0.0703838294201,
        0.0207831250008, 0.166666666667,
      ])
    #expect(spread.rows[0].beta == nil)
    let beta = try #require(spread.rows[1].beta)
    #expect(agree(beta.slope, -0.181632653061))
    #expect(agree(beta.limits.lowerBound, -0.515458775556))
    #expect(agree(beta.limits.upperBound, 0.152193469434))
  }

  @Test func agreesWithNumpyByPeople() throws {
    let spread = try Spread(in: PanelSet([panel]), weights: people)
    expect(
      spread.rows[0],
      [
        55.6, 21.9235033697, 0.217553956835, 0.0850712964442, 0.0507352399713, 0.0343360564729, 0,
      ])
    expect(
      spread.rows[1],
      [
        61.6, 18.9589029218, 0.167012987013, 0.0526743030093, 0.040476201442, 0.0121981015673,
        0.16,
      ])
    let beta = try #require(spread.rows[1].beta)
    #expect(agree(beta.slope, -0.17809587217))
    #expect(agree(beta.limits.lowerBound, -0.551395661521))
    #expect(agree(beta.limits.upperBound, 0.19520391718))
  }

  @Test func valuesBelowZeroCountAsZeroAndAreNamed() throws {
    let panel = Figures.panel(
      "fiw.total", from: 2003,
      [
        (Figures.entity("AAA"), [-2]), (Figures.entity("BBB"), [0]), (Figures.entity("CCC"), [10]),
        (Figures.entity("DDD"), [30]),
      ])
    let row = try #require(try Spread(in: PanelSet([panel])).rows.first)
    #expect(agree(row.gini, 0.625))
    #expect(agree(row.theil, 0.823959216501))
    #expect(row.mean == 9.5)
    let table = try SummaryTable.spread.make(from: PanelSet([panel]), options: Figures.options())
    #expect(table.notes.contains { $0.text.contains("below 0 count as 0") })
  }

  @Test func ratingsHaveNoGini() throws {
    let panel = Figures.panel(
      "fiw.pr", from: 2003, [(Figures.entity("AAA"), [1]), (Figures.entity("BBB"), [5])])
    var options = Figures.options(indicator: "fiw.pr")
    options.indicator = "fiw.pr"
    let table = try SummaryTable.spread.make(from: PanelSet([panel]), options: options)
    #expect(table.texts("sd") == ["2"])
    #expect(table.texts("gini") == [""])
    #expect(table.notes.contains { $0.brief.contains("no Gini") })
  }

  @Test func regionsAreSeparate() throws {
    let table = try SummaryTable.spread.make(
      from: PanelSet([panel]), options: Figures.options(by: .current))
    #expect(table.header.hasPrefix("region,edition,year,entities,mean,sd,gini"))
    #expect(
      table.texts("region") == ["Africa", "Africa", "Asia", "Asia", "Europe", "Europe"])
    #expect(table.texts("mean") == ["20", "27.5", "60", "62.5", "65", "72.5"])
    #expect(table.texts("theil_between").allSatisfy { $0.isEmpty })
  }
}
