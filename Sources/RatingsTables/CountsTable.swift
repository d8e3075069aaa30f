internal import FreedomModel
package import RatingsAnalysis

extension SummaryTable {
  package static let counts = SummaryTable(
    name: EditionCounts.name,
    summary: "how many are Free, Partly Free and Not Free",
    choices: [.regions, .chart], indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let counts = try EditionCounts(in: panels, options: options)
      return ResultTable(
        title: "\(counts.indicator.label): how many of each",
        columns: counts.division.columns + [
          .edition, .year,
          .init("entities", .integer, description: "How many have a status"),
          .init("free", .integer, description: "How many are Free"),
          .init("partly_free", .integer, description: "How many are Partly Free"),
          .init("not_free", .integer, description: "How many are Not Free"),
          .computed("free_share", description: "Free, as a share of 1"),
          .computed("partly_free_share", description: "Partly Free, as a share of 1"),
          .computed("not_free_share", description: "Not Free, as a share of 1"),
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
    })
}

extension EditionCounts {
  /// The answer that the table shows.
  package init(in panels: PanelSet, options: TableOptions) throws(AnalysisError) {
    try self.init(
      in: panels, indicator: options.indicator(or: "fiw.status"), by: options.division,
      scope: options.scope)
  }
}
