/// A chart as a value: what is drawn, not how. Text and SVG are made from the same chart.
public struct Chart: Sendable, Hashable {
  /// Which kind of chart it is.
  public var kind: ChartKind
  /// What it shows.
  public var title: String
  /// The scale, which end of it is freer, and what the years are.
  public var subtitle: String
  /// The drawings: one, or for small multiples one an entity.
  public var plots: [Plot]
  /// What marks a pattern or a shade stands for, in the order of the key.
  public var key: [KeyEntry]
  /// Breaks, episodes, status changes and events; listed under the chart with their letters.
  public var annotations: [PlacedAnnotation]
  /// What a reader must know: gaps, what was turned or left out.
  public var notes: [String]
  /// The chart in words, for people who cannot see it.
  public var description: String

  /// A chart from its parts.
  public init(
    kind: ChartKind, title: String, subtitle: String = "", plots: [Plot], key: [KeyEntry] = [],
    annotations: [PlacedAnnotation] = [], notes: [String] = [], description: String = ""
  ) {
    self.kind = kind
    self.title = title
    self.subtitle = subtitle
    self.plots = plots
    self.key = key
    self.annotations = annotations
    self.notes = notes
    self.description = description
  }

  /// Whether there is anything to draw.
  public var isEmpty: Bool { plots.allSatisfy(\.marks.isEmpty) }
}
