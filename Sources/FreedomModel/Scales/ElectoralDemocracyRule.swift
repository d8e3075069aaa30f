/// When Freedom House lists a country as an electoral democracy.
///
/// Electoral process (A) 7 or more of 12 and political rights 20 or more of 40; from the edition
/// 2018 also civil liberties 30 or more of 60. Countries only: the caller sees to that.
/// Source: the methodology of *Freedom in the World*.
public enum ElectoralDemocracyRule {
  /// The first edition that asks for a civil liberties score.
  public static let civilLibertiesSince = 2018

  /// Whether the scores of one country make it an electoral democracy.
  ///
  /// - Parameters:
  ///   - a: Electoral process, 0 to 12.
  ///   - prScore: Political rights, to 40.
  ///   - clScore: Civil liberties, to 60; only needed from the edition 2018.
  ///   - edition: The edition's sort year.
  /// - Returns: `nil` when the answer hangs on a civil liberties score that is missing.
  public static func holds(a: Double, prScore: Double, clScore: Double?, edition: Int) -> Bool? {
    guard a >= 7, prScore >= 20 else { return false }
    guard edition >= civilLibertiesSince else { return true }
    return clScore.map { $0 >= 30 }
  }
}
