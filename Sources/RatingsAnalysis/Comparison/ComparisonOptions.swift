public import FreedomModel

/// What can be chosen about comparisons.
public struct ComparisonOptions: Sendable {
  /// What a comparison shows of each entity.
  public enum Measure: Sendable {
    /// The values.
    case values
    /// The values less those of a baseline, in points.
    case difference(to: Membership)
    /// The rank among all entities of the panel rated in that edition, 1 being the freest; ties
    /// share a rank.
    case rank
  }

  /// Averages shown beside the entities.
  public var baselines: [Membership]
  /// What is shown.
  public var measure: Measure
  /// Whether values on scales of which lower is freer are reversed, so that higher is freer in all.
  public var isReversed: Bool
  /// Which entities baselines and ranks are made of; `nil` for countries and territories.
  public var kind: EntityKind?
  /// The year of an edition.
  public var yearRule: YearRule
  /// The first and the last year wanted.
  public var from: Int?, to: Int?

  /// Options; the defaults are the values themselves, with baselines of countries.
  public init(
    baselines: [Membership] = [], measure: Measure = .values, isReversed: Bool = false,
    kind: EntityKind? = .country, yearRule: YearRule = .edition, from: Int? = nil, to: Int? = nil
  ) {
    self.baselines = baselines
    self.measure = measure
    self.isReversed = isReversed
    self.kind = kind
    self.yearRule = yearRule
    self.from = from
    self.to = to
  }
}
