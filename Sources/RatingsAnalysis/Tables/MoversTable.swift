public import FreedomModel

/// Who changed most between two editions.
public enum MoversTable: SummaryTable {
  /// The name on the command line.
  public static let name = "movers"
  /// What the table shows.
  public static let summary = "Who improved and declined most between two editions."
  /// What can be chosen about this table.
  public static let choices: Set<TableChoice> = [.top, .span]

  /// The figure compared; `fiw.total` unless told otherwise.
  public static func indicators(for options: TableOptions) -> [String] {
    [options.indicator ?? "fiw.total"]
  }

  /// Makes the table: the greatest improvement first, the greatest decline last.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let panel = try panels.figures(options, for: self)
    let (start, end) = try ends(of: panel, options)
    let first = panel.editions[start]
    let last = panel.editions[end]
    if let turn = panel.indicator.turn(within: [first, last]) {
      throw .unsuited(
        indicator: panel.indicator.id, table: name,
        need: "editions on one side of \(turn), when the scale was turned round")
    }
    let direction = panel.indicator.direction(inEdition: last.year)

    let resolution = Resolution(of: panel)
    var movers: [Mover] = []
    var unchanged = 0
    var oneEnded: [String] = []
    for row in panel.entities.indices where options.counts(row, end, in: panel) {
      switch (panel.value(row, start), panel.value(row, end)) {
      case (let from?, let to?):
        guard !resolution.ties(from, to) else {
          unchanged += 1
          continue
        }
        movers.append(
          Mover(entity: panel.entities[row], first: from, last: to, resolution: resolution))
      case (nil, nil): break
      default: oneEnded.append(panel.entities[row].name)
      }
    }
    movers.sort {
      let (one, other) = ($0.gain(direction), $1.gain(direction))
      return (other, $0.entity.name, $0.entity.id) < (one, $1.entity.name, $1.entity.id)
    }
    let (shown, cut) = cut(movers, to: options.top, direction)
    return ResultTable(
      title: "\(panel.indicator.label): movers from \(first.label) to \(last.label)",
      columns: columns,
      rows: shown.map {
        $0.row(first.year(by: options.years), last.year(by: options.years), direction)
      },
      notes: options.notes + [
        panel.indicator.scaleNote, "Unchanged and not shown: \(unchanged).",
        "Left out, without a figure at both ends: \(oneEnded.count)"
          + (oneEnded.isEmpty ? "." : " (\(NameList.text(oneEnded)))."),
      ] + cut + options.splitNotes(panel) { [first, last].contains($0) },
      citation: panel.indicator.citation)
  }

  private struct Mover {
    let entity: Entity
    let first: Double, last: Double
    let resolution: Resolution

    /// The change in the direction of freedom, in steps that noise does not reach; the rise where the
    /// direction is not declared.
    func gain(_ direction: ScaleDirection?) -> Double {
      resolution.steps(direction == .lower ? first - last : last - first)
    }

    func row(_ from: Int, _ to: Int, _ direction: ScaleDirection?) -> [ResultValue] {
      [
        .text(entity.id), .text(entity.name), .integer(from), .integer(to), .number(first),
        .number(last), .number(last - first),
        .text(ChangeDirection(from: first, to: last, direction: direction).rawValue),
      ]
    }
  }

  private static func ends(
    of panel: Panel, _ options: TableOptions
  ) throws(AnalysisError) -> (Int, Int) {
    let end = try options.column(of: panel)
    guard let from = options.from else {
      guard end >= options.span else {
        throw .noEarlierEdition(year: panel.editions[end].year, indicator: panel.indicator.id)
      }
      return (end - options.span, end)
    }
    guard let start = panel.column(ofYear: from, by: options.years) else {
      throw .noEdition(year: from, indicator: panel.indicator.id)
    }
    guard start < end else {
      throw .editionsOutOfOrder(first: from, last: panel.editions[end].year(by: options.years))
    }
    return (start, end)
  }

  /// The first and the last so many, and a note when others moved as far as the last one shown.
  private static func cut(
    _ movers: [Mover], to top: Int?, _ direction: ScaleDirection?
  ) -> ([Mover], [String]) {
    guard let top else { return (movers, []) }
    let gains = movers.filter { $0.gain(direction) > 0 }
    let declines = movers.filter { $0.gain(direction) < 0 }
    var notes: [String] = []
    for ranked in [gains, declines.reversed()] where ranked.count > top {
      let shown = ranked[top - 1]
      let edge = shown.gain(direction)
      let tied = ranked[top...].count { $0.gain(direction) == edge }
      let word = ChangeDirection(from: shown.first, to: shown.last, direction: direction).rawValue
      if tied > 0 { notes.append("As much as the last one shown \(word): \(tied) more.") }
    }
    return (Array(gains.prefix(top)) + Array(declines.suffix(top)), notes)
  }

  private static let columns: [ResultTable.Column] = [
    .id, .entityName,
    .init("from", .integer, description: "The year of the first figure"),
    .init("to", .integer, description: "The year of the last figure"),
    .init("first", .number, description: "The first figure"),
    .init("last", .number, description: "The last figure"),
    .init("change", .number, unit: "points", description: "Last less first"),
    .direction,
  ]
}
