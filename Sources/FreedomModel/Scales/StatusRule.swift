/// How Freedom House derives a status from its figures, edition by edition.
///
/// The published status is the fact; what a rule says stands beside it and never replaces it.
/// Sources: the methodology pages of *Freedom in the World*, *Freedom of the Press* and
/// *Freedom on the Net*.
public enum StatusRule {
  /// The first edition of *Freedom in the World* in which a mean of 5.5 is always Not Free.
  public static let strictSince = 2004

  /// The status that two ratings give in *Freedom in the World*: the mean 1.0-2.5 is Free,
  /// 3.0-5.0 Partly Free, 5.5-7.0 Not Free.
  ///
  /// - Parameters:
  ///   - politicalRights: The rating, 1 (most free) to 7 (least free).
  ///   - civilLiberties: The rating, 1 (most free) to 7 (least free).
  ///   - edition: The edition's sort year; `nil` asks for today's rule.
  /// - Returns: `nil` when a rating is not a whole number from 1 to 7, or when the rule leaves it
  ///   open: to the edition 2003 a mean of 5.5 was Partly Free or Not Free.
  public static func status(
    politicalRights: Double, civilLiberties: Double, edition: Int? = nil
  ) -> FreedomStatus? {
    guard isRating(politicalRights), isRating(civilLiberties) else { return nil }
    let mean = (politicalRights + civilLiberties) / 2
    if mean == 5.5, let edition, edition < strictSince { return nil }
    return mean <= 2.5 ? .free : mean <= 5 ? .partlyFree : .notFree
  }

  /// Whether a status can stand beside two ratings under the rule of the edition.
  ///
  /// Freedom House's own figures break the rule of their time in a handful of editions before
  /// 2004 (Mali 1998: 3, 3, Free): something to report, never to put right.
  ///
  /// - Parameters:
  ///   - status: The status as published.
  ///   - politicalRights: The rating, 1 (most free) to 7 (least free).
  ///   - civilLiberties: The rating, 1 (most free) to 7 (least free).
  ///   - edition: The edition's sort year.
  /// - Returns: `false` also when a rating is not a whole number from 1 to 7.
  public static func allows(
    _ status: FreedomStatus, politicalRights: Double, civilLiberties: Double, edition: Int
  ) -> Bool {
    guard isRating(politicalRights), isRating(civilLiberties) else { return false }
    let rule = StatusRule.status(
      politicalRights: politicalRights, civilLiberties: civilLiberties, edition: edition)
    return rule.map { $0 == status } ?? (status != .free)
  }

  /// The status that a total gives in *Freedom of the Press*: 0-30 Free, 31-60 Partly Free,
  /// 61-100 Not Free.
  ///
  /// - Parameter total: 0 (most free) to 100 (least free).
  /// - Returns: `nil` outside the scale.
  public static func pressStatus(total: Double) -> FreedomStatus? {
    guard (0...100).contains(total) else { return nil }
    return total <= 30 ? .free : total <= 60 ? .partlyFree : .notFree
  }

  /// The status that a total gives in *Freedom on the Net*: to the edition 2018 as in *Freedom of
  /// the Press*; from 2019, the scale turned, 70-100 Free, 40-69 Partly Free, 0-39 Not Free.
  ///
  /// - Parameters:
  ///   - total: 0 to 100; to the edition 2018 lower is freer, from 2019 higher is.
  ///   - edition: The edition's sort year.
  /// - Returns: `nil` outside the scale.
  public static func netStatus(total: Double, edition: Int) -> FreedomStatus? {
    guard edition >= 2019 else { return pressStatus(total: total) }
    guard (0...100).contains(total) else { return nil }
    return total >= 70 ? .free : total >= 40 ? .partlyFree : .notFree
  }

  private static func isRating(_ figure: Double) -> Bool {
    (1...7).contains(figure) && figure == figure.rounded()
  }
}
