/// A published value that is known to break a rule or a scale, or that other files of Freedom House
/// contradict. It is kept as published, named, and not counted as a failure.
///
/// Everything here was checked against the workbooks of February 2025 (ratings 1973-2025, aggregate
/// scores 2003-2024, all data 2013-2025), the *Freedom of the Press* workbook 1980-2013 and the
/// tables of 2016-2017.
package struct KnownException: Sendable, Hashable {
  /// What is wrong with a value.
  package enum Kind: Sendable, Hashable {
    /// It is beyond the ends of its scale.
    case outOfRange
    /// It does not follow from the values that it is made of.
    case breaksRule
    /// Later files have another value.
    case contradicted
  }

  package let kind: Kind
  /// The entity's id.
  package let entity: String
  package let indicator: String
  /// The edition's sort year.
  package let edition: Int
  /// The published value; `nil` where it is a status.
  package let value: Double?
  /// What is known about it, for people; empty where ``kind`` says all.
  package let explanation: String

  fileprivate init(
    _ kind: Kind, _ entity: String, _ indicator: String, _ edition: Int, _ value: Double? = nil,
    _ explanation: String = ""
  ) {
    self.kind = kind
    self.entity = entity
    self.indicator = indicator
    self.edition = edition
    self.value = value
    self.explanation = explanation
  }
}

extension RuleBook {
  /// All known exceptions of one kind.
  package static func exceptions(_ kind: KnownException.Kind) -> [KnownException] {
    exceptions.filter { $0.kind == kind }
  }

  /// Whether a value is known to break the rule that makes it.
  package static func isKnownToBreakRule(
    entity: String, indicator: String, edition: Int
  ) -> Bool {
    exceptions.contains {
      $0.kind == .breaksRule && $0.entity == entity && $0.indicator == indicator
        && $0.edition == edition
    }
  }

  private static let exceptions: [KnownException] =
    outOfRange + breaking + breakingBefore2004 + breakingInOlderFiles + contradicted

  private static let outOfRange =
    [
      KnownException(.outOfRange, "LUX", "fiw.pr_score", 2003, 44),
      KnownException(.outOfRange, "LUX", "fiw.total", 2003, 101),
    ]
    // Older files of the scores only; newer ones have 2 or 3.
    + (2006...2017).map { KnownException(.outOfRange, "BHR", "fiw.a", $0, 21) }

  private static let breaking = [
    // Ratings of territories in the sheet of 2003 to 2005.
    KnownException(.breaksRule, "XIO", "fiw.pr", 2003),
    KnownException(.breaksRule, "XPK", "fiw.pr", 2003),
    KnownException(.breaksRule, "XTN", "fiw.cl", 2005),
    // One is a wrong formula, and question Q is under question A.
    KnownException(.breaksRule, "XKX", "fiw.pr_score", 2006),
    KnownException(.breaksRule, "XKX", "fiw.pr_score", 2007),
    KnownException(.breaksRule, "XKX", "fiw.cl_score", 2007),
    KnownException(.breaksRule, "COL", "fotp.status", 1994),
    KnownException(.breaksRule, "BIH", "fotp.status", 1996),
    KnownException(.breaksRule, "ZMB", "fotp.status", 1996),
    KnownException(.breaksRule, "PAK", "fotp.status", 2004),
    KnownException(.breaksRule, "SLV", "fotp.status", 2004),
    // A placeholder, 0.
    KnownException(.breaksRule, "XKX", "fotp.status", 2009),
    // The parts of the two Congos are exchanged.
    KnownException(.breaksRule, "COD", "fotp.total", 2012),
    KnownException(.breaksRule, "COG", "fotp.total", 2012),
  ]

  /// Statuses that contradict the rule of their own time.
  private static let breakingBefore2004 = [
    ("HKG", 1973), ("MDV", 1974), ("MDV", 1975), ("PNG", 1976), ("CIV", 1998), ("MLI", 1998),
    ("ARG", 1999), ("CIV", 1999), ("MLI", 1999), ("NIC", 1999), ("SWZ", 1999), ("TCD", 1999),
    ("XNK", 1999), ("MLI", 2000),
  ].map { KnownException(.breaksRule, $0.0, "fiw.status", $0.1) }

  /// What newer files have otherwise.
  private static let breakingInOlderFiles =
    [
      KnownException(.breaksRule, "XPK", "fiw.status", 2018),
      KnownException(.breaksRule, "XKX", "fiw.status", 2006),
      KnownException(.breaksRule, "XKX", "fiw.status", 2007),
    ]
    // The sums with the 21 points that should be 2 or 3.
    + (2006...2017).map { KnownException(.breaksRule, "BHR", "fiw.pr_score", $0) }

  private static let contradicted =
    [
      exchanged("COD", 2007, 51, later: "80, Not Free", "Congo (Brazzaville)"),
      exchanged("COD", 2008, 51, later: "81, Not Free", "Congo (Brazzaville)"),
      exchanged("COD", 2013, 56, later: "83, Not Free", "Congo (Brazzaville)"),
      exchangedParts("COD", 16),
      exchanged("COG", 2007, 80, later: "51, Partly Free", "Congo (Kinshasa)"),
      exchanged("COG", 2008, 81, later: "51, Partly Free", "Congo (Kinshasa)"),
      exchanged("COG", 2013, 83, later: "56, Partly Free", "Congo (Kinshasa)"),
      exchangedParts("COG", 25),
    ]
    + [2007, 2008].map {
      KnownException(
        .contradicted, "SCG", "fotp.total", $0, 39, "later files have this value under Serbia")
    }

  private static func exchanged(
    _ entity: String, _ edition: Int, _ value: Double, later: String, _ other: String
  ) -> KnownException {
    KnownException(
      .contradicted, entity, "fotp.total", edition, value,
      "the two Congos seem to be exchanged: later files have \(later) here, "
        + "and this value under \(other)")
  }

  private static func exchangedParts(_ entity: String, _ value: Double) -> KnownException {
    KnownException(
      .contradicted, entity, "fotp.legal", 2012, value,
      "the parts of the two Congos seem to be exchanged: they add up to the other's total")
  }
}
