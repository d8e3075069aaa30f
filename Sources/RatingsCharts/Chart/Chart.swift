public import FreedomModel

/// A chart as a value: what is drawn, not how. Text and SVG are made from the same chart.
public struct Chart: Sendable, Hashable {
  /// How it is drawn.
  public let kind: ChartKind
  /// What it shows.
  public var title: String
  /// The line under the title: what a user says, or what is measured where the user's title does
  /// not say it.
  public var secondTitle = ""
  /// The scale, which end of it is freer, and what the years are.
  public var subtitle = ""
  /// The drawings: one, or for small multiples one an entity.
  var plots: [Plot]
  /// What marks a pattern or a shade means, in the order of the key.
  var key: [KeyEntry] = []
  /// The lines that have no name in the drawing, such as the means behind small multiples.
  var lineKey: [LineMark] = []
  /// Breaks, episodes, status changes and events; listed under the chart with their letters.
  var annotations: [PlacedAnnotation] = []
  /// What a reader must know: gaps, what was reversed or left out.
  public var notes: [String] = []
  /// The chart in words, for people who cannot see it.
  public var description = ""

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { plots.allSatisfy(\.marks.isEmpty) }
}

/// One drawing: two scales and the marks between them.
struct Plot: Sendable, Hashable {
  /// The heading of the drawing; empty for a chart of one drawing.
  var name = ""
  /// From left to right.
  var x: Scale
  /// From bottom to top, or for categories from top to bottom.
  var y: Scale
  /// The ranges of Free, Partly Free and Not Free on the scale of values, if it has any.
  var bands: [StatusBand] = []
  var marks: [Mark] = []
  /// What is pointed out, drawn above the marks so that it covers none.
  var annotations: [PlacedAnnotation] = []
  /// Whether the values of two years are joined step by step (ratings) or by straight lines.
  var isStepped = false
  /// A level pointed out by a line across, such as the zero of differences.
  var reference: Double?
  /// A line between two places that a scatter is seen beside.
  var guide: GuideLine?
  /// What the scales of a scatter measure: across, and up.
  var axisNames: [String] = []
  /// The rows that are picked out.
  var strongRows: Set<Int> = []
  /// The most that the names of rows may have of the width; `nil` for what looks best with most.
  var nameShare: Double?
}

/// One line of a chart's key: a fill and what it means.
struct KeyEntry: Sendable, Hashable {
  let fill: Fill
  let text: String

  init(_ fill: Fill, _ text: String) {
    self.fill = fill
    self.text = text
  }
}

extension Chart {
  /// The values drawn, as a table: for people who read rather than look, and for other tools.
  ///
  /// Columns: `name`, `year` (empty for bars and maps, whose title names it) and `value` as
  /// published; for shares `name` is the status and `value` the number of entities, for
  /// contributions `value` is what a part adds.
  public var dataTable: ResultTable {
    if kind == .scatter { return scatterTable }
    if kind == .survival { return survivalTable }
    var rows: [[ResultValue]] = []
    for (place, plot) in plots.enumerated() {
      // What is behind every small drawing is listed once, or has a drawing of its own.
      let marks = plots.count == 1 ? plot.marks : plot.marks.filter { $0.isListed(in: place) }
      var names: [String] = []
      if case .categories(let all) = plot.y { names = all }
      for mark in marks { rows += mark.rows(names) }
    }
    return ResultTable(
      title: title,
      columns: [
        .init("name", .string, description: "Who, or which status."),
        .init("year", .integer, description: subtitle),
        .init(
          "value", .string,
          description: kind == .contributions
            ? "What it adds to the change, in points."
            : "The value or the status, as published."),
      ], rows: rows,
      notes: (annotations.map { "\($0.letter) \($0.text)" } + notes).map { .background($0) })
  }
}

extension Chart {
  /// The dots of a scatter: `name`, and the values across and up as published.
  private var scatterTable: ResultTable {
    let names = plots.first?.axisNames ?? []
    let entries = plots.flatMap(\.dots).flatMap(\.entries).sorted { $0.name < $1.name }
    return ResultTable(
      title: title,
      columns: [
        .init("name", .string, description: "Who."),
        .init("across", .string, description: names.first ?? ""),
        .init("up", .string, description: names.last ?? ""),
      ], rows: entries.map { [.text($0.name), .text($0.x), .text($0.y)] },
      notes: notes.map { .background($0) })
  }
}

extension Plot {
  var dots: [DotMark] {
    marks.compactMap { if case .dot(let dot) = $0 { dot } else { nil } }
  }
}

extension Mark {
  /// Whether its values are listed with those of one of several drawings.
  fileprivate func isListed(in place: Int) -> Bool {
    guard case .line(let line) = self else { return true }
    return line.role == .own || line.role == .mean && place == 0
  }

  fileprivate func rows(_ names: [String]) -> [[ResultValue]] {
    func name(_ row: Int) -> ResultValue {
      names.indices.contains(row) ? .text(names[row]) : .missing
    }
    return switch self {
    case .line(let line):
      line.runs.joined().map { [.text(line.name), .integer($0.year), .text($0.text)] }
    case .spark(let spark):
      spark.points.map { [name(spark.row), .integer($0.year), .text($0.text)] }
    case .tile(let tile): [[name(tile.row), .integer(tile.year), .text(tile.text)]]
    case .bar(let bar): [[name(bar.row), .missing, .text(bar.text)]]
    case .dot: []
    case .area(let area):
      area.parts.filter { $0.fill != .unrated }.map {
        [.text($0.entity.name), .missing, $0.text.isEmpty ? .missing : .text($0.text)]
      }
    case .stack(let stack):
      stack.parts.reversed().compactMap { part in
        guard case .status(let status) = part.fill else { return nil }
        return [.text(status.label), .integer(stack.year), .text(part.text)]
      }
    }
  }
}
