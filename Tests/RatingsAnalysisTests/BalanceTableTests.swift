import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

@Suite struct BalanceTableTests {
  private let a = Figures.entity("AAA", region: "Europe")
  private let b = Figures.entity("BBB", region: "Asia")
  private let montenegro = Figures.entity("MNE", region: "Europe")
  private let union = Figures.entity("SCG", region: "Europe")
  private let kosovo = Figures.entity(
    "XKX", region: "Europe", roles: [Entity.Role(kind: .territory, editions: 1994...2005)])
  private let link = EntityLink(
    predecessor: "SCG", successor: "MNE", date: CalendarDate(year: 2006, month: 6, day: 3),
    relation: .continuation)

  private func set(_ links: EntityLink...) -> PanelSet {
    PanelSet(
      [
        Figures.panel(
          "fiw.total", from: 2005,
          [
            (a, [50, 51, 50]), (b, [30, 30, 29]), (union, [70, 72, nil]),
            (montenegro, [nil, nil, 75]), (kosovo, [20, 30, 30]),
          ]),
        Figures.panel(
          "fiw.rating", from: 2003,
          [
            (a, [3, 2.5, 2.5, 2, 2]), (b, [5, 5.5, 5, 5, 5]), (union, [3, 3, 3, 3, nil]),
            (montenegro, [nil, nil, nil, nil, 2]), (kosovo, [6, 6, 6, 6, 6]),
          ]),
      ], links: links)
  }

  @Test func totalsDecideWhereThereAreTotals() throws {
    let table = try SummaryTable.balance.make(from: set(link), options: Figures.options())
    #expect(table.header == "edition,year,improved,declined,unchanged,net,method")
    #expect(
      table.lines == [
        "2004,2004,1,1,1,0,rating", "2005,2005,1,0,2,1,rating", "2006,2006,3,0,1,3,score",
        "2007,2007,1,2,1,-1,score",
      ])
  }

  @Test func predecessorsAndOtherRolesAreNamed() throws {
    let table = try SummaryTable.balance.make(from: set(link), options: Figures.options())
    #expect(
      table.notes.map(\.text).contains(
        """
        Compared with a predecessor: Land XKX 2006 with its value as a territory, Land MNE 2007 \
        with Land SCG.
        """))
  }

  @Test func partsOfAPredecessorAreNotCompared() throws {
    let part = EntityLink(
      predecessor: "SCG", successor: "MNE", date: link.date, relation: .part)
    let table = try SummaryTable.balance.make(from: set(part), options: Figures.options(from: 2007))
    #expect(table.lines == ["2007,2007,0,2,1,-2,score"])
  }

  @Test func ratingsDecideWhenAsked() throws {
    let table = try SummaryTable.balance.make(
      from: set(), options: Figures.options(from: 2006, method: .rating))
    #expect(table.texts("improved") == ["1", "0"])
    #expect(table.texts("method") == ["rating", "rating"])
  }

  @Test func goesByRegion() throws {
    let table = try SummaryTable.balance.make(
      from: set(link), options: Figures.options(by: .current, from: 2007))
    #expect(table.lines == ["Asia,2007,2007,0,1,0,-1,score", "Europe,2007,2007,1,1,1,0,score"])
  }

  @Test func otherPublicationsHaveTheirDirection() throws {
    let set = PanelSet([Figures.panel("fotp.total", from: 2005, [(a, [50, 45]), (b, [20, 30])])])
    let table = try SummaryTable.balance.make(
      from: set, options: Figures.options(indicator: "fotp.total", kind: nil))
    #expect(table.lines == ["2006,2006,1,1,0,0,score"])
  }

  @Test func aScaleTurnedRoundIsNotCompared() throws {
    let set = PanelSet([Figures.panel("fotn.total", from: 2017, [(a, [59, 62, 32, 34])])])
    let table = try SummaryTable.balance.make(
      from: set, options: Figures.options(indicator: "fotn.total", kind: nil))
    #expect(table.texts("year") == ["2018", "2020"])
  }

  @Test func theSplitRatingIsNotCompared() throws {
    let africa = Figures.southAfrica
    let set = PanelSet([
      Figures.panel(
        "fiw.rating", from: 1973, [(africa, [nil, 4.5, 4.5]), (a, [1, 1, 1])],
        splits: [(africa, 1973)])
    ])
    let table = try SummaryTable.balance.make(from: set, options: Figures.options())
    #expect(table.lines == ["1974,1974,0,0,1,0,rating", "1975,1975,0,0,2,0,rating"])
    #expect(table.notes.map(\.text).count { $0.contains("two ratings in the edition 1973") } == 1)
    let later = try SummaryTable.balance.make(from: set, options: Figures.options(from: 1975))
    #expect(!later.notes.map(\.text).contains { $0.contains("two ratings") })
  }
}

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
