/// How a score of *Freedom in the World* becomes a rating from 1 (most free) to 7 (least free).
///
/// Source: the tables "Political Rights Rating" and "Civil Liberties Rating" of the methodology.
public enum RatingConversion {
  /// The lowest political rights scores that still give the ratings 1 to 6; below the last it is 7.
  public static let politicalRightsFloors: [Double] = [36, 30, 24, 18, 12, 6]
  /// The lowest civil liberties scores that still give the ratings 1 to 6; below the last it is 7.
  public static let civilLibertiesFloors: [Double] = [53, 44, 35, 26, 17, 8]

  /// The political rights rating of a score, 0 to 40 (higher is freer); it can fall below zero.
  public static func politicalRights(score: Double) -> Int {
    rating(score, floors: politicalRightsFloors)
  }

  /// The civil liberties rating of a score, 0 to 60 (higher is freer).
  public static func civilLiberties(score: Double) -> Int {
    rating(score, floors: civilLibertiesFloors)
  }

  private static func rating(_ score: Double, floors: [Double]) -> Int {
    1 + floors.count { score < $0 }
  }
}
