/// What a rule of the ``RuleBook`` computes from other values.
public enum DerivedValue: Sendable, Hashable {
  /// A rating or a sum.
  case number(Double)
  /// A status.
  case status(FreedomStatus)
  /// The rule left it open: a mean of 5.5 in the editions before 2004.
  case partlyFreeOrNotFree

  /// Whether a published number is this value; sums of decimals agree within 1e-9.
  public func agrees(with published: Double) -> Bool {
    if case .number(let number) = self { (number - published).magnitude < 1e-9 } else { false }
  }

  /// Whether a published status is one that the rule allows.
  public func agrees(with published: FreedomStatus) -> Bool {
    switch self {
    case .number: false
    case .status(let status): status == published
    case .partlyFreeOrNotFree: published != .free
    }
  }

  /// Whether a published value is this value, or one that the rule allows.
  package func agrees(with published: RatingValue) -> Bool {
    switch published {
    case .number(let number): agrees(with: number)
    case .status(let status): agrees(with: status)
    case .split: false
    }
  }

  /// The value as a table shows it: `3`, `PF`, `PF or NF`.
  public var text: String {
    switch self {
    case .number(let number): number.shortestExact
    case .status(let status): status.code
    case .partlyFreeOrNotFree: "PF or NF"
    }
  }
}

/// One rule of the ``RuleBook``: how the value of an indicator follows from other values of the
/// same entity and edition.
public struct DerivationRule: Sendable {
  /// What a rule does.
  public enum Kind: Sendable, Hashable {
    /// The mean of two ratings makes a status.
    case statusOfRatings
    /// A total makes a status.
    case statusOfTotal
    /// A score makes a rating.
    case ratingOfScore
    /// Parts add up to a total.
    case sum
  }

  /// What the rule does.
  public let kind: Kind
  /// The indicator whose values follow from others.
  public let indicator: String
  /// The indicators that are needed: without one of them the rule makes nothing.
  public let parts: [String]
  /// Indicators that raise a sum where they were asked; a missing one counts as nothing.
  public let raising: [String]
  /// Indicators that lower a sum where they were asked; a missing one counts as nothing.
  public let lowering: [String]

  private init(
    _ kind: Kind, _ indicator: String, of parts: [String], raising: [String] = [],
    lowering: [String] = []
  ) {
    self.kind = kind
    self.indicator = indicator
    self.parts = parts
    self.raising = raising
    self.lowering = lowering
  }

  /// The publication of the rule, such as `fiw`.
  public var publication: String { String(indicator.prefix { $0 != "." }) }

  /// All indicators that the rule asks for, in the order in which ``value(of:edition:)`` wants
  /// their values: ``parts``, ``raising``, ``lowering``.
  public var inputs: [String] { parts + raising + lowering }

  /// What the rule computes from the values of ``inputs``.
  ///
  /// - Parameters:
  ///   - values: One value an input, in their order; `nil` where there is none.
  ///   - edition: The edition's sort year; `nil` asks for today's rule.
  /// - Returns: `nil` where a part is missing or outside of its scale: nothing is ever made from
  ///   some of the parts.
  public func value(of values: [Double?], edition: Int?) -> DerivedValue? {
    let known = values.prefix(parts.count).compactMap { $0 }
    guard known.count == parts.count else { return nil }
    switch kind {
    case .statusOfRatings:
      return RuleBook.status(
        politicalRights: known[0], civilLiberties: known[1], edition: edition)
    case .statusOfTotal:
      return RuleBook.status(publication: publication, total: known[0], edition: edition)
        .map(DerivedValue.status)
    case .ratingOfScore:
      return RuleBook.rating(indicator, score: known[0]).map { .number(Double($0)) }
    case .sum:
      var sum = known.reduce(0, +)
      for value in values.dropFirst(parts.count).prefix(raising.count) { sum += value ?? 0 }
      for value in values.suffix(lowering.count) { sum -= value ?? 0 }
      return .number(sum)
    }
  }

  /// A sum in words, such as `fiw.a + fiw.b + fiw.c + fiw.add_a - fiw.add_q`.
  public var formula: String {
    (parts + raising).joined(separator: " + ") + lowering.map { " - " + $0 }.joined()
  }
}

extension DerivationRule {
  static let statuses: [DerivationRule] = [
    DerivationRule(.statusOfRatings, "fiw.status", of: ["fiw.pr", "fiw.cl"]),
    DerivationRule(.statusOfTotal, "fotp.status", of: ["fotp.total"]),
    DerivationRule(.statusOfTotal, "fotn.status", of: ["fotn.total"]),
  ]

  static let ratings: [DerivationRule] = [
    DerivationRule(.ratingOfScore, "fiw.pr", of: ["fiw.pr_score"]),
    DerivationRule(.ratingOfScore, "fiw.cl", of: ["fiw.cl_score"]),
  ]

  /// The additional question Q was called "Add B" until the edition 2017; question A was asked
  /// until the edition 2017.
  static let sums: [DerivationRule] =
    [
      ("fiw.a", 3), ("fiw.b", 4), ("fiw.c", 3), ("fiw.d", 4), ("fiw.e", 3), ("fiw.f", 4),
      ("fiw.g", 4),
    ].map(questions) + [
      DerivationRule(
        .sum, "fiw.pr_score", of: ["fiw.a", "fiw.b", "fiw.c"], raising: ["fiw.add_a"],
        lowering: ["fiw.add_q"]),
      DerivationRule(.sum, "fiw.cl_score", of: ["fiw.d", "fiw.e", "fiw.f", "fiw.g"]),
      DerivationRule(.sum, "fiw.total", of: ["fiw.pr_score", "fiw.cl_score"]),
      DerivationRule(.sum, "fotp.total", of: ["fotp.legal", "fotp.political", "fotp.economic"]),
    ] + [("fotn.a", 5), ("fotn.b", 8), ("fotn.c", 8)].map(questions) + [
      DerivationRule(.sum, "fotn.total", of: ["fotn.a", "fotn.b", "fotn.c"])
    ]

  private static func questions(of category: String, count: Int) -> DerivationRule {
    DerivationRule(.sum, category, of: (1...count).map { "\(category)\($0)" })
  }
}
