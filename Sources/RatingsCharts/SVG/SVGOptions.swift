/// How a chart is written as SVG.
public struct SVGOptions: Sendable, Hashable {
  /// The width in pixels of a drawing where none is asked for.
  public static let usualWidth = 760

  /// How wide a drawing can be, in pixels.
  public static let widths = 240...10_000
  /// How high one can be asked to be, in pixels.
  public static let heights = 60...10_000

  /// The width in pixels, one of ``widths``; the height follows from the chart.
  public var width: Int
  /// The height in pixels of a drawing of lines or shares, axis and lists aside, one of
  /// ``heights``; `nil` takes what it looks best at. The height of rows follows from their number.
  public var height: Int?
  /// What the ids of the drawing begin with; `nil` makes one up from the content, so that several
  /// charts can stand in one page.
  public var id: String?

  /// Options from their parts.
  public init(width: Int = usualWidth, height: Int? = nil, id: String? = nil) {
    self.width = width
    self.height = height
    self.id = id
  }
}
