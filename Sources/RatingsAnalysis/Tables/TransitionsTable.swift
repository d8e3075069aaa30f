public import FreedomModel

/// How often each status was followed by each other one.
public enum TransitionsTable: SummaryTable {
  /// The name on the command line.
  public static let name = "transitions"
  /// What the table shows.
  public static let summary = "How often each status was followed by each other one."
  /// What can be chosen about this table.
  public static let choices: Set<TableChoice> = [.shares]

  /// The status; `fiw.status` unless told otherwise.
  public static func indicators(for options: TableOptions) -> [String] {
    [options.indicator ?? "fiw.status"]
  }

  /// Makes the table: n_ij, or p_ij = n_ij / sum of the row.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let panel = try panels.statuses(options, for: self)
    let rows = zip(FreedomStatus.freestFirst, counts(in: panel, options)).map {
      before, counts -> [ResultValue] in
      let total = counts.reduce(0, +)
      let cells: [ResultValue] = counts.map { count in
        guard options.showsShares else { return .integer(count) }
        return total == 0 ? .missing : .number(Double(count) / Double(total))
      }
      return [.text(before.code)] + cells + [.integer(total)]
    }
    let kind: ResultTable.Column.Kind = options.showsShares ? .number : .integer
    let what = options.showsShares ? "Share" : "How many"
    return ResultTable(
      title: "\(panel.indicator.label): transitions",
      columns: [
        .init("from_status", .string, description: "The status in one edition"),
        .init("free", kind, description: "\(what) Free in the next"),
        .init("partly_free", kind, description: "\(what) Partly Free in the next"),
        .init("not_free", kind, description: "\(what) Not Free in the next"),
        .init("total", .integer, description: "How many in all"),
      ],
      rows: rows,
      notes: options.notes
        + ["Pairs of consecutive editions within the window, both with a status."]
        + options.splitNotes(panel) { split in
          panel.editions.contains { options.wants(split) && options.wants($0) && $0.follows(split) }
        },
      citation: panel.indicator.citation)
  }

  /// How often each status was followed by each other one in the editions wanted, one list a status
  /// before, freest first both ways.
  static func counts(in panel: Panel, _ options: TableOptions) -> [[Int]] {
    let steps = panel.statusSteps(options).filter {
      options.wants(panel.editions[$0.column]) && options.wants(panel.editions[$0.column - 1])
    }
    return FreedomStatus.freestFirst.map { before in
      FreedomStatus.freestFirst.map { after in
        steps.count { $0.before == before && $0.after == after }
      }
    }
  }
}
