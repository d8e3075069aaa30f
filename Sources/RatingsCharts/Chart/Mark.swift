public import FreedomModel

/// Something drawn.
public enum Mark: Sendable, Hashable {
  /// A line over the years.
  case line(LineMark)
  /// One row of small bars over the years.
  case spark(SparkMark)
  /// A field of a row, as wide as a year.
  case tile(TileMark)
  /// A bar along a row.
  case bar(BarMark)
  /// A column of shares.
  case stack(StackMark)
}

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

/// One row of small bars over the years, freer being taller.
public struct SparkMark: Sendable, Hashable {
  /// The row, 0 at the top.
  public let row: Int
  /// The points, with positions from 0 (least free) to 1 (freest); years without one stay blank.
  public let points: [Point]
  /// Where the row began and ended, and what that means: `6 → 3 improved`.
  public let text: String
  /// The same with an arrow for the word: `6 → 3 ↑`.
  public let shortText: String

  /// A row of bars from its parts.
  public init(row: Int, points: [Point], text: String, shortText: String) {
    self.row = row
    self.points = points
    self.text = text
    self.shortText = shortText
  }
}

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

/// A bar along a row, from the least free end of the scale.
public struct BarMark: Sendable, Hashable {
  /// The row, 0 at the top.
  public let row: Int
  /// Where the bar ends.
  public let position: Double
  /// How it is filled.
  public let fill: Fill
  /// The figure, and the status where the scale has bands.
  public let text: String

  /// A bar from its parts.
  public init(row: Int, position: Double, fill: Fill, text: String) {
    self.row = row
    self.position = position
    self.fill = fill
    self.text = text
  }
}

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

/// How an area is filled; every fill is told apart by pattern as well as by colour.
public enum Fill: Sendable, Hashable {
  /// As Free, Partly Free or Not Free.
  case status(FreedomStatus)
  /// As a shade: 0 least free, 1 freest.
  case level(Double)
  /// Plain.
  case plain
}
