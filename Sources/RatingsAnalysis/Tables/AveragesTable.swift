public import FreedomModel

/// The mean and the median of each edition.
public enum AveragesTable: SummaryTable {
  /// The name on the command line.
  public static let name = "averages"
  /// What the table shows.
  public static let summary = "Mean and median, edition by edition."
  /// What can be chosen about this table.
  public static let choices: Set<TableChoice> = [.regions]

  /// The figure averaged; `fiw.total` unless told otherwise.
  public static func indicators(for options: TableOptions) -> [String] {
    [options.indicator ?? "fiw.total"]
  }

  /// Makes the table.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let panel = try panels.figures(options, for: self)
    var rows: [[ResultValue]] = []
    for (region, members) in options.groups(of: panel) {
      for column in options.columns(of: panel) {
        let figures = options.figures(of: panel, column: column, rows: members)
        guard !figures.isEmpty else { continue }
        let edition = panel.editions[column]
        rows.append(
          options.regionCell(region) + [
            .text(edition.label), .integer(edition.year(by: options.years)),
            .integer(figures.count), ResultValue(figures.mean), ResultValue(figures.median),
          ])
      }
    }
    return ResultTable(
      title: "\(panel.indicator.label): averages",
      columns: options.regionColumn + [
        .edition, .year,
        .init("entities", .integer, description: "How many have a figure"),
        .init("mean", .number, unit: "points", description: "Unweighted mean"),
        .init("median", .number, unit: "points", description: "Median"),
      ],
      rows: rows,
      notes: options.notes + [
        panel.indicator.scaleNote, "Every entity counts alike; nothing is weighted.",
      ] + options.splitNotes(panel, where: options.wants),
      citation: panel.indicator.citation)
  }
}
