internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let pressAndFreedom = SummaryTable(
    name: "press-and-freedom",
    summary: "Freedom in the World beside Freedom of the Press",
    choices: [.reversed], isOfBothKinds: true, editions: .last,
    indicators: { _ in PressAndFreedom.indicators },
    table: { panels, options throws(AnalysisError) in
      let both = try PressAndFreedom(in: panels, scope: options.scope)
      let coverage = both.pressEdition.coverageEnd.year
      return ResultTable(
        title: "Freedom and freedom of the press, \(both.editionsInWords), covering \(coverage)",
        columns: [
          .id, .entityName,
          .init("coverage_year", .integer, description: "The year that both judge"),
          .init("freedom_status", .string, description: "Freedom in the World: F, PF or NF"),
          .init("press_status", .string, description: "Freedom of the Press: F, PF or NF"),
          .init(
            "freedom_score", .number, unit: "points",
            description: "Freedom in the World total; higher is freer"),
          options.isReversed
            ? .computed(
              "press_score (100 - x)", unit: "points",
              description: "100 less the Freedom of the Press total; higher is freer")
            : .init(
              "press_score", .number, unit: "points",
              description: "Freedom of the Press total as published; lower is freer"),
          .computed(
            "gap", unit: "points",
            description: "100 less the press total, less freedom_score: above 0 the press is "
              + "freer"),
        ],
        rows: both.rows.map { row in
          row.entity.cells + [
            .integer(coverage), ResultValue(row.freedomStatus?.code),
            ResultValue(row.pressStatus?.code), ResultValue(row.freedomScore),
            ResultValue(options.isReversed ? row.reversedPressScore : row.pressScore),
            ResultValue(row.gap),
          ]
        },
        notes: [
          both.scope.population,
          .background(
            """
            Both editions cover \(coverage): Freedom in the World \(both.freedomEdition.label), \
            Freedom of the Press \(both.pressEdition.label).
            """),
          options.isReversed
            ? .essential(
              "press_score is shown reversed, as 100 - x, so that higher is freer in both scores.",
              brief: "press_score is reversed: higher is freer in both")
            : .scale(
              "press_score is as published: lower is freer; in freedom_score higher is freer.",
              brief: "freedom_score: higher is freer; press_score: lower"),
          .essential(
            "gap: 100 minus the press score, minus the freedom score; above 0 the press is freer.",
            brief: "gap above 0: the press is freer"),
          .background("Left out, in one publication only: \(both.oneOnly.countAndNames)."),
        ], citation: [both.freedom, both.press].citation)
    })
}

extension PressAndFreedom {
  /// `edition 2016`; `editions 1983-84 and 1984` where the two publications label theirs otherwise.
  fileprivate var editionsInWords: String {
    let labels = [freedomEdition.label, pressEdition.label].uniqued()
    return "\(labels.count == 1 ? "edition" : "editions") \(labels.joined(separator: " and "))"
  }
}
