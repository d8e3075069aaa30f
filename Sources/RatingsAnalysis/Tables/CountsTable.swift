public import FreedomModel

/// How many are Free, Partly Free and Not Free in each edition.
public enum CountsTable: SummaryTable {
  /// The name on the command line.
  public static let name = "counts"
  /// What the table shows.
  public static let summary = "How many are Free, Partly Free and Not Free, edition by edition."
  /// What can be chosen about this table.
  public static let choices: Set<TableChoice> = [.regions]

  /// The status counted; `fiw.status` unless told otherwise.
  public static func indicators(for options: TableOptions) -> [String] {
    [options.indicator ?? "fiw.status"]
  }

  /// Makes the table.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let panel = try panels.statuses(options, for: self)
    var rows: [[ResultValue]] = []
    for (region, members) in options.groups(of: panel) {
      for column in options.columns(of: panel) {
        let figures = options.figures(of: panel, column: column, rows: members)
        guard !figures.isEmpty else { continue }
        let edition = panel.editions[column]
        let counts = FreedomStatus.freestFirst.map { status in
          figures.count { panel.indicator.status($0) == status }
        }
        rows.append(
          options.regionCell(region)
            + [
              .text(edition.label), .integer(edition.year(by: options.years)),
              .integer(figures.count),
            ] + counts.map { .integer($0) }
            + counts.map { .number(Double($0) / Double(figures.count)) })
      }
    }
    return ResultTable(
      title: "\(panel.indicator.label): how many of each", columns: options.regionColumn + columns,
      rows: rows, notes: options.notes + options.splitNotes(panel, where: options.wants),
      citation: panel.indicator.citation)
  }

  private static let columns: [ResultTable.Column] = [
    .edition, .year,
    .init("entities", .integer, description: "How many have a status"),
    .init("free", .integer, description: "How many are Free"),
    .init("partly_free", .integer, description: "How many are Partly Free"),
    .init("not_free", .integer, description: "How many are Not Free"),
    .init("free_share", .number, description: "Free, as a share of 1"),
    .init("partly_free_share", .number, description: "Partly Free, as a share of 1"),
    .init("not_free_share", .number, description: "Not Free, as a share of 1"),
  ]
}
