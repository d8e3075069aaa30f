import Testing

@testable import RatingsAnalysis

/// The values are those of R's package survival 3.5: `survfit(Surv(start, stop, event) ~ 1,
/// conf.type = "log-log")`, `survdiff`, and `mantelhaen.test` by age for late entry, which equals
/// the score test of `coxph(..., ties = "exact")`.
@Suite struct SurvivalCurveTests {
  struct Spell {
    let start: Int, stop: Int, event: Bool, part: String
  }

  static let late: [Spell] = [
    (0, 4, 1, "a"), (0, 6, 0, "a"), (3, 8, 1, "a"), (0, 2, 1, "b"), (2, 5, 0, "b"),
    (0, 9, 1, "b"), (5, 9, 0, "a"), (0, 1, 1, "b"), (1, 3, 1, "a"), (0, 12, 0, "c"), (0, 3, 0, "c"),
    (4, 12, 1, "c"),
  ].map { Spell(start: $0, stop: $1, event: $2 == 1, part: $3) }

  /// R's data set `ovarian`: futime, fustat, rx.
  static let ovarian: [Spell] = [
    (59, 1, 1), (115, 1, 1), (156, 1, 1), (421, 0, 2), (431, 1, 1), (448, 0, 1), (464, 1, 2),
    (475, 1, 2), (477, 0, 1), (563, 1, 2), (638, 1, 1), (744, 0, 2), (769, 0, 2), (770, 0, 2),
    (803, 0, 1), (855, 0, 1), (1040, 0, 1), (1106, 0, 1), (1129, 0, 2), (1206, 0, 2), (1227, 0, 2),
    (268, 1, 1), (329, 1, 1), (353, 1, 2), (365, 1, 2), (377, 0, 2),
  ].map { Spell(start: 0, stop: $0, event: $1 == 1, part: "\($2)") }

  private func steps(_ spells: [Spell]) -> [(age: Int, isEvent: Bool)] {
    spells.flatMap { spell in
      (spell.start..<spell.stop).map { ($0, spell.event && $0 == spell.stop - 1) }
    }
  }

  private func parts(_ spells: [Spell]) -> [(name: String, steps: [(age: Int, isEvent: Bool)])] {
    Dictionary(grouping: spells, by: \.part).sorted { $0.key < $1.key }
      .map { (name: $0.key, steps: steps($0.value)) }
  }

  @Test("with late entry")
  func lateEntry() throws {
    let curve = try #require(SurvivalCurve(steps(Self.late)))
    let expected: [(Int, Int, Int, Double, Double, Double)] = [
      (1, 7, 1, 0.857142857142857, 0.334053879292222, 0.978561058526175),
      (2, 7, 1, 0.73469387755102, 0.291004336340958, 0.92589014548317),
      (3, 7, 1, 0.629737609329446, 0.238002893951868, 0.861583223064896),
      (4, 6, 1, 0.524781341107872, 0.178235191697532, 0.785799695015586),
      (8, 5, 1, 0.419825072886297, 0.121227903763607, 0.699778950311478),
      (9, 4, 1, 0.314868804664723, 0.0710918161273793, 0.603437299070845),
      (12, 2, 1, 0.157434402332362, 0.0100861105349198, 0.475416513433539),
    ]
    #expect(curve.points.count == expected.count)
    for (point, (editions, atRisk, events, survival, low, high)) in zip(curve.points, expected) {
      #expect(point.editions == editions)
      #expect(point.atRisk == atRisk)
      #expect(point.events == events)
      #expect(agree(point.survival, survival, within: 1e-12))
      #expect(agree(point.low, low, within: 1e-12))
      #expect(agree(point.high, high, within: 1e-12))
    }
    #expect(curve.median == 8)
    #expect(curve.events == 7)
  }

  @Test("without late entry, and with a last observation after the last event")
  func ovarian() throws {
    let curve = try #require(SurvivalCurve(steps(Self.ovarian)))
    let survival = [
      0.961538461538462, 0.923076923076923, 0.884615384615385, 0.846153846153846,
      0.807692307692308, 0.769230769230769, 0.730769230769231, 0.687782805429864,
      0.641930618401207, 0.596078431372549, 0.546405228758170, 0.496732026143791,
      0.496732026143791,
    ]
    let low = [
      0.756944289177586, 0.726029773211991, 0.683583441871182, 0.640434805840608,
      0.598113773604600, 0.556919789001685, 0.516885735287984, 0.470772195419574,
      0.422402494114822, 0.376676946848099, 0.327859017130065, 0.282054664292128,
      0.282054664292128,
    ]
    let high = [
      0.994491156943218, 0.980187805018525, 0.961256635371551, 0.939293810946659,
      0.915076666502974, 0.889052023744989, 0.861502559637418, 0.830319561602528,
      0.796121361435785, 0.760207070302569, 0.720675534038363, 0.679210083341876,
      0.679210083341876,
    ]
    #expect(
      curve.points.map(\.editions) == [
        59, 115, 156, 268, 329, 353, 365, 431, 464, 475, 563, 638, 1227,
      ])
    for (place, point) in curve.points.enumerated() {
      #expect(agree(point.survival, survival[place], within: 1e-12))
      #expect(agree(point.low, low[place], within: 1e-12))
      #expect(agree(point.high, high[place], within: 1e-12))
    }
    #expect(curve.median == 638)
  }

  @Test func aShareOfZeroOrOneHasNoLimits() throws {
    let none = try #require(SurvivalCurve([(0, false), (1, false)]))
    #expect(none.points.map(\.editions) == [2])
    #expect(none.points[0].survival == 1)
    #expect(none.points[0].low == nil)
    #expect(none.median == nil)
    let all = try #require(SurvivalCurve([(0, true), (0, true)]))
    #expect(all.points[0].survival == 0)
    #expect(all.points[0].high == nil)
    #expect(all.median == 1)
    #expect(SurvivalCurve([]) == nil)
  }

  @Test("the log-rank test with late entry is Cochran-Mantel-Haenszel by age")
  func logRankWithLateEntry() throws {
    let test = try #require(LogRankTest(parts(Self.late)))
    #expect(agree(test.statistic, 3.12128923103273, within: 1e-12))
    #expect(test.degreesOfFreedom == 2)
    #expect(agree(test.p, 0.2100006578781742, within: 1e-12))
  }

  @Test("the log-rank test is that of survdiff")
  func logRank() throws {
    let test = try #require(LogRankTest(parts(Self.ovarian)))
    #expect(agree(test.statistic, 1.062739861291414, within: 1e-12))
    #expect(test.parts.map(\.observed) == [7, 5])
    #expect(agree(test.parts[0].expected, 5.233531017149943, within: 1e-12))
    #expect(agree(test.parts[1].expected, 6.766468982850057, within: 1e-12))
  }

  @Test func onePartIsComparedWithNothing() {
    #expect(LogRankTest(parts(Self.late.filter { $0.part == "a" })) == nil)
    #expect(LogRankTest([]) == nil)
    // Two parts that are never at risk at the same time differ in nothing.
    #expect(LogRankTest([("a", [(0, true)]), ("b", [(1, true)])]) == nil)
  }
}
