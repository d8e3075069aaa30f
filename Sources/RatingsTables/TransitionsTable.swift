internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let transitions = SummaryTable(
    name: Transitions.name, summary: "How often each status was followed by each other one.",
    choices: [.shares], comparesEditions: true, indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let transitions = try Transitions(
        in: panels, indicator: options.indicator(or: "fiw.status"), scope: options.scope)
      let kind: ResultTable.Column.Kind = options.showsShares ? .number : .integer
      let what = options.showsShares ? "Share" : "How many"
      return ResultTable(
        title: "\(transitions.indicator.label): transitions",
        columns: [
          .init("from_status", .string, description: "The status in one edition"),
          .init("free", kind, description: "\(what) Free in the next"),
          .init("partly_free", kind, description: "\(what) Partly Free in the next"),
          .init("not_free", kind, description: "\(what) Not Free in the next"),
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
