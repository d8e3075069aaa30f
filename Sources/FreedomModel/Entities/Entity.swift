/// A country or territory that is rated, present or former.
public struct Entity: Sendable, Hashable {
  /// The part of an entity's life in which it had a kind other than its usual one.
  public struct Role: Sendable, Hashable {
    /// The kind during that time.
    public let kind: EntityKind
    /// The editions (sort years) of *Freedom in the World* in which it applied.
    public let editions: ClosedRange<Int>

    /// Describes a role.
    public init(kind: EntityKind, editions: ClosedRange<Int>) {
      self.kind = kind
      self.editions = editions
    }
  }

  /// ISO 3166-1 alpha-3, ISO 3166-3 for former states, else a code of this project; never reused.
  public let id: String
  /// The newest English name, as Freedom House writes it.
  public let name: String
  /// The usual kind; ``kind(inEdition:)`` knows the exceptions.
  public let kind: EntityKind
  /// Editions in which the kind was the other one, such as Kosovo's as a territory.
  public let otherRoles: [Role]
  /// ISO 3166-1 alpha-2, where there is one.
  public let iso2: String?
  /// ISO 3166-1 (or 3166-3) alpha-3, where there is one.
  public let iso3: String?
  /// The ISO 3166-1 numeric code as three digits, where there is one.
  public let isoNumeric: String?
  /// The Correlates of War country number, where there is one.
  public let cow: Int?
  /// The Gleditsch-Ward country number, where there is one.
  public let gw: Int?
  /// When the state existed, for states that began, ended or were interrupted in the time that
  /// ratings cover; empty where the register does not say.
  public let lives: [YearSpan]
  /// Freedom House's region in the current grouping (from 2022): `Africa`, `Americas`, `Asia`,
  /// `Eurasia`, `Europe` or `Middle East`; `nil` where none was ever given.
  public let region: String?
  /// The region before the grouping of 2022 (`SSA`, `MENA`, ...).
  public let formerRegion: String?

  /// Describes an entity.
  public init(
    id: String, name: String, kind: EntityKind, otherRoles: [Role] = [], iso2: String? = nil,
    iso3: String? = nil, isoNumeric: String? = nil, cow: Int? = nil, gw: Int? = nil,
    lives: [YearSpan] = [], region: String? = nil, formerRegion: String? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.otherRoles = otherRoles
    self.iso2 = iso2
    self.iso3 = iso3
    self.isoNumeric = isoNumeric
    self.cow = cow
    self.gw = gw
    self.lives = lives
    self.region = region
    self.formerRegion = formerRegion
  }

  /// The kind in one edition of *Freedom in the World*, given by its sort year: Kosovo is a
  /// territory to 2009 and a country from 2010.
  public func kind(inEdition year: Int) -> EntityKind {
    otherRoles.first { $0.editions.contains(year) }?.kind ?? kind
  }
}

extension Entity {
  /// The name as lists are sorted by it: case, accents and punctuation make no difference.
  public var sortName: String { FoldedName(name).text }
}

/// Whether Freedom House lists an entity among the countries or among the territories.
public enum EntityKind: String, Sendable, Hashable, CaseIterable {
  /// An independent country.
  case country
  /// A related or disputed territory.
  case territory
}

extension EntityKind? {
  /// Those meant, in words; `nil` is both kinds.
  package var plural: String {
    switch self {
    case .country: "countries"
    case .territory: "territories"
    case nil: "countries and territories"
    }
  }
}

/// Years from a first to a last one, both included; either end may be open.
public struct YearSpan: Sendable, Hashable {
  /// The first year; `nil` where that end is open.
  public let first: Int?
  /// The last year; `nil` where that end is open.
  public let last: Int?

  /// A span of years.
  public init(first: Int?, last: Int?) {
    self.first = first
    self.last = last
  }

  /// A span as tables write it: `1949-1990`, `1993-` or `-1917`; `nil` where a text is not a span.
  public init?(_ written: some StringProtocol) {
    let ends = written.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.contains(where: { !$0.isEmpty }) else { return nil }
    for end in ends where !end.isEmpty && Int(end) == nil { return nil }
    first = Int(ends[0])
    last = Int(ends[1])
    if let first, let last, last < first { return nil }
  }

  /// Whether a year is in it.
  public func contains(_ year: Int) -> Bool {
    (first.map { $0 <= year } ?? true) && (last.map { year <= $0 } ?? true)
  }

  /// Whether one of some years is in it.
  public func overlaps(_ years: ClosedRange<Int>) -> Bool {
    (first.map { $0 <= years.upperBound } ?? true) && (last.map { years.lowerBound <= $0 } ?? true)
  }
}
