package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `check,expected,found,holds,note`, one row per check.
  package init(_ verification: Verification) {
    let failed = verification.checks.filter { !$0.holds }
    let explained = failed.count(where: \.isExplained)
    let open = failed.count { $0.found == nil }
    self.init(
      title: "The values against the published record",
      columns: [
        .init("check", .string, description: "What is looked at"),
        .init("expected", .string, description: "What was published, or the rule says"),
        .init("found", .string, description: "The result of today's values; empty without values"),
        .init("holds", .boolean, description: "Whether the two agree"),
        .init("note", .string, description: "Source, what differs, or why nothing was found"),
      ],
      rows: verification.checks.map { check in
        [
          .text(check.name), .text(check.expected), ResultValue(check.found), .flag(check.holds),
          check.note.isEmpty ? .missing : .text(check.note),
        ]
      },
      notes: [
        .essential(
          """
          Checks: \(verification.checks.count). Failing: \(failed.count), of them explained: \
          \(explained), without values: \(open).
          """,
          brief: """
            \(verification.checks.count) checks, \(failed.count) differ, \(explained) of them as \
            expected\(open == 0 ? "" : ", \(open) without values")
            """),
        "Counts are free/partly free/not free, or improved/declined.",
      ]
        + failed.prefix(20).map {
          .background("\($0.name) differs\($0.note.isEmpty ? "" : ": \($0.note)").")
        }
        + (failed.count > 20
          ? [.background("\(failed.count - 20) more differ: 'freedom verify --failed'.")] : []),
      citation: Publication.citation(ofPublications: Publication.freedomHouse.map(\.id)))
  }
}

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
