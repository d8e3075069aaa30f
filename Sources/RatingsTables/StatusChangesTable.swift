internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let statusChanges = SummaryTable(
    name: StatusChanges.name, summary: "every change of status from edition to edition",
    indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let changes = try StatusChanges(
        in: panels, indicator: options.indicator(or: "fiw.status"), scope: options.scope)
      return ResultTable(
        title: "\(changes.indicator.label): changes",
        columns: [
          .id, .entityName, .edition,
          .init("from_status", .string, description: "The status in the edition before"),
          .init("to_status", .string, description: "The status in this edition"),
          .direction,
        ],
        rows: changes.rows.map { row in
          row.entity.cells + [
            .text(row.edition.label), .text(row.before.code), .text(row.after.code),
            .text(ChangeDirection(from: row.before, to: row.after).rawValue),
          ]
        },
        notes: changes.indicator.scaleNotes + changes.scope.notes + [
          "Only consecutive editions are compared."
        ]
          + changes.splits.notes,
        citation: changes.indicator.citation)
    })
}
