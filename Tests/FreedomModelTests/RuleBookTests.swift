import FreedomModel
import FreedomTestSupport
import Testing

@Suite("Freedom House's rules") struct RuleBookTests {
  private func status(_ pr: Double, _ cl: Double, _ edition: Int? = nil) -> DerivedValue? {
    RuleBook.status(politicalRights: pr, civilLiberties: cl, edition: edition)
  }

  @Test(
    "The mean of the ratings decides the status",
    arguments: [
      (1, 1, FreedomStatus.free), (2, 3, .free), (3, 3, .partlyFree), (5, 5, .partlyFree),
      (6, 5, .notFree), (7, 7, .notFree),
    ])
  func mean(_ pr: Double, _ cl: Double, _ expected: FreedomStatus) {
    #expect(status(pr, cl) == .status(expected))
    #expect(status(cl, pr, 2004) == .status(expected))
  }

  @Test("A mean of 5.5 was Partly Free or Not Free until the edition 2003")
  func openMean() throws {
    let open = try #require(status(6, 5, 2003))
    #expect(open == .partlyFreeOrNotFree)
    #expect(open.text == "PF or NF")
    #expect(open.agrees(with: .partlyFree) && open.agrees(with: .notFree))
    #expect(!open.agrees(with: .free))
    #expect(status(6, 5, 2004) == .status(.notFree))
    #expect(status(3, 3, 1998)?.agrees(with: .free) == false)
  }

  @Test("What is not a rating makes no status", arguments: [0, 8, 2.5, -1, .nan])
  func notARating(_ value: Double) {
    #expect(status(value, 3) == nil)
    #expect(status(3, value) == nil)
  }

  @Test(
    "A total of 0-30 is Free in the press, 31-60 Partly Free, 61-100 Not Free; so on the net until 2018",
    arguments: [
      (0, FreedomStatus?.some(.free)), (30, .free), (30.5, .partlyFree), (31, .partlyFree),
      (60, .partlyFree), (61, .notFree), (100, .notFree), (101, nil), (-1, nil), (.nan, nil),
    ])
  func press(_ total: Double, _ expected: FreedomStatus?) {
    #expect(RuleBook.status(publication: "fotp", total: total) == expected)
    #expect(RuleBook.status(publication: "fotn", total: total, edition: 2018) == expected)
  }

  @Test(
    "Since 2019 a total of 70-100 is Free on the net, 40-69 Partly Free, 0-39 Not Free",
    arguments: [
      (100, FreedomStatus?.some(.free)), (70, .free), (69, .partlyFree), (40, .partlyFree),
      (39, .notFree), (0, .notFree), (101, nil),
    ])
  func net(_ total: Double, _ expected: FreedomStatus?) {
    #expect(RuleBook.status(publication: "fotn", total: total, edition: 2019) == expected)
    #expect(RuleBook.status(publication: "fotn", total: total) == expected)
    #expect(RuleBook.status(publication: "fiw", total: total) == nil)
  }

  @Test(
    "A political rights score makes a rating",
    arguments: [
      (40, 1), (36, 1), (35, 2), (30, 2), (29, 3), (24, 3), (23, 4), (18, 4), (17, 5), (12, 5),
      (11, 6), (6, 6), (5, 7), (0, 7), (-3, 7),
    ])
  func politicalRights(_ score: Double, _ rating: Int) {
    #expect(RuleBook.rating("fiw.pr", score: score) == rating)
  }

  @Test(
    "A civil liberties score makes a rating",
    arguments: [
      (60, 1), (53, 1), (52, 2), (44, 2), (43, 3), (35, 3), (34, 4), (26, 4), (25, 5), (17, 5),
      (16, 6), (8, 6), (7, 7), (0, 7),
    ])
  func civilLiberties(_ score: Double, _ rating: Int) {
    #expect(RuleBook.rating("fiw.cl", score: score) == rating)
  }

  @Test("Question A raises a sum, question Q lowers it, and a missing part makes none")
  func sums() throws {
    let rule = try #require(RuleBook.rule(for: "fiw.pr_score"))
    #expect(rule.inputs == ["fiw.a", "fiw.b", "fiw.c", "fiw.add_a", "fiw.add_q"])
    #expect(rule.value(of: [3, 4, 2, nil, nil], edition: 2017) == .number(9))
    #expect(rule.value(of: [3, 4, 2, 2, nil], edition: 2017) == .number(11))
    #expect(rule.value(of: [3, 4, 2, nil, 3], edition: 2017) == .number(6))
    #expect(rule.value(of: [3, nil, 2, 1, 1], edition: 2017) == nil)
    #expect(rule.formula == "fiw.a + fiw.b + fiw.c + fiw.add_a - fiw.add_q")
  }

  @Test("A sum of parts with decimals agrees with the published one")
  func decimals() {
    #expect(DerivedValue.number(0.1 + 0.2).agrees(with: 0.3))
    #expect(!DerivedValue.number(0.31).agrees(with: 0.3))
  }

  @Test("Every rule is of known indicators, and the only one for its indicator")
  func indicators() {
    let catalog = IndicatorCatalog()
    for rule in RuleBook.rules {
      for id in [rule.indicator] + rule.inputs { #expect(catalog[id] != nil, "\(id)") }
      #expect(RuleBook.rules.count { $0.indicator == rule.indicator } == 1, "\(rule.indicator)")
      #expect(rule.publication == catalog[rule.indicator]?.publication)
    }
    #expect(RuleBook.rules.count == 20)
  }

  @Test("An electoral democracy needs civil liberties since 2018")
  func electoralDemocracy() {
    func holds(_ a: Double, _ pr: Double, _ cl: Double?, _ edition: Int) -> Bool? {
      RuleBook.isElectoralDemocracy(
        electoralProcess: a, politicalRights: pr, civilLiberties: cl, edition: edition)
    }
    #expect(holds(7, 20, nil, 2017) == true)
    #expect(holds(7, 20, nil, 2018) == nil)
    #expect(holds(7, 20, 30, 2018) == true)
    #expect(holds(7, 20, 29, 2018) == false)
    #expect(holds(6, 20, nil, 2018) == false)
    #expect(holds(7, 19, 60, 2018) == false)
  }

  @Test("Exceptions name indicators that exist, and values out of range are out of range")
  func exceptions() throws {
    let catalog = IndicatorCatalog()
    for kind in [KnownException.Kind.outOfRange, .breaksRule, .contradicted] {
      for exception in RuleBook.exceptions(kind) {
        let indicator = try #require(catalog[exception.indicator])
        if kind == .outOfRange {
          let (value, maximum) = try (#require(exception.value), #require(indicator.maximum))
          #expect(value > maximum)
        }
        if kind == .breaksRule { #expect(RuleBook.rule(for: exception.indicator) != nil) }
      }
    }
    #expect(RuleBook.exceptions(.outOfRange).count == 14)
    #expect(
      RuleBook.isKnownToBreakRule(entity: "XKX", indicator: "fiw.cl_score", edition: 2007))
    #expect(
      !RuleBook.isKnownToBreakRule(entity: "XKX", indicator: "fiw.cl_score", edition: 2006))
  }

  @Test("Less of question Q is freer, more of question A")
  func additionalQuestions() {
    let directions = Indicator.freedomHouse.filter { $0.id.hasPrefix("fiw.add_") }.map(\.direction)
    #expect(directions == [.lower, .higher])
  }
}

@Suite struct MethodChangeTests {
  @Test func theBundledTableIsRead() throws {
    let changes = try MethodChange.changes(ofTable: Datasets.table("method_changes.csv"))
    #expect(changes.map(\.edition) == [2003, 2004, 2006, 2018, 2018, 2019, 2022])
    let total = try #require(IndicatorCatalog()["fiw.total"])
    #expect(changes.filter { $0.concerns(total) }.map(\.edition) == [2003, 2006, 2018])
    let net = try #require(IndicatorCatalog()["fotn.total"])
    #expect(changes.filter { $0.concerns(net) }.map(\.edition) == [2019])
  }

  @Test(arguments: [
    [["edition", "what"]],
    [MethodChange.columns, ["x", "fiw", "scores", "text"]],
    [MethodChange.columns, ["2018", "fiw", "everything", "text"]],
    [MethodChange.columns, ["2018", "fiw", "", "text"]],
    [MethodChange.columns, ["2018", "fiw", "scores", ""]],
  ]) func badTablesAreRefused(_ table: [[String]]) {
    #expect(throws: RegisterError.self) { try MethodChange.changes(ofTable: table) }
  }
}
