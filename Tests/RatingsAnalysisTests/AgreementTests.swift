import FreedomModel
import FreedomTestSupport
import RatingsTables
import Testing

@testable import RatingsAnalysis

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

  @Test("what rounding leaves of no correlation, or of a whole one, is not shown")
  func noise() {
    #expect(Correlation.spearman([1, 2, 3, 4], [2, 1, 1, 2]) == 0)
    #expect(Correlation.spearman([1, 2, 3, 4], [1, 2, 3, 4]) == 1)
    #expect(Correlation.pearson([0.1, 0.2, 0.3], [0.3, 0.2, 0.1]) == -1)
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

@Suite("Correlations")
struct CorrelationTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let x, y: [Double]
    let pearson, spearman, kendall: Double
  }

  private static let many: [(Int, Int)] = (0..<500).map { (number: Int) -> (Int, Int) in
    let first = number * 37 % 101 % 17
    let second = number * 53 % 89 % 13
    return (first, second + first / 3)
  }

  /// Values of scipy 1.17.1: `pearsonr`, `spearmanr` and `kendalltau` of `scipy.stats`.
  static let references = [
    Reference(
      testDescription: "ties in both", x: [1, 2, 2, 3, 5, 5, 5, 8, 13, 21],
      y: [2, 1, 4, 4, 6, 6, 9, 7, 3, 30], pearson: 0.8288202090121186,
      spearman: 0.6718556050132573, kendall: 0.5715906098754491),
    Reference(
      testDescription: "ratings and fractions", x: [7, 7, 6, 5, 4, 3, 3, 2, 1, 1, 1],
      y: [90, 80.5, 71, 60, 66, 41, 40, 22, 10, 5, 5], pearson: 0.9757972456673621,
      spearman: 0.9792800719454681, kendall: 0.9237604307034012),
    Reference(
      testDescription: "five hundred pairs with many ties",
      x: many.map { Double($0.0) },
      y: many.map { Double($0.1) },
      pearson: 0.4407180679662102, spearman: 0.4261427107624864, kendall: 0.3082800408465121),
  ]

  @Test("agree with scipy", arguments: references)
  func scipy(reference: Reference) {
    let (x, y) = (reference.x, reference.y)
    #expect(agree(Correlation.pearson(x, y), reference.pearson, within: 1e-9))
    #expect(agree(Correlation.spearman(x, y), reference.spearman, within: 1e-9))
    #expect(agree(Correlation.kendall(x, y), reference.kendall, within: 1e-9))
    // The other way round they are the same, reversed they have the other sign.
    #expect(agree(Correlation.kendall(y, x), reference.kendall, within: 1e-12))
    let reversed = y.map { -$0 }
    #expect(
      agree(Correlation.kendall(x, reversed), -reference.kendall, within: 1e-12))
  }

  @Test("are 1 and -1 at their ends, of great and small values too")
  func ends() {
    for size in [1e-300, 1, 1e300] {
      let x = [1, 2, 3, 4].map { $0 * size }
      for correlation in [Correlation.pearson, Correlation.spearman, Correlation.kendall] {
        #expect(correlation(x, x).map { agree($0, 1, within: 1e-12) } == true)
        #expect(correlation(x, x.reversed()).map { agree($0, -1, within: 1e-12) } == true)
      }
    }
  }

  @Test("do not exist of one pair, or where all values are alike")
  func none() {
    for (x, y) in [([], []), ([1.0], [2.0]), ([3, 3, 3], [1, 2, 3]), ([1, 2, 3], [0, 0, 0])] {
      #expect(Correlation.pearson(x, y) == nil)
      #expect(Correlation.spearman(x, y) == nil)
      #expect(Correlation.kendall(x, y) == nil)
    }
  }
}

@Suite("Agreement of statuses")
struct StatusAgreementTests {
  private static let first = [2, 2, 2, 1, 1, 0, 0, 2, 1, 0, 0, 1]
  private static let second = [2, 1, 2, 1, 0, 0, 1, 0, 1, 0, 0, 2]

  private func agreement(_ first: [Int], _ second: [Int]) -> StatusAgreement {
    StatusAgreement(
      zip(first, second).compactMap { one, other in
        FreedomStatus(rawValue: one).flatMap { one in
          FreedomStatus(rawValue: other).map { (one, $0) }
        }
      })
  }

  @Test("kappa agrees with cohen_kappa_score of scikit-learn 1.9.1, plain and weighted")
  func kappa() {
    let statuses = agreement(Self.first, Self.second)
    #expect(statuses.total == 12)
    #expect(statuses.kappa(.none).map { agree($0, 0.375, within: 1e-9) } == true)
    #expect(statuses.kappa(.linear).map { agree($0, 0.4375, within: 1e-9) } == true)
    #expect(statuses.kappa(.quadratic).map { agree($0, 0.5, within: 1e-9) } == true)
    #expect(statuses.count(.free, .notFree) == 1)
    #expect(statuses.count(.notFree, .free) == 0)
    #expect(statuses.sharedShare.map { agree($0, 7.0 / 12, within: 1e-12) } == true)
  }

  @Test("does not exist where chance alone makes them agree always")
  func none() {
    #expect(agreement([2, 2], [2, 2]).kappa(.linear) == nil)
    #expect(agreement([], []).sharedShare == nil)
  }
}
