import FreedomModel
import FreedomTestSupport
import RatingsAnalysis
import RatingsTables
import Testing

@Suite("Agreement of two indicators")
struct AgreementTests {
  private static let entities = ["AAA", "BBB", "CCC"].map { Figures.entity($0) }

  private func own(
    _ rows: [[Double?]], from year: Int = 2020, direction: ScaleDirection? = .higher,
    range: ClosedRange<Double>? = 0...10
  ) -> Panel {
    let indicator = Indicator(
      id: "ngo.x", publication: "ngo", label: "X", measure: .figure, minimum: range?.lowerBound,
      maximum: range?.upperBound, direction: direction)
    let editions = (0..<(rows.first?.count ?? 0)).map {
      Edition(publication: "ngo", year: year + $0, coverageYear: year + $0)
    }
    return Panel(
      indicator: indicator, entities: Self.entities, editions: editions,
      values: rows.joined().map { $0.map { .number($0) } })
  }

  private func total(_ rows: [[Double?]], from year: Int = 2020) -> Panel {
    Figures.panel("fiw.total", from: year, Array(zip(Self.entities, rows)))
  }

  @Test("pairs values by entity and year, and counts those without a partner")
  func pairs() throws {
    let agreement = try Agreement(
      of: total([[10, 20], [50, nil], [nil, 90]]), and: own([[1, 3], [5, 6], [8, nil]]))
    #expect(
      agreement.pairs.map { "\($0.entity.id) \($0.year)" } == ["AAA 2020", "AAA 2021", "BBB 2020"])
    #expect(agreement.onlyFirst == 1)
    #expect(agreement.onlySecond == 2)
    #expect(agreement.entityCount == 2)
    #expect(agreement.pairs.map(\.gap) == [0, 10, 0])
    #expect(agreement.meanGap.map { agree($0, 10.0 / 3, within: 1e-12) } == true)
    #expect(agreement.disagreements().map(\.entity.id) == ["AAA"])
  }

  @Test("counts freer as higher, whichever way the scales run")
  func directions() throws {
    let first = total([[10], [50], [90]])
    let lower = own([[9], [5], [1]], direction: .lower)
    let agreement = try Agreement(of: first, and: lower)
    #expect(agreement.isOriented)
    #expect(agreement.pearson == 1)
    #expect(agreement.kendall == 1)
    #expect(agreement.meanGap == 0)
    let ranks = try Agreement(of: first, and: own([[9], [5], [1]], direction: .lower, range: nil))
    #expect(ranks.spearman == 1)
    #expect(ranks.meanGap == nil)
    #expect(ranks.disagreements().isEmpty)
  }

  @Test("compares the values as they are where a direction is not declared, and says so")
  func undeclared() throws {
    let agreement = try Agreement(
      of: total([[10], [50], [90]]), and: own([[9], [5], [1]], direction: nil))
    #expect(!agreement.isOriented)
    #expect(agreement.pearson == -1)
    #expect(agreement.meanGap == nil)
    let notes = ResultTable(agreement).notes.map(\.text).joined()
    #expect(notes.contains("direction is not declared"))
    #expect(notes.contains("--lower-is-freer"))
  }

  @Test("of a scale that was reversed counts each edition by its own direction")
  func reversed() throws {
    let net = Figures.panel(
      "fotn.total", from: 2018, Array(zip(Self.entities, [[90, 10], [50, 50], [10, 90]])))
    let agreement = try Agreement(
      of: total([[10, 10], [50, 50], [90, 90]], from: 2018), and: net, scope: Scope(kind: nil))
    #expect(agreement.pairs.count == 6)
    #expect(agreement.pearson.map { agree($0, 1, within: 1e-12) } == true)
    #expect(agreement.meanAbsoluteGap == 0)
  }

  @Test("pairs by the year judged where that is asked for")
  func coverage() throws {
    let first = total([[10, 20], [50, 50], [90, 90]])
    let second = own([[1], [5], [9]], from: 2019)
    #expect(throws: AnalysisError.self) { try Agreement(of: first, and: second) }
    let agreement = try Agreement(of: first, and: second, scope: Scope(yearRule: .coverage))
    #expect(agreement.pairs.map(\.firstEdition.year) == [2020, 2020, 2020])
    #expect(agreement.pairs.map(\.year) == [2019, 2019, 2019])
    #expect(agreement.differentPeriods == 0)
  }

  @Test("is of one edition, or of some years, where that is asked for")
  func years() throws {
    let (first, second) = (total([[1, 2], [3, 4], [5, 6]]), own([[1, 2], [3, 4], [5, 6]]))
    #expect(
      try Agreement(of: first, and: second, edition: 2021).pairs.allSatisfy { $0.year == 2021 })
    #expect(try Agreement(of: first, and: second, scope: Scope(to: 2020)).pairs.count == 3)
    #expect(throws: AnalysisError.noEdition(year: 1999, indicator: "fiw.total", known: 2020...2021))
    {
      try Agreement(of: first, and: second, edition: 1999)
    }
    #expect(throws: AnalysisError.self) { try Agreement(of: first, and: first) }
  }

  @Test("of statuses has a cross table; two ratings in one count as none")
  func statuses() throws {
    let first = Figures.panel(
      "fiw.status", from: 2001, Array(zip(Self.entities, [[2], [1], [0]])),
      splits: [(Self.entities[2], 2001)])
    let second = Figures.panel(
      "fotp.status", from: 2001, Array(zip(Self.entities, [[1], [1], [0]])))
    let agreement = try Agreement(of: first, and: second, scope: Scope(kind: nil))
    let statuses = try #require(agreement.statuses)
    #expect(statuses.total == 2)
    #expect(statuses.count(.free, .partlyFree) == 1)
    #expect(agreement.disagreements().map(\.gap) == [-50])
    let table = ResultTable(statuses, of: agreement)
    #expect(
      table.rows == [
        [.text("F"), .integer(0), .integer(1), .integer(0), .integer(1)],
        [.text("PF"), .integer(0), .integer(1), .integer(0), .integer(1)],
        [.text("NF"), .integer(0), .integer(0), .integer(0), .integer(0)],
      ])
    #expect(agreement.onlySecond == 1)
  }

  @Test("lists the largest disagreements first, of equal ones the later")
  func disagreements() throws {
    let agreement = try Agreement(
      of: total([[0, 0, 50], [0, 0, 0], [100, 100, 100]]),
      and: own([[1, 1, 4], [3, 3, 0], [10, 6, 9]]))
    #expect(
      agreement.disagreements(3).map { "\($0.entity.id) \($0.year) \($0.gap ?? 0)" }
        == ["CCC 2021 -40.0", "BBB 2021 30.0", "BBB 2020 30.0"])
  }
}
