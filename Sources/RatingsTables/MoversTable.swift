internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let movers = SummaryTable(
    name: Movers.name, summary: "Who improved and declined most between two editions.",
    choices: [.top, .span], editions: .ends, indicators: { [$0.indicator(or: "fiw.total")] },
    table: { panels, options throws(AnalysisError) in
      let movers = try Movers(
        in: panels, indicator: options.indicator(or: "fiw.total"), span: options.span,
        top: options.top, scope: options.scope)
      let rule = movers.scope.yearRule
      let ends = [movers.first, movers.last].map { ResultValue.integer($0.year(by: rule)) }
      return ResultTable(
        title:
          "\(movers.indicator.label): movers from \(movers.first.label) to \(movers.last.label)",
        columns: [
          .id, .entityName,
          .init("from", .integer, description: "The year of the first value"),
          .init("to", .integer, description: "The year of the last value"),
          .init("first", .number, description: "The first value"),
          .init("last", .number, description: "The last value"),
          .init("change", .number, unit: "points", description: "Last less first"),
          .direction,
        ],
        rows: movers.rows.map { row in
          row.entity.cells + ends + [
            .number(row.first), .number(row.last), .number(row.change),
            .text(row.direction.rawValue),
          ]
        },
        notes: movers.indicator.numericScaleNotes + movers.scope.notes + [
          "Unchanged and not shown: \(movers.unchanged).",
          "Left out, without a value at both ends: \(movers.oneEnded.countAndNames).",
        ]
          + movers.cuts.map {
            let fact =
              "\($0.tied) more \($0.direction.rawValue) by the same amount as the last shown"
            return .essential(fact + ".", brief: fact)
          } + movers.splits.notes,
        citation: movers.indicator.citation)
    })
}
