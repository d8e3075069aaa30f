public import FreedomModel
public import RatingsAnalysis
internal import RatingsStore

/// Which figures leave the database.
public struct ExportSelection: Sendable {
  /// Who is wanted, in this order; `nil` for everybody, by code.
  public var entities: [Entity]?
  /// What is wanted, in this order; `nil` for every indicator that was published, in the order of the
  /// codebook.
  public var indicators: [Indicator]?
  /// Only countries or only territories, by their role in each edition; `nil` for both.
  public var kind: EntityKind?
  /// Whose figures are wanted, edition by edition; `nil` for everybody's.
  public var membership: Membership?
  /// Which editions are wanted, and which year stands for each.
  public var years: YearChoice

  /// A selection; of everything, where nothing is said.
  public init(
    entities: [Entity]? = nil, indicators: [Indicator]? = nil, kind: EntityKind? = nil,
    membership: Membership? = nil, years: YearChoice = YearChoice()
  ) {
    self.entities = entities
    self.indicators = indicators
    self.kind = kind
    self.membership = membership
    self.years = years
  }

  /// Whether an entity's figures in an edition are wanted.
  func holds(_ entity: Entity, in edition: Edition) -> Bool {
    (kind == nil || entity.kind(inEdition: edition.year) == kind)
      && (membership?.includes(entity, in: edition) ?? true) && years.holds(edition)
  }
}

extension RatingsLibrary {
  /// Who a selection is of.
  func entities(of selection: ExportSelection) throws -> [Entity] {
    try selection.entities ?? register.entities
  }

  /// What a selection is of.
  func indicators(of selection: ExportSelection) throws -> [Indicator] {
    try selection.indicators ?? database.catalog().indicators.filter { !$0.isComputed }
  }
}
