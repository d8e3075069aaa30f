public import FreedomModel

/// The figures at hand against what Freedom House published about them.
public struct Verification: Sendable {
  /// One thing looked at.
  public struct Check: Sendable, Hashable {
    /// What is looked at.
    public let name: String
    /// What Freedom House published, or its rule says.
    public let expected: String
    /// What the figures at hand give; `nil` when they do not reach so far.
    public let found: String?
    /// Where the expectation comes from, why nothing was found, or why the two differ where that is
    /// known.
    public let note: String
    /// What is known to be found instead, for a reason that ``note`` tells.
    let known: String?

    init(name: String, expected: String, found: String?, note: String, known: String? = nil) {
      self.name = name
      self.expected = expected
      self.found = found
      self.note = note
      self.known = known
    }

    /// Whether the two agree; `nil` when nothing was found.
    public var holds: Bool? { found.map { $0 == expected } }

    /// Whether the two differ for a reason that is known.
    public var isExplained: Bool { holds == false && found == known }
  }

  /// The checks, in the order made.
  public let checks: [Check]

  /// The indicators whose panels the checks want.
  public static let indicators = DiscrepancySearch.indicators

  /// Makes all checks.
  ///
  /// - Parameters:
  ///   - panels: The figures, of all entities and editions.
  ///   - distribution: The published counts of statuses by edition.
  ///   - links: Which entity followed which.
  public init(of panels: PanelSet, distribution: [StatusDistribution], links: [EntityLink]) {
    let figures = VerifiedFigures(panels: panels, links: links)
    checks =
      figures.distributions(distribution) + figures.press() + figures.gainsAndDeclines()
      + [
        figures.electoralDemocracies()
      ] + figures.transitions() + [
        figures.worldMean(), figures.statuses(), figures.strictStatuses(), figures.ratings(),
        figures.scoreSums(),
        figures.pressRules(), figures.netRules(),
      ] + figures.kazakhstan()
  }

  /// Whether nothing contradicts the record for a reason that is not known; checks without figures do
  /// not count.
  public var holds: Bool { checks.allSatisfy { $0.holds != false || $0.isExplained } }

  /// The checks as a table with the columns `check,expected,found,holds,note`.
  public var table: ResultTable {
    let failed = checks.count { $0.holds == false }
    let explained = checks.count(where: \.isExplained)
    let open = checks.count { $0.holds == nil }
    return ResultTable(
      title: "The figures against the published record",
      columns: [
        .init("check", .string, description: "What is looked at"),
        .init("expected", .string, description: "What was published, or the rule says"),
        .init("found", .string, description: "What the figures give; empty without figures"),
        .init("holds", .boolean, description: "Whether the two agree"),
        .init("note", .string, description: "Source, or why nothing was found"),
      ],
      rows: checks.map { check in
        [
          .text(check.name), .text(check.expected), ResultValue(check.found),
          check.holds.map { .flag($0) } ?? .missing,
          check.note.isEmpty ? .missing : .text(check.note),
        ]
      },
      notes: [
        """
        Checks: \(checks.count); failing: \(failed), of them explained: \(explained); without \
        figures: \(open).
        """,
        "Counts are free/partly free/not free, or improved/declined.",
      ]
        + checks.filter { $0.holds == false || $0.note.contains("known") }.map { check in
          let verdict = check.holds == false ? "fails" : "holds"
          return "\(check.name) \(verdict)\(check.note.isEmpty ? "" : ": \(check.note)")."
        },
      citation: Publication.citation(ofPublications: Publication.freedomHouse.map(\.id)))
  }
}
