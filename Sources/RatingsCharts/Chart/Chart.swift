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
            : "The value or the status."),
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

/// Why a chart cannot show what it is asked to show. No value is ever left out without a message.
public enum ChartError: Error, Sendable, Hashable, CustomStringConvertible {
  /// An indicator has no range, or which end of it is freer is not declared, so its values have no
  /// place on a scale shared with others.
  case noSharedScale(indicator: String, lacksRange: Bool, lacksDirection: Bool)
  /// An indicator has no range, and the editions drawn count in opposite ways.
  case countsBothWays(indicator: String, since: Int)
  /// A value is not a finite number.
  case notFinite(indicator: String, entity: String, year: Int)
  /// A chart of statuses is requested, and an indicator has none.
  case noStatuses(indicator: String)
  /// A scatter is requested of an indicator that has only three values.
  case scatterOfStatus(indicator: String)
  /// There are more lines than can be distinguished.
  case tooManyLines(count: Int, most: Int)
  /// More lines are to be picked out than can be distinguished.
  case tooManyHighlights(count: Int, most: Int)
  /// There are more means than can be distinguished.
  case tooManyMeans(count: Int, most: Int)
  /// Differences of several indicators are in points of different scales.
  case differencesOfSeveral(indicators: [String])
  /// A chart of estimates is requested of series.
  case notOfSeries(kind: ChartKind)

  /// What is wrong: a sentence in lower case without a final stop.
  public var description: String {
    switch self {
    case .noSharedScale(let indicator, let lacksRange, let lacksDirection):
      "\(indicator) has no declared "
        + [lacksRange ? "range" : nil, lacksDirection ? "direction" : nil]
        .compactMap(\.self).joined(separator: " and no declared ")
        + ", so it cannot be drawn beside another scale"
    case .countsBothWays(let indicator, let since):
      "\(indicator) was reversed in the edition \(since), and one scale cannot show both"
    case .notFinite(let indicator, let entity, let year):
      "\(indicator) of \(entity) in \(year) is not a finite number, and has no place on a scale"
    case .noStatuses(let indicator):
      "\(indicator) stands for no status, Free, Partly Free or Not Free"
    case .scatterOfStatus(let indicator):
      "\(indicator) is a status, and a scatter needs numbers"
    case .tooManyLines(let count, let most):
      "\(count) lines cannot be told apart: there are \(most) styles"
    case .tooManyHighlights(let count, let most):
      "\(count) lines cannot be picked out: there are \(most) styles"
    case .tooManyMeans(let count, let most):
      "\(count) baselines cannot be distinguished: there are \(most) styles"
    case .differencesOfSeveral(let indicators):
      "differences of \(indicators.joined(separator: " and ")) have no scale in common"
    case .notOfSeries(let kind): "a chart of the kind \(kind.rawValue) is not drawn from series"
    }
  }

  /// What to do about it.
  public var hint: String {
    switch self {
    case .noSharedScale(_, let lacksRange, let lacksDirection):
      "import its file again with "
        + [
          lacksRange ? "--range LOW:HIGH" : nil,
          lacksDirection ? "--lower-is-freer or --higher-is-freer" : nil,
        ].compactMap(\.self).joined(separator: " and ")
    case .countsBothWays(_, let since): "draw the editions from \(since) on, or those before"
    case .notFinite: "correct the value and import the file again"
    case .noStatuses: "name a status, such as --indicator fiw.status, or draw it as heat"
    case .scatterOfStatus: "'freedom agree' shows two statuses as a cross table"
    case .tooManyLines:
      "name fewer; or use 'freedom chart': --highlight NAME picks out some and draws the others in "
        + "grey, and heat, strip, spark and multiples have a place for each"
    case .tooManyHighlights, .tooManyMeans: "name fewer"
    case .differencesOfSeveral: "draw one indicator at a time"
    case .notOfSeries(let kind): "use the builder of its own, Chart.\(kind.rawValue)"
    }
  }
}

extension Chart {
  /// Why the values of some indicators cannot be drawn on one scale; `nil` where they can.
  ///
  /// Scales that differ are drawn as the way from least free to most free, so that each needs a
  /// range and a direction; Freedom House's have them.
  public static func objection(toOneScaleOf indicators: [Indicator]) -> ChartError? {
    guard SharedScale.differ(indicators) else { return nil }
    return indicators.lazy.filter { $0.measure != .status }.compactMap { indicator in
      let lacksRange = indicator.nominalMinimum == nil || indicator.maximum == nil
      let lacksDirection = indicator.direction == nil
      return lacksRange || lacksDirection
        ? .noSharedScale(
          indicator: indicator.id, lacksRange: lacksRange, lacksDirection: lacksDirection) : nil
    }.first
  }
}
