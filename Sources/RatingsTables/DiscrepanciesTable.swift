internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let discrepancies = SummaryTable(
    name: "discrepancies", summary: "published values that differ from Freedom House's rules",
    brief: ["name", "edition", "indicator", "published", "recomputed", "contradicts"],
    isOfBothKinds: true, indicators: { _ in Discrepancies.indicators },
    table: { panels, options throws(AnalysisError) in
      let found = Discrepancies(in: panels, indicator: options.indicator, scope: options.scope)
      func count(_ contradiction: Discrepancies.Contradiction) -> Int {
        found.rows.count { $0.contradicts == contradiction }
      }
      return ResultTable(
        title: "Published values that differ from the rules",
        columns: [
          .id, .entityName, .edition, .indicator,
          .init("published", .string, description: "The value as published"),
          .init("recomputed", .string, description: "The result of the rule"),
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
          .essential(
            "recomputed: what Freedom House's rules would give; the published value is "
              + "authoritative.",
            brief: "recomputed by Freedom House's rules"),
          .background(
            """
            Against the rule of the time: \(count(.ruleOfTheTime)); against today's rule only: \
            \(count(.rulesOfToday)) (until the edition 2003 a mean of 5.5 was Partly Free or Not \
            Free).
            """),
        ], citation: found.rows.map(\.indicator).citation)
    })
}
