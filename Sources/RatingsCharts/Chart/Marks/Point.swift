/// A figure at its place: the year, the position on the scale and the figure as published.
public struct Point: Sendable, Hashable {
  /// The year, under the chart's rule.
  public let year: Int
  /// The place on the scale; equal to the figure unless the scale was turned.
  public let position: Double
  /// The figure as published, as text.
  public let text: String

  /// A point from its parts.
  public init(year: Int, position: Double, text: String) {
    self.year = year
    self.position = position
    self.text = text
  }
}
