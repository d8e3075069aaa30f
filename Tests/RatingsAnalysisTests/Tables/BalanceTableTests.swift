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
