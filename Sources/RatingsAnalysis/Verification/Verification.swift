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
    /// Where the expectation comes from, or why nothing was found.
    public let note: String

    /// Whether the two agree; `nil` when nothing was found.
    public var holds: Bool? { found.map { $0 == expected } }
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
        figures.electoralDemocracies(), figures.transitions(), figures.worldMean(),
        figures.statuses(), figures.strictStatuses(), figures.ratings(), figures.scoreSums(),
        figures.pressRules(), figures.netRules(),
      ] + figures.kazakhstan()
  }

  /// Whether nothing contradicts the record; checks without figures do not count.
  public var holds: Bool { checks.allSatisfy { $0.holds ?? true } }

  /// The checks as a table with the columns `check,expected,found,holds,note`.
  public var table: ResultTable {
    let failed = checks.count { $0.holds == false }
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
        "Checks: \(checks.count); they fail: \(failed); without figures: \(open).",
        "Counts are free/partly free/not free, or improved/declined.",
      ],
      citation: Publication.freedomHouse.map(\.citation).joined(separator: " "))
  }
}

extension Array<String> {
  /// The texts, each once, in the order of their first appearance.
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
