internal import FreedomModel

/// Something drawn.
enum Mark: Sendable, Hashable {
  case line(LineMark)
  case spark(SparkMark)
  case tile(TileMark)
  case bar(BarMark)
  case stack(StackMark)
  case dot(DotMark)
  case area(AreaMark)
}

/// How an area is filled; fills differ by lightness as well as by colour.
enum Fill: Sendable, Hashable {
  case status(FreedomStatus)
  /// A shade: 0 least free, 1 freest.
  case level(Double)
  case plain
  /// A step on a map of changes: from -3, much less free, over 0, unchanged, to 3, much freer.
  case change(Int)
  /// Rated, but without a value here.
  case missing
  /// Not rated.
  case unrated
  /// What marks territories on a map, beside their value.
  case territory
}

/// A value at its place.
struct Point: Sendable, Hashable {
  /// The year, under the chart's rule.
  let year: Int
  /// The place on the scale.
  let position: Double
  /// The value as published, or on the present scale where an older edition's was reversed.
  let text: String
}

/// The limits of an estimated value; they are those of the years after it too, up to the next ones.
struct LimitPoint: Sendable, Hashable {
  let year: Int
  let low: Double
  let high: Double
}

/// A line: runs of points; two runs are never joined.
struct LineMark: Sendable, Hashable {
  let name: String
  /// The entity's id, where the name does not fit.
  let shortName: String
  /// Which of the styles (marker, dash, colour) it has, from 0.
  let style: Int
  let runs: [[Point]]
  /// Whether name and value are also written at the left end.
  var isNamedAtStart = false
  /// What the line is among the others.
  var role = LineRole.own
  /// Whether its name is in the drawing.
  var isNamed = true
  /// How far off the values may be, year by year; empty where that is not drawn.
  var limits: [LimitPoint] = []

  /// Limits of more lines than this would hide one another.
  static let mostWithLimits = 3

  var first: Point? { runs.first?.first }
  var last: Point? { runs.last?.last }
}

/// What a line is among the others of a chart.
enum LineRole: Sendable, Hashable {
  /// One with a style of its own.
  case own
  /// The mean of several entities, dashed and without colour.
  case mean
  /// One of those that are not picked out: grey, behind the others.
  case context
}

extension Plot {
  /// The line that a small drawing is about.
  var ownLine: LineMark? { lines.first { $0.role == .own } }

  /// The lines in the order in which they are drawn: what matters most comes last.
  var linesFromBehind: [LineMark] {
    [LineRole.context, .mean, .own].flatMap { role in lines.filter { $0.role == role } }
  }
}

/// One row of small bars over the years, freer being taller.
struct SparkMark: Sendable, Hashable {
  /// The row, 0 at the top.
  let row: Int
  /// The points, with positions from 0 (least free) to 1 (freest); years without one stay blank.
  let points: [Point]
  /// Where the row began and ended, and what that means: `6 → 3 improved`.
  let text: String
  /// The same with an arrow for the word: `6 → 3 ↑`.
  let shortText: String
}

/// A field of a row, as wide as a year.
struct TileMark: Sendable, Hashable {
  /// The row, 0 at the top.
  let row: Int
  let year: Int
  let fill: Fill
  /// The value or the status code.
  let text: String
}

/// A bar along a row, from zero to a value: to the right, or to the left where it is below zero.
struct BarMark: Sendable, Hashable {
  /// The row, 0 at the top.
  let row: Int
  /// Where the bar ends.
  let position: Double
  let fill: Fill
  /// The value, and the status where the scale has bands.
  let text: String
  /// Whether it is the mean of several entities.
  var isMean = false
}

/// A place between two scales, with all entities that are there.
struct DotMark: Sendable, Hashable {
  struct Entry: Sendable, Hashable {
    let name: String
    /// The entity's id, where the name does not fit.
    let shortName: String
    /// The values as published: across, and up.
    let x: String
    let y: String
    /// Whether it is far enough from the others to be named.
    let isNamed: Bool

    var text: String { "\(name): \(x) and \(y)" }
  }

  let x: Double
  let y: Double
  var entries: [Entry]

  var isNamed: Bool { entries.contains(where: \.isNamed) }
}

/// A column of shares that add up to 100 %.
struct StackMark: Sendable, Hashable {
  struct Part: Sendable, Hashable {
    let fill: Fill
    /// Where it begins and ends, in per cent from the bottom.
    let from: Double
    let to: Double
    /// The number of entities.
    let text: String
  }

  let year: Int
  /// The parts, from the bottom.
  let parts: [Part]
}
