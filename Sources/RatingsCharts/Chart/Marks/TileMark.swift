/// A field of a row, as wide as a year.
public struct TileMark: Sendable, Hashable {
  /// The row, 0 at the top.
  public let row: Int
  /// The year, under the chart's rule.
  public let year: Int
  /// How it is filled.
  public let fill: Fill
  /// The figure or the status code.
  public let text: String

  /// A field from its parts.
  public init(row: Int, year: Int, fill: Fill, text: String) {
    self.row = row
    self.year = year
    self.fill = fill
    self.text = text
  }
}
