package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `check,expected,found,holds,note`, one row a check.
  package init(_ verification: Verification) {
    let failed = verification.checks.filter { !$0.holds }
    let explained = failed.count(where: \.isExplained)
    let open = failed.count { $0.found == nil }
    self.init(
      title: "The figures against the published record",
      columns: [
        .init("check", .string, description: "What is looked at"),
        .init("expected", .string, description: "What was published, or the rule says"),
        .init("found", .string, description: "What the figures give; empty without figures"),
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
        """
        Checks: \(verification.checks.count); failing: \(failed.count), of them explained: \(explained), without \
        figures: \(open).
        """,
        "Counts are free/partly free/not free, or improved/declined.",
      ] + failed.prefix(20).map { "\($0.name) fails\($0.note.isEmpty ? "" : ": \($0.note)")." }
        + (failed.count > 20 ? ["\(failed.count - 20) more fail; 'freedom verify --failed'."] : []),
      citation: Publication.citation(ofPublications: Publication.freedomHouse.map(\.id)))
  }
}
