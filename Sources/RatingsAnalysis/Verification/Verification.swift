package import FreedomModel

/// The values of this database against what Freedom House published about them.
public struct Verification: Sendable {
  /// One thing looked at.
  public struct Check: Sendable, Hashable {
    /// What is looked at.
    public let name: String
    /// What Freedom House published, or its rule says.
    public let expected: String
    /// The result of these values; `nil` when they do not cover it.
    public let found: String?
    /// Where the expectation comes from, what differs, or why it does where that is known.
    public let note: String
    /// What is known to be found instead, for a reason that ``note`` names.
    let known: String?

    package init(
      name: String, expected: String, found: String?, note: String = "", known: String? = nil
    ) {
      self.name = name
      self.expected = expected
      self.found = found
      self.note = note
      self.known = known
    }

    /// Whether the two agree. A check without its values fails: nothing was verified.
    public var holds: Bool { found == expected }

    /// Whether the two differ for a reason that is known.
    public var isExplained: Bool { !holds && known != nil && found == known }
  }

  /// The checks, in the order made.
  public let checks: [Check]

  /// The indicators whose panels the checks need, besides those of the record.
  package static let indicators =
    Discrepancies.indicators + [
      "fiw.rating", "fotp.print_status", "fotp.broadcast_status",
    ]

  /// Makes all checks; those made elsewhere come last.
  package init(
    of panels: PanelSet, record: PublishedRecord, register: EntityRegister,
    population: Population = Population(), others: [Check] = []
  ) {
    let figures = VerifiedFigures(
      panels: panels, record: record, register: register, population: population)
    checks =
      figures.distributions() + figures.statements() + figures.transitions()
      + [figures.statuses()] + figures.territories() + figures.coverage() + figures.references()
      + figures.sums() + others
  }

  /// Makes the checks of Freedom House's own counts whose values are there, and no others.
  package init(
    ofOneSource panels: PanelSet, record: PublishedRecord, register: EntityRegister,
    population: Population
  ) {
    let known = Publication.freedomHouse.map { Set(panels.editions(of: $0.id).keys) }
    let covered = PublishedRecord(
      distributions: record.distributions,
      // A statement about several editions has the year of the last.
      statements: record.statements.filter { statement in
        known.contains { $0.contains(statement.edition) }
      }, references: [], sums: [])
    let figures = VerifiedFigures(
      panels: panels, record: covered, register: register, population: population)
    checks = (figures.distributions() + figures.statements() + figures.transitions())
      .filter { $0.found != nil && !VerifiedFigures.ofEveryValue.contains($0.name) }
  }

  /// Whether nothing contradicts the record for a reason that is not known.
  public var holds: Bool { checks.allSatisfy { $0.holds || $0.isExplained } }
}
