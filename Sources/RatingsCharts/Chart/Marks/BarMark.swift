/// A bar along a row, from zero to a figure: to the right, or to the left where it is below zero.
public struct BarMark: Sendable, Hashable {
  /// The row, 0 at the top.
  public let row: Int
  /// Where the bar ends.
  public let position: Double
  /// How it is filled.
  public let fill: Fill
  /// The figure, and the status where the scale has bands.
  public let text: String

  /// A bar from its parts.
  public init(row: Int, position: Double, fill: Fill, text: String) {
    self.row = row
    self.position = position
    self.fill = fill
    self.text = text
  }
}
