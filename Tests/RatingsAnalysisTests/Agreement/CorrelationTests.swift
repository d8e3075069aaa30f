import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsAnalysis

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
