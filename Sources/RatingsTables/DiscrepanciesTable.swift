internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let discrepancies = SummaryTable(
    name: "discrepancies", summary: "Published figures that Freedom House's own rules do not give.",
    brief: ["name", "edition", "indicator", "published", "recomputed", "contradicts"],
    isOfBothKinds: true, indicators: { _ in Discrepancies.indicators },
    table: { panels, options throws(AnalysisError) in
      let found = Discrepancies(in: panels, indicator: options.indicator, scope: options.scope)
      func count(_ contradiction: Discrepancies.Contradiction) -> Int {
        found.rows.count { $0.contradicts == contradiction }
      }
      return ResultTable(
        title: "Published figures that the rules do not give",
        columns: [
          .id, .entityName, .edition, .indicator,
          .init("published", .string, description: "The figure as published"),
          .init("recomputed", .string, description: "What the rule gives"),
          .init("contradicts", .string, description: "The rule of the time, or today's only"),
          .init("rule", .string, description: "The rule"),
        ],
        rows: found.rows.map { row in
          row.entity.cells + [
            .text(row.edition.label), .text(row.indicator.id), .text(row.published),
            .text(row.recomputed), .text(row.contradicts.rawValue), .text(row.rule),
          ]
        },
        notes: found.scope.notes + [
          "The published figure is the fact; the recomputed one stands beside it.",
          """
          Against the rule of the time: \(count(.ruleOfTheTime)); against today's rule only: \
          \(count(.rulesOfToday)) (to the edition 2003 a mean of 5.5 was Partly Free or Not Free).
          """,
        ], citation: found.rows.map(\.indicator).citation)
    })
}
