public import FreedomModel

/// One drawing: two scales and the marks between them.
public struct Plot: Sendable, Hashable {
  /// The heading of the drawing; empty for a chart of one drawing.
  public var name: String
  /// From left to right.
  public var x: Scale
  /// From bottom to top, or for categories from top to bottom.
  public var y: Scale
  /// The ranges of Free, Partly Free and Not Free on the scale of figures, if it has any.
  public var bands: [StatusBand]
  /// What is drawn, in order.
  public var marks: [Mark]
  /// What is pointed out, drawn above the marks so that it covers none.
  public var annotations: [PlacedAnnotation]
  /// Whether the figures of two years are joined step by step (ratings) or by straight lines.
  public var isStepped: Bool
  /// A level pointed out by a line across, such as the zero of differences.
  public var reference: Double?

  /// A drawing from its parts.
  public init(
    name: String = "", x: Scale, y: Scale, bands: [StatusBand] = [], marks: [Mark] = [],
    annotations: [PlacedAnnotation] = [], isStepped: Bool = false, reference: Double? = nil
  ) {
    self.name = name
    self.x = x
    self.y = y
    self.bands = bands
    self.marks = marks
    self.annotations = annotations
    self.isStepped = isStepped
    self.reference = reference
  }
}
