/// One row of small bars over the years, freer being taller.
public struct SparkMark: Sendable, Hashable {
  /// The row, 0 at the top.
  public let row: Int
  /// The points, with positions from 0 (least free) to 1 (freest); years without one stay blank.
  public let points: [Point]
  /// Where the row began and ended, and what that means: `6 → 3 improved`.
  public let text: String
  /// The same with an arrow for the word: `6 → 3 ↑`.
  public let shortText: String

  /// A row of bars from its parts.
  public init(row: Int, points: [Point], text: String, shortText: String) {
    self.row = row
    self.points = points
    self.text = text
    self.shortText = shortText
  }
}
