import FreedomModel
import RatingsAnalysis
import Testing

@Suite("Contributions to a change")
struct ContributionsTests {
  private let entity = Entity(id: "KAZ", name: "Kazakhstan", kind: .country)
  private let editions = [2016, 2017, 2018].map {
    Edition(publication: "fiw", year: $0, coverageYear: $0 - 1)
  }

  private func panel(_ id: String, _ values: [Double?]) throws -> Panel {
    let indicator = try #require(Indicator.freedomHouse.first { $0.id == id })
    return Panel(
      indicator: indicator, entities: [entity], editions: editions,
      values: values.map { $0.map(RatingValue.number) })
  }

  private func panels(without missing: [String] = []) throws -> PanelSet {
    let values: [(String, [Double?])] = [
      ("fiw.total", [26, 22, 24]), ("fiw.pr_score", [6, 3, 5]), ("fiw.cl_score", [20, 19, 19]),
      ("fiw.a", [2, 1, 1]), ("fiw.b", [3, 2, 3]), ("fiw.c", [1, 1, 1]),
      ("fiw.add_a", [1, nil, nil]), ("fiw.add_q", [1, 1, nil]), ("fiw.d", [4, 4, 4]),
      ("fiw.e", [4, 4, 4]), ("fiw.f", [5, 4, 4]), ("fiw.g", [7, 7, 7]),
    ]
    return PanelSet(
      try values.filter { !missing.contains($0.0) }.map { try panel($0.0, $0.1) })
  }

  @Test("categories and additional questions add up to the change of the total")
  func categories() throws {
    let found = try Contributions(to: entity, in: panels(), from: 2016, to: 2017)
    #expect(found.change == -4)
    #expect(found.rows.compactMap(\.change).reduce(0, +) == -4)
    #expect(found.rows.map(\.change) == [-1, -1, 0, 0, 0, -1, 0, -1])
    #expect(found.rows.last?.part == .additionalQuestions)
    #expect(found.rows.compactMap(\.share).reduce(0, +) == 1)
  }

  @Test("an additional question that is asked no more counts as nothing")
  func additionalQuestions() throws {
    let found = try Contributions(to: entity, in: panels(), from: 2017, to: 2018)
    let row = try #require(found.rows.last)
    #expect(row.part == .additionalQuestions && row.before == -1 && row.after == 0)
    #expect(found.rows.compactMap(\.change).reduce(0, +) == found.change)
  }

  @Test("the two rights are the parts of the total")
  func parts() throws {
    let found = try Contributions(to: entity, in: panels(), from: 2016, to: 2018, level: .parts)
    #expect(found.rows.map(\.change) == [-1, -1])
  }

  @Test("what a missing category leaves open is a row of its own")
  func missingCategory() throws {
    let found = try Contributions(
      to: entity, in: panels(without: ["fiw.f"]), from: 2016, to: 2017)
    #expect(found.rows.last?.part == .notDivided && found.rows.last?.change == -1)
    #expect(found.rows.compactMap(\.change).reduce(0, +) == found.change)
  }

  @Test("a total without parts, and editions without a total, are refused")
  func refused() throws {
    let alone = PanelSet([try panel("fiw.total", [26, 22, 24])])
    #expect(throws: AnalysisError.self) {
      try Contributions(to: entity, in: alone, from: 2016, to: 2017)
    }
    #expect(throws: AnalysisError.self) {
      try Contributions(to: entity, in: panels(), from: 2010, to: 2017)
    }
    #expect(throws: AnalysisError.self) {
      try Contributions(to: entity, in: panels(), from: 2017, to: 2016)
    }
    #expect(throws: AnalysisError.self) {
      try Contributions(to: entity, in: panels(), indicator: "fiw.a", from: 2016, to: 2017)
    }
  }

  @Test("the change of a mean is that of those in both editions and of those that came and went")
  func means() throws {
    let entities = ["AAA", "BBB", "CCC"].map { Entity(id: $0, name: $0, kind: .country) }
    let total = try #require(Indicator.freedomHouse.first { $0.id == "fiw.total" })
    let panel = Panel(
      indicator: total, entities: entities, editions: Array(editions.prefix(2)),
      values: [50, 53, 20, 19, nil, 90].map { $0.map(RatingValue.number) })
    let found = try MeanContributions(in: PanelSet([panel]))
    // By hand: the means are 35 and 54, of the two in both 35 and 36.
    #expect(found.before == 35 && found.after == 54)
    #expect(found.rows.map(\.contribution) == [1.5, -0.5])
    #expect(found.composition == 18)
    #expect(found.entered.map(\.id) == ["CCC"] && found.left.isEmpty)
    let sum = found.rows.map(\.contribution).reduce(found.composition, +)
    #expect((sum - found.change).magnitude < 1e-9)
  }

  @Test("without a last edition the newest with parts is the last")
  func newestWithParts() throws {
    let set = PanelSet([
      try panel("fiw.total", [26, 22, 24]), try panel("fiw.a", [2, 1, nil]),
      try panel("fiw.b", [3, 2, nil]),
    ])
    let found = try Contributions(to: entity, in: set, scope: Scope())
    #expect(found.first.year == 2016 && found.last.year == 2017)
    #expect(found.undivided?.year == 2018)
    let named = try Contributions(to: entity, in: panels(), scope: Scope(from: 2016, to: 2018))
    #expect(named.change == -2 && named.undivided == nil)
    #expect(
      throws: AnalysisError.noValue(
        entity: "Kazakhstan", indicator: "the parts of fiw.total", year: 2018, editions: 2016...2017
      )
    ) {
      try Contributions(to: entity, in: set, scope: Scope(to: 2018))
    }
  }

  @Test("with people the shares change too, and all adds up")
  func people() throws {
    let entities = ["AAA", "BBB"].map { Entity(id: $0, name: $0, kind: .country) }
    let total = try #require(Indicator.freedomHouse.first { $0.id == "fiw.total" })
    let panel = Panel(
      indicator: total, entities: entities, editions: Array(editions.prefix(2)),
      values: [50, 60, 20, 20].map { .number($0) })
    let people = Population(
      [("AAA", 2015, 1), ("AAA", 2016, 1), ("BBB", 2015, 1), ("BBB", 2016, 3)].map {
        Population.Record(entity: $0.0, year: $0.1, people: $0.2, source: "x")
      })
    let found = try MeanContributions(in: PanelSet([panel]), weights: people)
    // By hand: 35 and 30; AAA has 1/2 and then 1/4 of the people: 10 x 3/8, and -1/4 x (55 - 20).
    #expect(found.before == 35 && found.after == 30)
    #expect(found.rows.map(\.contribution) == [3.75, 0])
    #expect(found.people == -8.75 && found.composition == 0)
    #expect(found.name == "Mean of world, by people")
  }

  @Test("regions add up to what their entities contribute")
  func regions() throws {
    let entities = [("AAA", "Asia"), ("BBB", "Asia"), ("CCC", "Europe"), ("DDD", "Europe")].map {
      Entity(id: $0.0, name: $0.0, kind: .country, region: $0.1)
    }
    let total = try #require(Indicator.freedomHouse.first { $0.id == "fiw.total" })
    let panel = Panel(
      indicator: total, entities: entities, editions: Array(editions.prefix(2)),
      values: [50, 60, 20, 20, 90, 80, nil, 10].map { $0.map(RatingValue.number) })
    let rows = try MeanContributions(in: PanelSet([panel])).regions(by: .current)
    #expect(rows.map(\.region) == ["Asia", "Europe"])
    #expect(rows.map(\.entities) == [2, 1])
    #expect(zip(rows, [35.0, 90]).allSatisfy { agree($0.before, $1) })
    #expect(zip(rows, [40.0, 80]).allSatisfy { agree($0.after, $1) })
    #expect(zip(rows, [10.0 / 3, -10.0 / 3]).allSatisfy { agree($0.contribution, $1) })
  }
}
