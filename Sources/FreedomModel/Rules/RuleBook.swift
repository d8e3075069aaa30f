/// Freedom House's own rules about its values, edition by edition: which status two ratings or a
/// total make, how a score becomes a rating, which parts a total is the sum of, who is an
/// electoral democracy, and where the published values are known to break these rules.
///
/// A published value is the fact. A value that a rule computes is shown beside it and never
/// replaces it. Sources: the methodology pages of *Freedom in the World*, *Freedom of the Press*
/// and *Freedom on the Net*.
public enum RuleBook {
  /// The first edition of *Freedom in the World* in which a mean of 5.5 is always Not Free; before,
  /// it was Partly Free or Not Free.
  public static let strictStatusSince = 2004

  /// The first edition that asks for civil liberties of an electoral democracy.
  public static let electoralCivilLibertiesSince = 2018

  /// All rules that make a value of one entity and edition from its other values: status and
  /// ratings of *Freedom in the World* first, then the other statuses, then sums, parts before the
  /// totals made of them.
  public static let rules: [DerivationRule] =
    DerivationRule.statuses.prefix(1) + DerivationRule.ratings
    + DerivationRule.statuses.dropFirst() + DerivationRule.sums

  /// The rule that makes the values of an indicator; `nil` where they follow from no others.
  public static func rule(for indicator: String) -> DerivationRule? {
    rules.first { $0.indicator == indicator }
  }

  /// The status that two ratings make in *Freedom in the World*: a mean of 1.0-2.5 is Free, 3.0-5.0
  /// Partly Free, 5.5-7.0 Not Free.
  ///
  /// - Parameters:
  ///   - politicalRights: The rating, 1 (most free) to 7 (least free).
  ///   - civilLiberties: The rating, 1 (most free) to 7 (least free).
  ///   - edition: The edition's sort year; `nil` asks for today's rule.
  /// - Returns: `nil` where a rating is not a whole number from 1 to 7.
  public static func status(
    politicalRights: Double, civilLiberties: Double, edition: Int? = nil
  ) -> DerivedValue? {
    guard isRating(politicalRights), isRating(civilLiberties) else { return nil }
    return status(meanRating: (politicalRights + civilLiberties) / 2, edition: edition)
  }

  /// The status that a mean of the two ratings makes; `edition` is a sort year, `nil` asks for
  /// today's rule.
  static func status(meanRating: Double, edition: Int?) -> DerivedValue? {
    if meanRating == 5.5, let edition, edition < strictStatusSince { return .partlyFreeOrNotFree }
    return StatusBand.status(of: meanRating, by: StatusBand.freedomRating).map(DerivedValue.status)
  }

  /// The status that a total makes in *Freedom of the Press* (`fotp`) or *Freedom on the Net*
  /// (`fotn`).
  ///
  /// - Parameters:
  ///   - publication: `fotp` or `fotn`.
  ///   - total: 0 to 100. Lower is freer in `fotp` and in `fotn` until the edition 2018; since 2019
  ///     higher is freer in `fotn`.
  ///   - edition: The edition's sort year; `nil` asks for today's rule.
  /// - Returns: `nil` outside of the scale, and for other publications.
  public static func status(
    publication: String, total: Double, edition: Int? = nil
  ) -> FreedomStatus? {
    guard (0...100).contains(total) else { return nil }
    switch publication {
    case "fotp": return StatusBand.status(of: total, by: StatusBand.press)
    case "fotn":
      let isReversed = edition.map { $0 >= 2019 } ?? true
      return StatusBand.status(of: total, by: isReversed ? StatusBand.net : StatusBand.press)
    default: return nil
    }
  }

  /// The rating from 1 (most free) to 7 (least free) that a score of *Freedom in the World* makes.
  ///
  /// Source: the tables "Political Rights Rating" and "Civil Liberties Rating" of the methodology.
  ///
  /// - Parameters:
  ///   - indicator: `fiw.pr` or `fiw.cl`.
  ///   - score: Points, higher is freer: to 40 for political rights, to 60 for civil liberties; a
  ///     score can be below zero.
  /// - Returns: `nil` for other indicators.
  public static func rating(_ indicator: String, score: Double) -> Int? {
    ratingFloors[indicator].map { floors in 1 + floors.count { score < $0 } }
  }

  /// The lowest scores that still make the ratings 1 to 6; below the last it is 7.
  private static let ratingFloors: [String: [Double]] = [
    "fiw.pr": [36, 30, 24, 18, 12, 6], "fiw.cl": [53, 44, 35, 26, 17, 8],
  ]

  /// Whether the scores of a country make it an electoral democracy: electoral process (A) 7 or
  /// more of 12 and political rights 20 or more of 40; since the edition 2018 also civil liberties
  /// 30 or more of
  /// 60. The rule is for countries, not for territories: the caller decides which entities it asks
  ///   about.
  ///
  /// - Parameters:
  ///   - electoralProcess: `fiw.a`, 0 to 12.
  ///   - politicalRights: `fiw.pr_score`, to 40.
  ///   - civilLiberties: `fiw.cl_score`, to 60; only needed since the edition 2018.
  ///   - edition: The edition's sort year.
  /// - Returns: `nil` where the answer depends on a civil liberties score that is missing.
  public static func isElectoralDemocracy(
    electoralProcess: Double, politicalRights: Double, civilLiberties: Double?, edition: Int
  ) -> Bool? {
    guard electoralProcess >= 7, politicalRights >= 20 else { return false }
    guard edition >= electoralCivilLibertiesSince else { return true }
    return civilLiberties.map { $0 >= 30 }
  }

  private static func isRating(_ value: Double) -> Bool {
    (1...7).contains(value) && value == value.rounded()
  }
}
