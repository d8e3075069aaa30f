import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

@Suite struct SurvivalTests {
  private let a = Figures.entity("AAA", region: "Europe")
  private let b = Figures.entity("BBB", region: "Asia")
  private let c = Figures.entity("CCC", region: "Asia")

  /// A: F unknown start, PF 2, F 1. B begins with the edition 2002: NF 3, PF. C: a gap.
  private var set: PanelSet {
    PanelSet([
      Figures.panel(
        "fiw.status", from: 2001,
        [(a, [2, 2, 1, 1, 2]), (b, [nil, 0, 0, 0, 1]), (c, [1, nil, 1, 1, 0])])
    ])
  }

  private func options(
    by strata: Strata? = nil, statuses: [FreedomStatus] = FreedomStatus.freestFirst,
    countsUnknownStarts: Bool = false, from: Int? = nil, to: Int? = nil
  ) -> TableOptions {
    var options = Figures.options(from: from, to: to)
    options.strata = strata
    options.statuses = statuses
    options.countsUnknownStarts = countsUnknownStarts
    return options
  }

  private func lines(_ options: TableOptions) throws -> [String] {
    try SummaryTable.survival.make(from: set, options: options).lines
  }

  // MARK: Spells

  @Test func spellsSayHowTheyStartAndEnd() throws {
    let spells = try Spells(in: set)
    func text(_ id: String) -> [String] {
      spells.rows.filter { $0.entity.id == id }.map {
        "\($0.status.code) \($0.startedBy.rawValue) \($0.endedBy.rawValue)"
      }
    }
    #expect(
      text("AAA") == [
        "F first-edition status-change", "PF status-change status-change", "F status-change newest",
      ])
    #expect(text("BBB") == ["NF entity-start status-change", "PF status-change newest"])
    #expect(
      text("CCC") == ["PF first-edition gap", "PF gap status-change", "NF status-change newest"])
  }

  @Test func leavingThePopulationIsNoEvent() throws {
    let kosovo = Figures.entity(
      "XKX", roles: [Entity.Role(kind: .territory, editions: 1994...2009)])
    let set = PanelSet([Figures.panel("fiw.status", from: 2008, [(kosovo, [0, 0, 1, 1, 0])])])
    let country = try Spells(in: set)
    #expect(country.rows.map(\.startedBy) == [.enteredPopulation, .statusChange])
    #expect(country.rows.map(\.endedBy) == [.statusChange, .newest])
    let territory = try Spells(in: set, scope: Scope(kind: .territory))
    #expect(territory.rows.map(\.startedBy) == [.firstEdition])
    #expect(territory.rows.map(\.endedBy) == [.leftPopulation])
    let both = try Spells(in: set, scope: Scope(kind: nil))
    #expect(both.rows.map(\.startedBy) == [.firstEdition, .statusChange, .statusChange])
  }

  @Test("a state that the register knows from before did not begin with its first status")
  func births() throws {
    func entity(_ id: String, _ lives: [YearSpan]) -> Entity {
      Entity(id: id, name: id, kind: .country, lives: lives)
    }
    let born = entity("BRN", [YearSpan(first: 2002, last: nil)])
    let older = entity("OLD", [YearSpan(first: 1950, last: 2003)])
    let territory = Figures.territory("TER")
    let rows: [(Entity, [Double?])] = [
      (born, [nil, nil, 1, 1, 1]), (older, [nil, nil, 1, nil, nil]),
      (territory, [nil, 1, 1, nil, nil]), (a, [1, 1, 1, 1, 1]),
    ]
    let spells = try Spells(
      in: PanelSet([Figures.panel("fiw.status", from: 2001, rows)]), scope: Scope(kind: nil))
    #expect(spells.rows.map(\.startedBy) == [.entityStart, .gap, .gap, .firstEdition])
    #expect(spells.rows.map(\.endedBy) == [.newest, .entityEnd, .gap, .newest])
    // Another publication came to most states late.
    let press = try Spells(
      in: PanelSet([Figures.panel("fotp.status", from: 2001, [(b, [nil, 1, 1]), (a, [1, 1, 1])])]),
      indicator: "fotp.status", scope: Scope(kind: nil))
    #expect(press.rows.map(\.startedBy) == [.gap, .firstEdition])
  }

  // MARK: Survival

  @Test func spellsOfUnknownStartAreLeftOutAndCounted() throws {
    let table = try SummaryTable.survival.make(from: set, options: options())
    #expect(table.header == "status,editions,at_risk,events,survival,low,high")
    #expect(table.lines == ["PF,2,1,1,0,,", "NF,3,1,1,0,,"])
    #expect(
      table.notes.contains { $0.brief == "spells of unknown start left out: F 1, PF 1" })
    let all = try lines(options(countsUnknownStarts: true))
    #expect(all.first == "F,2,1,1,0,,")
    #expect(all[1].hasPrefix("PF,2,2,2,0"))
  }

  @Test("within a window a spell enters late and keeps its age")
  func lateEntry() throws {
    #expect(try lines(options(from: 2003, to: 2005)) == ["PF,2,1,1,0,,", "NF,3,1,1,0,,"])
    #expect(try lines(options(from: 2003, to: 2004)) == ["PF,1,1,0,1,,", "NF,2,1,0,1,,"])
    let survival = try Survival(in: set, scope: Scope(from: 2003))
    #expect(survival.rows.map(\.lateEntries) == [0, 1])
  }

  @Test("the age counts from where the status began, also before the entity counted")
  func lateMembers() throws {
    let kosovo = Figures.entity(
      "XKX", roles: [Entity.Role(kind: .territory, editions: 1994...2009)])
    let set = PanelSet([
      Figures.panel(
        "fiw.status", from: 2007, [(kosovo, [0, 1, 1, 1, 1, 0]), (a, [1, 1, 1, 1, 1, 1])])
    ])
    let survival = try Survival(in: set, options: .init(statuses: [.partlyFree]))
    #expect(
      survival.rows.map(\.curve.points) == [
        [.init(editions: 4, atRisk: 1, events: 1, survival: 0, low: nil, high: nil)]
      ])
    #expect(survival.rows.map(\.lateEntries) == [1])
  }

  @Test func partsAreComparedByTheLogRankTest() throws {
    let entities = (0..<12).map { Figures.entity("E\($0)", region: $0 < 6 ? "Asia" : "Europe") }
    let rows = entities.enumerated().map { place, entity -> (Entity, [Double?]) in
      let length = place < 6 ? 1 + place % 2 : 4 + place % 3
      return (entity, [0] + (1..<10).map { $0 <= length ? 1 : 0 })
    }
    let set = PanelSet([Figures.panel("fiw.status", from: 2001, rows)])
    let survival = try Survival(
      in: set, options: .init(statuses: [.partlyFree], by: .regions(.current)))
    #expect(survival.rows.map(\.part) == ["Asia", "Europe"])
    let test = try #require(survival.tests.first?.test)
    // survdiff(Surv(c(1,2,1,2,1,2,4,5,6,4,5,6), rep(1,12)) ~ rep(c("a","b"), each = 6))
    #expect(agree(test.statistic, 11.000000000000004, within: 1e-12))
    #expect(test.degreesOfFreedom == 1)
    #expect(test.parts.map(\.observed) == [6, 6])
    let cohorts = try Survival(in: set, options: .init(statuses: [.partlyFree], by: .decades))
    #expect(cohorts.rows.map(\.part) == ["2000s"])
    #expect(cohorts.tests.isEmpty)
    var chosen = options(by: .regions(.current), statuses: [.partlyFree])
    chosen.showsTest = true
    let table = try SummaryTable.survival.make(from: set, options: chosen)
    #expect(table.header == "status,region,events,expected,statistic,degrees_of_freedom,p")
    #expect(table.rows.count == 2)
    chosen.strata = nil
    #expect(throws: AnalysisError.self) {
      try SummaryTable.survival.make(from: set, options: chosen)
    }
  }

  @Test("a state belongs to the others until it joins the group, and its spell goes on in it")
  func groups() throws {
    let union = Membership(name: "group:union") { entity, edition in
      entity.id == "AAA" && edition.year >= 2004
    }
    let survival = try Survival(
      in: PanelSet([Figures.panel("fiw.status", from: 2001, [(a, [0, 1, 1, 1, 1, 0])])]),
      options: .init(statuses: [.partlyFree], by: .group(union)))
    #expect(survival.rows.map(\.part) == ["others", "union"])
    #expect(survival.rows.map { $0.curve.points.map(\.editions) } == [[2], [4]])
    #expect(survival.rows.map(\.lateEntries) == [0, 1])
  }

  // MARK: Hazard

  @Test func hazardCountsEndsInHundredCountryYears() throws {
    let table = try SummaryTable.hazard.make(from: set, options: options(by: .editions))
    #expect(
      table.header
        == "status,edition,country_years,events,improved,declined,rate,low,high")
    let counts = table.rows.map { $0.prefix(6).map(\.plainText).joined(separator: ",") }
    #expect(
      counts == [
        "F,2002,1,0,0,0", "F,2003,1,1,0,1", "PF,2004,2,0,0,0", "PF,2005,2,2,1,1", "NF,2003,1,0,0,0",
        "NF,2004,1,0,0,0", "NF,2005,1,1,1,0",
      ])
    let byDecade = try SummaryTable.hazard.make(from: set, options: options(statuses: [.free]))
    #expect(byDecade.rows.count == 1)
    #expect(byDecade.texts("decade") == ["2000s"])
    #expect(byDecade.texts("rate") == ["50"])
  }

  @Test func hazardByPeopleHasNoLimits() throws {
    let population = Population(
      [("AAA", 30), ("CCC", 10)].flatMap { id, people in
        (2000...2005).map {
          Population.Record(entity: id, year: $0, people: people, source: "a table")
        }
      })
    let hazards = try Hazards(
      in: set, of: [.partlyFree], by: .editions, weights: population)
    #expect(hazards.rows.map(\.share) == [0, 1])
    #expect(hazards.rows.allSatisfy { $0.limits == nil })
    let all = try Hazards(in: set, of: [.partlyFree], by: .decades, weights: population)
    #expect(all.rows.map(\.share) == [0.5])
  }

  // MARK: Transitions

  @Test func transitionsHaveLimitsAndATest() throws {
    var chosen = options()
    chosen.showsLimits = true
    let table = try SummaryTable.transitions.make(from: set, options: chosen)
    #expect(table.header == "from_status,to_status,count,total,share,low,high")
    #expect(table.rows.count == 9)
    #expect(table.lines[0].hasPrefix("F,F,1,2,0.5,0.0945"))
    #expect(table.notes.contains { $0.text.hasPrefix("There is no test of stationarity") })
    let decades = try SummaryTable.transitions.make(from: set, options: options(by: .decades))
    #expect(decades.header == "decade,from_status,free,partly_free,not_free,total")
    #expect(decades.rows.count == 3)
    chosen.showsTest = true
    #expect(try SummaryTable.transitions.make(from: set, options: chosen).rows.isEmpty)
  }
}
