internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let transitions = SummaryTable(
    name: Transitions.name, summary: "how often each status followed each other",
    choices: [.shares], comparesEditions: true, indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let transitions = try Transitions(
        in: panels, indicator: options.indicator(or: "fiw.status"), scope: options.scope)
      func column(_ name: String, _ status: String) -> ResultTable.Column {
        options.showsShares
          ? .computed(name, description: "Share \(status) in the next")
          : .init(name, .integer, description: "How many \(status) in the next")
      }
      return ResultTable(
        title: "\(transitions.indicator.label): transitions",
        columns: [
          .init("from_status", .string, description: "The status in one edition"),
          column("free", "Free"), column("partly_free", "Partly Free"),
          column("not_free", "Not Free"),
          .init("total", .integer, description: "How many in all"),
        ],
        rows: FreedomStatus.freestFirst.map { before in
          let cells = FreedomStatus.freestFirst.map { after -> ResultValue in
            options.showsShares
              ? ResultValue(transitions.share(from: before, to: after))
              : .integer(transitions.count(from: before, to: after))
          }
          return [.text(before.code)] + cells + [.integer(transitions.total(from: before))]
        },
        notes: transitions.indicator.scaleNotes + transitions.scope.notes
          + ["Pairs of consecutive editions within the window, both with a status."]
          + transitions.splits.notes,
        citation: transitions.indicator.citation)
    })
}
