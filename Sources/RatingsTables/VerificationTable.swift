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
