public import FreedomModel

/// Published figures that the rules do not give, beside what the rules give.
public enum DiscrepanciesTable: SummaryTable {
  /// The name on the command line.
  public static let name = "discrepancies"
  /// What the table shows.
  public static let summary = "Published figures that Freedom House's own rules do not give."
  /// Both kinds: this is about the figures, not about the world.
  public static func usualKind(for options: TableOptions) -> EntityKind? { nil }

  /// Everything that a rule speaks of.
  public static func indicators(for options: TableOptions) -> [String] {
    DiscrepancySearch.indicators
  }

  /// Makes the table, rule by rule, edition by edition.
  public static func make(
    from panels: PanelSet, options: TableOptions
  ) throws(AnalysisError) -> ResultTable {
    let found = DiscrepancySearch(panels, options: options).all()
      .filter { options.indicator == nil || $0.indicator.id == options.indicator }
    let contradictions = Dictionary(grouping: found, by: \.contradicts).mapValues(\.count)
    return ResultTable(
      title: "Published figures that the rules do not give", columns: columns,
      rows: found.map { discrepancy in
        [
          .text(discrepancy.entity.id), .text(discrepancy.entity.name),
          .text(discrepancy.edition.label), .text(discrepancy.indicator.id),
          .text(discrepancy.published), .text(discrepancy.recomputed),
          .text(discrepancy.contradicts.rawValue), .text(discrepancy.rule),
        ]
      },
      notes: options.notes + [
        "The published figure is the fact; the recomputed one stands beside it.",
        """
        Against the rule of the time: \(contradictions[.ruleOfTheTime] ?? 0); against today's rule \
        only: \(contradictions[.rulesOfToday] ?? 0) (to the edition 2003 a mean of 5.5 was Partly \
        Free or Not Free).
        """,
      ], citation: found.map(\.indicator).citation)
  }

  private static let columns: [ResultTable.Column] = [
    .id, .entityName, .edition, .indicator,
    .init("published", .string, description: "The figure as published"),
    .init("recomputed", .string, description: "What the rule gives"),
    .init("contradicts", .string, description: "The rule of the time, or today's only"),
    .init("rule", .string, description: "The rule"),
  ]
}
