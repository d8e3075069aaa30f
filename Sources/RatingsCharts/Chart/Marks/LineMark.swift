/// A line: runs of points; two runs are never joined.
public struct LineMark: Sendable, Hashable {
  /// The name in full.
  public let name: String
  /// The entity's id, where the name does not fit.
  public let shortName: String
  /// Which of the styles (marker, dash, colour) it has, from 0.
  public let style: Int
  /// The points, in runs without a gap.
  public let runs: [[Point]]
  /// Whether name and figure also stand at the left end.
  public let isNamedAtStart: Bool

  /// A line from its parts.
  public init(
    name: String, shortName: String, style: Int, runs: [[Point]], isNamedAtStart: Bool = false
  ) {
    self.name = name
    self.shortName = shortName
    self.style = style
    self.runs = runs
    self.isNamedAtStart = isNamedAtStart
  }

  /// The first point.
  public var first: Point? { runs.first?.first }
  /// The last point.
  public var last: Point? { runs.last?.last }
}
