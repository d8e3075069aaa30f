import FreedomModel
import Testing

@Suite struct RuleTests {
  @Test(arguments: [
    (1, 1, FreedomStatus.free), (2, 3, .free), (3, 3, .partlyFree), (5, 5, .partlyFree),
    (6, 5, .notFree), (7, 7, .notFree),
  ]) func theMeanOfTheRatingsDecides(_ pr: Double, _ cl: Double, _ status: FreedomStatus) {
    #expect(StatusRule.status(politicalRights: pr, civilLiberties: cl) == status)
    #expect(StatusRule.status(politicalRights: cl, civilLiberties: pr, edition: 2004) == status)
  }

  @Test func fiveAndAHalfWasOpenToTheEdition2003() {
    #expect(StatusRule.status(politicalRights: 6, civilLiberties: 5, edition: 2003) == nil)
    for status in [FreedomStatus.partlyFree, .notFree] {
      #expect(
        StatusRule.allows(status, politicalRights: 6, civilLiberties: 5, edition: 2003))
    }
    #expect(!StatusRule.allows(.free, politicalRights: 6, civilLiberties: 5, edition: 2003))
    #expect(!StatusRule.allows(.partlyFree, politicalRights: 6, civilLiberties: 5, edition: 2004))
    #expect(!StatusRule.allows(.free, politicalRights: 3, civilLiberties: 3, edition: 1998))
  }

  @Test(arguments: [0, 8, 2.5, -1, .nan]) func whatIsNoRatingGivesNoStatus(_ rating: Double) {
    #expect(StatusRule.status(politicalRights: rating, civilLiberties: 3) == nil)
    #expect(StatusRule.status(politicalRights: 3, civilLiberties: rating) == nil)
    #expect(
      !StatusRule.allows(.partlyFree, politicalRights: rating, civilLiberties: 3, edition: 2010))
  }

  @Test(arguments: [
    (0, FreedomStatus?.some(.free)), (30, .free), (31, .partlyFree), (60, .partlyFree),
    (61, .notFree), (100, .notFree), (101, nil), (-1, nil),
  ]) func theTotalOfThePressDecides(_ total: Double, _ status: FreedomStatus?) {
    #expect(StatusRule.pressStatus(total: total) == status)
    #expect(StatusRule.netStatus(total: total, edition: 2018) == status)
  }

  @Test(arguments: [
    (100, FreedomStatus?.some(.free)), (70, .free), (69, .partlyFree), (40, .partlyFree),
    (39, .notFree), (0, .notFree), (101, nil),
  ]) func theScaleOfTheNetTurnedIn2019(_ total: Double, _ status: FreedomStatus?) {
    #expect(StatusRule.netStatus(total: total, edition: 2019) == status)
  }

  @Test(arguments: [
    (40, 1), (36, 1), (35, 2), (30, 2), (29, 3), (24, 3), (23, 4), (18, 4), (17, 5), (12, 5),
    (11, 6), (6, 6), (5, 7), (0, 7), (-3, 7),
  ]) func politicalRightsFromTheirScore(_ score: Double, _ rating: Int) {
    #expect(RatingConversion.politicalRights(score: score) == rating)
  }

  @Test(arguments: [
    (60, 1), (53, 1), (52, 2), (44, 2), (43, 3), (35, 3), (34, 4), (26, 4), (25, 5), (17, 5),
    (16, 6), (8, 6), (7, 7), (0, 7),
  ]) func civilLibertiesFromTheirScore(_ score: Double, _ rating: Int) {
    #expect(RatingConversion.civilLiberties(score: score) == rating)
  }

  @Test func lessOfAddQIsFreer() {
    let directions = Indicator.freedomHouse.filter { $0.id.hasPrefix("fiw.add_") }.map(\.direction)
    #expect(directions == [.lower, .higher])
  }

  @Test func questionAddARaisesAndAddQLowers() throws {
    let sum = try #require(ScoreSum.freedomHouse.first { $0.total == "fiw.pr_score" })
    let figures = ["fiw.a": 3.0, "fiw.b": 4, "fiw.c": 2]
    #expect(sum.value { figures[$0] } == 9)
    #expect(sum.value { $0 == "fiw.add_a" ? 2 : figures[$0] } == 11)
    #expect(sum.value { $0 == "fiw.add_q" ? 3 : figures[$0] } == 6)
    #expect(sum.value { $0 == "fiw.b" ? nil : figures[$0] } == nil)
    #expect(sum.formula == "fiw.a + fiw.b + fiw.c + fiw.add_a - fiw.add_q")
  }

  @Test func everySumIsOfKnownIndicators() {
    let catalog = IndicatorCatalog()
    for sum in ScoreSum.freedomHouse {
      for id in [sum.total] + sum.parts + sum.raising + sum.lowering {
        #expect(catalog[id] != nil, "\(id)")
      }
    }
  }

  @Test func electoralDemocraciesNeedLibertiesFrom2018() {
    func holds(_ a: Double, _ pr: Double, _ cl: Double?, _ edition: Int) -> Bool? {
      ElectoralDemocracyRule.holds(a: a, prScore: pr, clScore: cl, edition: edition)
    }
    #expect(holds(7, 20, nil, 2017) == true)
    #expect(holds(7, 20, nil, 2018) == nil)
    #expect(holds(7, 20, 30, 2018) == true)
    #expect(holds(7, 20, 29, 2018) == false)
    #expect(holds(6, 20, nil, 2018) == false)
    #expect(holds(7, 19, 60, 2018) == false)
  }
}
