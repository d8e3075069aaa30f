public import FreedomModel

extension Chart {
  /// The figures drawn, as a table: for people who read rather than look, and for other tools.
  ///
  /// Columns: `name`, `year` (empty for bars, whose title names it) and `value` as published; for
  /// shares `name` is the status and `value` the number of entities.
  public var dataTable: ResultTable {
    var rows: [[ResultValue]] = []
    for plot in plots {
      var names: [String] = []
      if case .categories(let all) = plot.y { names = all }
      for mark in plot.marks { rows += mark.rows(names) }
    }
    return ResultTable(
      title: title,
      columns: [
        .init("name", .string, description: "Who, or which status."),
        .init("year", .integer, description: subtitle),
        .init("value", .string, description: "The figure or the status, as published."),
      ], rows: rows, notes: annotations.map { "\($0.letter) \($0.text)" } + notes)
  }
}

extension Mark {
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
    case .stack(let stack):
      stack.parts.reversed().compactMap { part in
        guard case .status(let status) = part.fill else { return nil }
        return [.text(status.label), .integer(stack.year), .text(part.text)]
      }
    }
  }
}
