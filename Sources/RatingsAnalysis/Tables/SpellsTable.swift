public import FreedomModel

/// How long each entity kept a status.
public enum SpellsTable: SummaryTable {
  /// The name on the command line.
  public static let name = "spells"
  /// What the table shows.
  public static let summary = "Runs of consecutive editions in one status."

  /// The status; `fiw.status` unless told otherwise.
  public static func indicators(for options: TableOptions) -> [String] {
    [options.indicator ?? "fiw.status"]
  }

  /// Makes the table: every spell that touches the editions wanted, whole.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let panel = try panels.statuses(options, for: self)
    let newest = panel.editions.count - 1
    let rows = panel.statusRuns(options)
      .filter { run in (run.first...run.last).contains { options.wants(panel.editions[$0]) } }
      .map { run -> [ResultValue] in
        [
          .text(panel.entities[run.row].id), .text(panel.entities[run.row].name),
          .text(run.status.code), .integer(panel.editions[run.first].year(by: options.years)),
          .integer(panel.editions[run.last].year(by: options.years)),
          .integer(run.last - run.first + 1), .flag(run.isFirst), .flag(run.last == newest),
        ]
      }
    return ResultTable(
      title: "\(panel.indicator.label): spells",
      columns: [
        .id, .entityName,
        .init("status", .string, description: "F, PF or NF"),
        .init("from", .integer, description: "The year of the first edition"),
        .init("to", .integer, description: "The year of the last edition"),
        .init("editions", .integer, description: "How many editions"),
        .init(
          "left_censored", .boolean,
          description: "Whether it starts with the first edition of the entity"),
        .init(
          "right_censored", .boolean, description: "Whether it runs on in the newest edition"),
      ],
      rows: rows,
      notes: options.notes + [
        """
        A missing edition ends a spell. The last spell of an entity that exists no more is not \
        right-censored.
        """
      ] + options.splitNotes(panel, where: options.wants), citation: panel.indicator.citation)
  }
}
