package import FreedomModel
package import RatingsAnalysis

package enum CountsTable: SummaryTable {
  package static let name = EditionCounts.name
  package static let summary = "How many are Free, Partly Free and Not Free, edition by edition."
  package static let choices: Set<TableChoice> = [.regions]

  package static func indicators(for options: TableOptions) -> [String] {
    [options.indicator(or: "fiw.status")]
  }

  package static func counts(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> EditionCounts {
    try EditionCounts(
      in: panels, indicator: options.indicator(or: "fiw.status"), by: options.division,
      scope: options.scope)
  }

  package static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let counts = try counts(from: panels, options: options)
    return ResultTable(
      title: "\(counts.indicator.label): how many of each",
      columns: counts.division.columns + [
        .edition, .year,
        .init("entities", .integer, description: "How many have a status"),
        .init("free", .integer, description: "How many are Free"),
        .init("partly_free", .integer, description: "How many are Partly Free"),
        .init("not_free", .integer, description: "How many are Not Free"),
        .init("free_share", .number, description: "Free, as a share of 1"),
        .init("partly_free_share", .number, description: "Partly Free, as a share of 1"),
        .init("not_free_share", .number, description: "Not Free, as a share of 1"),
      ],
      rows: counts.rows.map { row in
        let each = [row.free, row.partlyFree, row.notFree]
        return counts.scope.cells(row.region, row.edition) + [.integer(row.entities)]
          + each.map { .integer($0) }
          + each.map { .number(Double($0) / Double(row.entities)) }
      },
      notes: counts.scope.notes + counts.division.notes(on: counts.rows.map(\.edition))
        + counts.splits.notes,
      citation: counts.indicator.citation)
  }
}
