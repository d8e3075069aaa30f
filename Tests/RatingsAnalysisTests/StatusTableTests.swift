import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

@Suite struct StatusTableTests {
  private let a = Figures.entity("AAA", region: "Europe")
  private let b = Figures.entity("BBB", region: "Asia")
  private let c = Figures.territory("CCC")

  private var set: PanelSet {
    PanelSet([
      Figures.panel(
        "fiw.status", from: 2001,
        [(a, [2, 2, 1, 1]), (b, [0, nil, 0, 1]), (c, [1, 1, 1, 1])])
    ])
  }

  @Test func countsEachStatusAmongCountries() throws {
    let table = try SummaryTable.counts.make(from: set, options: Figures.options())
    #expect(
      table.header
        == "edition,year,entities,free,partly_free,not_free,free_share,partly_free_share,not_free_share"
    )
    #expect(
      table.lines == [
        "2001,2001,2,1,0,1,0.5,0,0.5", "2002,2002,1,1,0,0,1,0,0", "2003,2003,2,0,1,1,0,0.5,0.5",
        "2004,2004,2,0,2,0,0,1,0",
      ])
  }

  @Test func countsByRegionWithTheRegionFirst() throws {
    let table = try SummaryTable.counts.make(
      from: set, options: Figures.options(by: .current, from: 2003))
    #expect(table.header.hasPrefix("region,edition,year"))
    #expect(
      table.lines == [
        "Asia,2003,2003,1,0,0,1,0,0,1", "Asia,2004,2004,1,0,1,0,0,1,0",
        "Europe,2003,2003,1,0,1,0,0,1,0", "Europe,2004,2004,1,0,1,0,0,1,0",
      ])
  }

  @Test func theRatingThatWasSplitIsInNoCount() throws {
    let africa = Figures.southAfrica
    let set = PanelSet([
      Figures.panel(
        "fiw.status", from: 1973, [(africa, [nil, 1, 1]), (a, [2, 2, 2])], splits: [(africa, 1973)])
    ])
    func notes(_ table: SummaryTable, _ options: TableOptions = Figures.options()) throws
      -> Int
    {
      try table.make(from: set, options: options).notes.map(\.text).count {
        $0.contains("two ratings")
      }
    }
    let table = try SummaryTable.counts.make(from: set, options: Figures.options())
    #expect(table.texts("entities") == ["1", "2", "2"])
    #expect(try SummaryTable.statusChanges.make(from: set, options: Figures.options()).rows.isEmpty)
    for table: SummaryTable in [
      SummaryTable.counts, SummaryTable.statusChanges, SummaryTable.transitions,
      SummaryTable.spells,
    ] {
      #expect(try notes(table) == 1, "\(table.name)")
      #expect(try notes(table, Figures.options(from: 1975)) == 0, "\(table.name)")
      #expect(
        try notes(
          table, Figures.options(membership: Membership(name: "a") { one, _ in one.id == "AAA" }))
          == 0, "\(table.name)")
    }
    // A change from the edition 1973 to that of 1974 belongs to the latter.
    #expect(try notes(SummaryTable.statusChanges, Figures.options(from: 1974)) == 1)
    #expect(try notes(SummaryTable.transitions, Figures.options(from: 1974)) == 0)
  }

  @Test func statusChangesCompareConsecutiveEditionsOnly() throws {
    let table = try SummaryTable.statusChanges.make(from: set, options: Figures.options())
    #expect(table.header == "id,name,edition,from_status,to_status,direction")
    #expect(
      table.lines == ["AAA,Land AAA,2003,F,PF,declined", "BBB,Land BBB,2004,NF,PF,improved"])
  }

  @Test func transitionsCountPairsOfConsecutiveEditions() throws {
    let table = try SummaryTable.transitions.make(from: set, options: Figures.options())
    #expect(table.header == "from_status,free,partly_free,not_free,total")
    #expect(table.lines == ["F,1,1,0,2", "PF,0,1,0,1", "NF,0,1,0,1"])
    let shares = try SummaryTable.transitions.make(
      from: set, options: Figures.options(showsShares: true))
    #expect(shares.lines == ["F,0.5,0.5,0,2", "PF,0,1,0,1", "NF,0,1,0,1"])
    let late = try SummaryTable.transitions.make(
      from: set, options: Figures.options(from: 2003, showsShares: true))
    #expect(late.lines == ["F,,,,0", "PF,0,1,0,1", "NF,0,1,0,1"])
  }

  @Test func spellsAreMarkedWhereTheyAreCut() throws {
    let table = try SummaryTable.spells.make(from: set, options: Figures.options())
    #expect(
      table.header
        == "id,name,status,from,to,editions,left_censored,right_censored,started_by,ended_by")
    #expect(
      table.lines == [
        "AAA,Land AAA,F,2001,2002,2,true,false,first-edition,status-change",
        "AAA,Land AAA,PF,2003,2004,2,false,true,status-change,newest",
        "BBB,Land BBB,NF,2001,2001,1,true,false,first-edition,gap",
        "BBB,Land BBB,NF,2003,2003,1,false,false,gap,status-change",
        "BBB,Land BBB,PF,2004,2004,1,false,true,status-change,newest",
      ])
  }

  @Test func aSpellIsShownWholeWhereTheWindowCutsIt() throws {
    let table = try SummaryTable.spells.make(from: set, options: Figures.options(to: 2001))
    #expect(table.texts("to") == ["2002", "2001"])
  }

  @Test func aTerritoryThatBecameACountryMakesNoTransition() throws {
    let kosovo = Figures.entity(
      "XKX", roles: [Entity.Role(kind: .territory, editions: 1994...2009)])
    let set = PanelSet([Figures.panel("fiw.status", from: 2009, [(kosovo, [0, 1, 1])])])
    let table = try SummaryTable.transitions.make(from: set, options: Figures.options())
    #expect(table.texts("total") == ["0", "1", "0"])
    let all = try SummaryTable.transitions.make(from: set, options: Figures.options(kind: nil))
    #expect(all.texts("total") == ["0", "1", "1"])
  }

  @Test func aYearOfTheLabelsIsNoGap() throws {
    let editions = [
      Edition(
        publication: "fiw", year: 1982, label: "1982",
        coverageStart: CalendarDate(year: 1981, month: 1, day: 1),
        coverageEnd: CalendarDate(year: 1982, month: 8, day: 31)),
      Edition(
        publication: "fiw", year: 1984, label: "1983-84",
        coverageStart: CalendarDate(year: 1982, month: 8, day: 1),
        coverageEnd: CalendarDate(year: 1983, month: 11, day: 30)),
    ]
    let panel = Panel(
      indicator: Figures.indicator("fiw.status"), entities: [a], editions: editions,
      numbers: [2, 1])
    let table = try SummaryTable.statusChanges.make(
      from: PanelSet([panel]), options: Figures.options())
    #expect(table.lines == ["AAA,Land AAA,1983-84,F,PF,declined"])
  }

  @Test func onlyStatusesCanBeCounted() {
    let set = PanelSet([Figures.panel("fiw.total", from: 2001, [(a, [1])])])
    #expect(
      throws: AnalysisError.unsuited(indicator: "fiw.total", table: "counts", need: "a status")
    ) {
      try SummaryTable.counts.make(from: set, options: Figures.options(indicator: "fiw.total"))
    }
    #expect(throws: AnalysisError.noFigures(indicator: "fiw.status")) {
      try SummaryTable.counts.make(from: set, options: Figures.options())
    }
  }
}
