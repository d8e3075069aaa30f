public import FreedomModel

/// Every change of status from one edition to the next.
public enum StatusChangesTable: SummaryTable {
  /// The name on the command line.
  public static let name = "status-changes"
  /// What the table shows.
  public static let summary = "Every change of status since the edition before."

  /// The status; `fiw.status` unless told otherwise.
  public static func indicators(for options: TableOptions) -> [String] {
    [options.indicator ?? "fiw.status"]
  }

  /// Makes the table, by edition and name.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let panel = try panels.statuses(options, for: self)
    let changes = panel.statusSteps(options)
      .filter { $0.before != $0.after && options.wants(panel.editions[$0.column]) }
      .sorted {
        ($0.column, panel.entities[$0.row].name, panel.entities[$0.row].id)
          < ($1.column, panel.entities[$1.row].name, panel.entities[$1.row].id)
      }
    return ResultTable(
      title: "\(panel.indicator.label): changes",
      columns: [
        .id, .entityName, .edition,
        .init("from_status", .string, description: "The status in the edition before"),
        .init("to_status", .string, description: "The status in this edition"),
        .direction,
      ],
      rows: changes.map { change in
        [
          .text(panel.entities[change.row].id), .text(panel.entities[change.row].name),
          .text(panel.editions[change.column].label), .text(change.before.code),
          .text(change.after.code),
          .text(ChangeDirection(from: change.before, to: change.after).rawValue),
        ]
      },
      notes: options.notes + ["Only consecutive editions are compared."]
        + options.splitNotes(panel) { split in
          panel.editions.contains { options.wants($0) && $0.follows(split) }
        },
      citation: panel.indicator.citation)
  }
}
