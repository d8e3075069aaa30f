public import FreedomModel

/// What can be chosen about a summary table; each table uses what makes sense for it.
public struct TableOptions: Sendable {
  /// The indicator, by its id; `nil` for the table's own.
  public var indicator: String?
  /// Countries, territories, or `nil` for both; the kind is that of the edition.
  public var kind: EntityKind?
  /// Who is counted.
  public var membership: Membership
  /// Makes the table by region, under one of the two groupings.
  public var regions: RegionGrouping?
  /// The first and the last year wanted; tables of one edition show the last.
  public var from: Int?, to: Int?
  /// The year that stands for an edition.
  public var years: YearRule
  /// How many editions back movers are compared with.
  public var span: Int
  /// How many rows; for movers, each way.
  public var top: Int?
  /// The figure that `lowest` and `highest` go to.
  public var bound: Double?
  /// Whether transitions are shown as shares of their row.
  public var showsShares: Bool
  /// Whether scores of which lower is freer are shown reversed, under a heading that says so.
  public var isReversed: Bool
  /// How gains and declines are told.
  public var method: BalanceMethod
  /// Which entity followed which: gains and declines compare along continuations.
  public var links: [EntityLink]

  /// Options; the defaults are all editions and countries only.
  public init(
    indicator: String? = nil, kind: EntityKind? = .country, membership: Membership = .world,
    regions: RegionGrouping? = nil, from: Int? = nil, to: Int? = nil,
    years: YearRule = .edition, span: Int = 1, top: Int? = nil, bound: Double? = nil,
    showsShares: Bool = false, isReversed: Bool = false, method: BalanceMethod = .automatic,
    links: [EntityLink] = []
  ) {
    self.indicator = indicator
    self.kind = kind
    self.membership = membership
    self.regions = regions
    self.from = from
    self.to = to
    self.years = years
    self.span = span
    self.top = top
    self.bound = bound
    self.showsShares = showsShares
    self.isReversed = isReversed
    self.method = method
    self.links = links
  }
}

/// How gains and declines are told.
public enum BalanceMethod: String, Sendable, Hashable, CaseIterable {
  /// By the total where the edition and the one before have totals, else by the ratings.
  case automatic
  /// By any change of the total.
  case score
  /// By any change of the sum of both ratings.
  case rating
}
