public import FreedomModel

/// Who is an electoral democracy.
public enum ElectoralDemocraciesTable: SummaryTable {
  /// The name on the command line.
  public static let name = "electoral-democracies"
  /// What the table shows.
  public static let summary = "Who is an electoral democracy, by Freedom House's rule."

  /// Electoral process, political rights and civil liberties.
  public static func indicators(for options: TableOptions) -> [String] {
    ["fiw.a", "fiw.pr_score", "fiw.cl_score"]
  }

  /// Makes the table, of one edition unless a first one is asked for.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let process = try panels.panel("fiw.a")
    let rights = try panels.panel("fiw.pr_score").aligned(to: process)
    let liberties = panels["fiw.cl_score"]?.aligned(to: process)
    let columns =
      options.from == nil ? [try options.column(of: process)] : options.columns(of: process)
    var rows: [[ResultValue]] = []
    var notes: [String] = []
    for column in columns {
      let edition = process.editions[column]
      var counts = (yes: 0, no: 0, unknown: 0)
      for row in process.entities.indices where options.counts(row, column, in: process) {
        guard let a = process.value(row, column), let pr = rights.value(row, column) else {
          continue
        }
        let cl = liberties?.value(row, column)
        let holds = RuleBook.isElectoralDemocracy(
          electoralProcess: a, politicalRights: pr, civilLiberties: cl, edition: edition.year)
        switch holds {
        case true?: counts.yes += 1
        case false?: counts.no += 1
        case nil: counts.unknown += 1
        }
        rows.append([
          .text(process.entities[row].id), .text(process.entities[row].name),
          .text(edition.label), .number(a), .number(pr), ResultValue(cl),
          holds.map { .flag($0) } ?? .missing,
        ])
      }
      let unknown = counts.unknown > 0 ? ", \(counts.unknown) unknown" : ""
      notes.append("Edition \(edition.label): \(counts.yes) yes, \(counts.no) no\(unknown).")
    }
    return ResultTable(
      title: "Electoral democracies", columns: Self.columns, rows: rows,
      notes: options.notes + [
        """
        Rule: A 7 or more and political rights score 20 or more; from the edition \
        \(RuleBook.electoralCivilLibertiesSince) also civil liberties score 30 or more.
        """
      ] + notes, citation: process.indicator.citation)
  }

  private static let columns: [ResultTable.Column] = [
    .id, .entityName, .edition,
    .init("a", .number, unit: "points", description: "A Electoral process, 0 to 12"),
    .init("pr_score", .number, unit: "points", description: "Political rights score, to 40"),
    .init("cl_score", .number, unit: "points", description: "Civil liberties score, to 60"),
    .init("electoral_democracy", .boolean, description: "Whether the rule holds"),
  ]
}
