public import FreedomModel

/// Several entities side by side, with averages beside them.
public struct Comparison: Sendable {
  /// What is compared, with what is done to the values.
  public let indicators: [ComparedIndicator]
  /// The entities compared, and what was chosen.
  public let entities: [Entity], options: ComparisonOptions
  /// One line an entity, then one a baseline, indicator by indicator, with the values of ``years``.
  public let lines: [ComparedLine]
  /// The years with an edition, from the first with a value of an entity to the last.
  public let years: [Int]
  /// The populations that count in the baselines, where they are weighted; `nil` where all count
  /// equally.
  public let counted: CountedPeople?
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// A comparison of entities by the indicators of some panels, with all entities that baselines
  /// and ranks are made of.
  ///
  /// - Throws: ``AnalysisError`` where ranks or reversed values are requested and an indicator has
  ///   no direction or no range.
  public init(
    of entities: [Entity], in panels: [Panel], options: ComparisonOptions = ComparisonOptions()
  ) throws(AnalysisError) {
    guard !panels.isEmpty else { throw .noIndicator }
    let builder = ComparisonBuilder(panels: panels, entities: entities, options: options)
    try builder.checkDirections()
    self.entities = entities
    self.options = options
    indicators = builder.indicators
    var counted = options.weights.map { CountedPeople($0) }
    let lines = builder.lines(counted: &counted)
    let shown = builder.shownYears(lines)
    self.counted = counted?.keeping { edition in
      edition.years(under: options.yearRule).contains { shown?.contains($0) ?? true }
    }
    years = shown.map { shown in builder.publishedYears.filter(shown.contains) } ?? []
    self.lines =
      shown.map { shown in lines.map { $0.keeping(shown, by: options.yearRule) } } ?? lines
    splits = builder.splits(shown: shown)
  }
}

/// An indicator of a comparison, with what is done to its values.
public struct ComparedIndicator: Sendable {
  /// The indicator as published.
  public let indicator: Indicator
  /// How its values are reversed, such as `8 - x`; `nil` where they are as published.
  public let reversal: String?

  /// The indicator's id, with what is done to its values: `fiw.pr (8 - x)`.
  public var name: String { indicator.id + (reversal.map { " (\($0))" } ?? "") }
}

/// One line of a comparison: an entity or a baseline, by one indicator.
public struct ComparedLine: Sendable {
  /// The heading of its column, such as `KAZ`, `KAZ fiw.total` or `KAZ fiw.pr (8 - x)`.
  public let heading: String
  /// Who it is and what is shown, in words.
  public let description: String
  /// Whether it is a mean rather than an entity.
  public let isBaseline: Bool
  /// What is shown, edition by edition; its indicator has the scale and direction of what is shown.
  public let series: Series

  /// The values by year.
  package func values(by rule: YearRule) -> [Int: RatingValue] {
    Dictionary(
      zip(series.editions, series.values).flatMap { edition, value in
        value.map { value in edition.years(under: rule).map { ($0, value) } } ?? []
      }
    ) { $1 }
  }
}

extension ComparedLine {
  fileprivate func keeping(_ years: ClosedRange<Int>, by rule: YearRule) -> ComparedLine {
    let values = zip(series.editions, series.values).map { edition, value in
      edition.years(under: rule).contains(where: years.contains) ? value : nil
    }
    return ComparedLine(
      heading: heading, description: description, isBaseline: isBaseline,
      series: Series(
        entity: series.entity, indicator: series.indicator, editions: series.editions,
        values: values))
  }
}

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
  /// Whether values on scales where lower is freer are reversed, so that higher is freer in all.
  public var isReversed: Bool
  /// Which entities baselines and ranks are made of; `nil` for countries and territories.
  public var kind: EntityKind?
  /// The people that the entities of a baseline count with; `nil` where all count equally.
  public var weights: Population?
  /// The year of an edition.
  public var yearRule: YearRule
  /// The first and the last year wanted.
  public var from: Int?, to: Int?

  /// Options; the defaults are the values themselves, with baselines of countries.
  public init(
    baselines: [Membership] = [], measure: Measure = .values, isReversed: Bool = false,
    kind: EntityKind? = .country, weights: Population? = nil, yearRule: YearRule = .edition,
    from: Int? = nil, to: Int? = nil
  ) {
    self.baselines = baselines
    self.measure = measure
    self.isReversed = isReversed
    self.kind = kind
    self.weights = weights
    self.yearRule = yearRule
    self.from = from
    self.to = to
  }
}
