/// How a chart is written to a terminal.
public struct TextOptions: Sendable, Hashable {
  /// The cells a line may take; no line is wider.
  public var width: Int
  /// The lines for title, drawing and axis together; `nil` takes what the chart looks best at. Lists
  /// under the chart come on top, and so does what the least readable drawing needs.
  public var height: Int?
  /// Whether colour is added; marks, patterns and names say the same without it.
  public var color: Bool
  /// Whether only printable ASCII is written.
  public var ascii: Bool
  /// Whether words stand in the place of the drawing.
  public var inWords: Bool

  /// Options from their parts.
  public init(
    width: Int = 80, height: Int? = nil, color: Bool = false, ascii: Bool = false,
    inWords: Bool = false
  ) {
    self.width = width
    self.height = height
    self.color = color
    self.ascii = ascii
    self.inWords = inWords
  }
}
