/// One line of a chart's key: a fill and what it stands for.
public struct KeyEntry: Sendable, Hashable {
  /// The fill explained.
  public let fill: Fill
  /// What it stands for.
  public let text: String

  /// An entry from its parts.
  public init(_ fill: Fill, _ text: String) {
    self.fill = fill
    self.text = text
  }
}
