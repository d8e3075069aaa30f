public import FreedomModel

/// A share that falls with time: how many spells last longer than N editions.
public struct SurvivalLine: Sendable, Hashable {
  /// A step down.
  public struct Step: Sendable, Hashable {
    /// After how many editions.
    public let editions: Int
    /// The share that is left from then on, from 0 to 1.
    public let share: Double
    /// The limits of the share, where it has any.
    public let limits: ClosedRange<Double>?

    /// A step from its parts.
    public init(editions: Int, share: Double, limits: ClosedRange<Double>?) {
      self.editions = editions
      self.share = share
      self.limits = limits
    }
  }

  /// What the line is called.
  public let name: String
  /// The name where that has no room.
  public let shortName: String
  /// The steps in the order of time; the last one is where the observation ends, also where
  /// nothing happened then.
  public let steps: [Step]
  /// How many spells are observed at 1, 2, ... editions.
  public let atRisk: [Int]
  /// The status whose colour it has; `nil` where the lines differ in something else.
  public let status: FreedomStatus?

  /// A line from its parts.
  public init(
    name: String, shortName: String? = nil, steps: [Step], atRisk: [Int],
    status: FreedomStatus? = nil
  ) {
    self.name = name
    self.shortName = shortName ?? name
    self.steps = steps
    self.atRisk = atRisk
    self.status = status
  }

  /// After how many editions half are left or fewer; `nil` where more last.
  var median: Int? { steps.first { $0.share <= 0.5 + 1e-12 }?.editions }
}

extension Chart {
  /// How many spells of a status last, in steps from 100 per cent down, by editions since they
  /// began. Limits are shaded in drawings of at most three lines; text has them for one line.
  ///
  /// - Throws: ``ChartError`` where there are more lines than can be distinguished.
  public static func survival(
    _ lines: [SurvivalLine], of what: String, options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    guard lines.count <= mostLines else {
      throw .tooManyLines(count: lines.count, most: mostLines)
    }
    let last = lines.compactMap(\.steps.last?.editions).max() ?? 1
    let marks = lines.enumerated().filter { !$1.steps.isEmpty }.map { style, line in
      Mark.line(line.mark(style))
    }
    let haveLimits = 1...LineMark.mostWithLimits ~= lines.count
    let title = ChartTitle(
      what + (options.who.map { ": \($0)" } ?? ""), when: "", options: options)
    return Chart(
      kind: .survival, title: title.first, secondTitle: title.second,
      subtitle: "per cent of spells that last longer, by editions since they began"
        + (lines.count == 1 ? "; 95 % limits" : ""),
      plots: [
        Plot(
          x: .years(YearScale(first: 0, last: last)),
          y: .values(
            ValueScale(
              start: 0, end: 100, ticks: [0, 25, 50, 75, 100].map { .init($0, $0.shortestExact) })),
          marks: marks, isStepped: true)
      ],
      notes: (haveLimits && lines.count > 1 ? ["Shaded, in drawings: 95 % limits."] : [])
        + ChartLabels.atRisk(lines, until: last) + options.closingNotes,
      description: ChartLabels.survival(lines, of: what))
  }

  /// The steps: `name`, `editions`, the share left, and its limits.
  var survivalTable: ResultTable {
    let lines = plots.flatMap(\.lines)
    return ResultTable(
      title: title,
      columns: [
        .init("name", .string, description: "Which spells."),
        .init("editions", .integer, description: "How many editions since they began."),
        .computed("survival", unit: "per cent", description: "How many last longer."),
        .computed("low", unit: "per cent", description: "The lower 95 % limit."),
        .computed("high", unit: "per cent", description: "The upper 95 % limit."),
      ],
      rows: lines.flatMap { line in
        line.runs.joined().map { point in
          let limits = line.limits.first { $0.year == point.year }
          return [
            .text(line.name), .integer(point.year), .number(point.position),
            ResultValue(limits?.low), ResultValue(limits?.high),
          ]
        }
      },
      notes: notes.map { .background($0) })
  }
}

extension SurvivalLine {
  fileprivate func mark(_ style: Int) -> LineMark {
    let start = Point(year: 0, position: 100, text: "100 %")
    let points = steps.map { step in
      Point(
        year: step.editions, position: step.share * 100, text: ChartLabels.percent(step.share))
    }
    return LineMark(
      name: name, shortName: shortName, style: status?.lineStyle ?? style,
      runs: [[start] + points],
      limits: steps.compactMap { step in
        step.limits.map {
          LimitPoint(year: step.editions, low: $0.lowerBound * 100, high: $0.upperBound * 100)
        }
      })
  }
}

extension ChartLabels {
  /// A share as people read it: `45 %`, `0.4 %`.
  static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    let text = tenths < 1 ? tenths.shortestExact : (share * 100).rounded().shortestExact
    return "\(text) %"
  }

  /// How many spells each line rests on: `At risk after 0, 10, 20 editions: Free 120, 80, 40.`
  static func atRisk(_ lines: [SurvivalLine], until last: Int) -> [String] {
    guard !lines.isEmpty else { return [] }
    let step = last > 25 ? 10 : last > 10 ? 5 : 1
    let times = Array(stride(from: 0, to: last, by: step))
    let counts = lines.map { line in
      let numbers = times.map { line.atRisk.indices.contains($0) ? line.atRisk[$0] : 0 }
      return "\(line.name) \(numbers.map(String.init).joined(separator: ", "))"
    }
    return [
      "At risk after \(times.map(String.init).joined(separator: ", ")) editions: "
        + "\(counts.joined(separator: "; "))."
    ]
  }

  static func survival(_ lines: [SurvivalLine], of what: String) -> String {
    let sentences = lines.compactMap { line -> String? in
      guard let last = line.steps.last else { return nil }
      let half =
        line.median.map { "half or fewer are left after \($0) edition\($0 == 1 ? "" : "s")" }
        ?? "more than half are left throughout"
      return "\(line.name): \(half), \(percent(last.share)) after \(last.editions)."
    }
    return sentences.isEmpty
      ? "No spells to draw." : "\(what). \(sentences.joined(separator: " "))"
  }
}

extension FreedomStatus {
  /// The style of a line in the colour nearest to that of the status.
  fileprivate var lineStyle: Int {
    switch self {
    case .free: 0
    case .partlyFree: 1
    case .notFree: 3
    }
  }
}
