/// How a chart is written to a terminal.
public struct TextOptions: Sendable, Hashable {
  /// How many cells a line may be allowed, and how many lines a chart.
  public static let widths = 1...10_000
  /// How many lines a chart can be asked to have.
  public static let heights = 1...1000

  /// The cells a line may take, one of ``widths``; no line is wider.
  public var width: Int
  /// The lines for title, drawing and axis together, one of ``heights``; `nil` takes what the chart looks best at. Lists
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
