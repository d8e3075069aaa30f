/// A column of shares that add up to 100 %.
public struct StackMark: Sendable, Hashable {
  /// A part of the column.
  public struct Part: Sendable, Hashable {
    /// How it is filled.
    public let fill: Fill
    /// Where it begins, in per cent from the bottom.
    public let from: Double
    /// Where it ends, in per cent from the bottom.
    public let to: Double
    /// The number of entities.
    public let text: String

    /// A part from its parts.
    public init(fill: Fill, from: Double, to: Double, text: String) {
      self.fill = fill
      self.from = from
      self.to = to
      self.text = text
    }
  }

  /// The year, under the chart's rule.
  public let year: Int
  /// The parts, from the bottom.
  public let parts: [Part]

  /// A column from its parts.
  public init(year: Int, parts: [Part]) {
    self.year = year
    self.parts = parts
  }
}
