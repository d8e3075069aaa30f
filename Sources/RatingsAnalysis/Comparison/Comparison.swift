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

/// Makes the lines of a ``Comparison`` from panels.
struct ComparisonBuilder {
  let panels: [Panel]
  let entities: [Entity]
  let options: ComparisonOptions

  /// The indicators compared, with what is done to their values.
  var indicators: [ComparedIndicator] {
    panels.map { ComparedIndicator(indicator: $0.indicator, reversal: reversal(of: $0)) }
  }

  /// One line an entity, then one a baseline, indicator by indicator.
  ///
  /// - Parameter counted: Collects whose people count, where entities are weighted by them.
  /// - Returns: The lines.
  func lines(counted: inout CountedPeople?) -> [ComparedLine] {
    panels.flatMap { lines(of: $0, counted: &counted) }
  }

  /// - Throws: ``AnalysisError`` where ranks or reversed values are requested and an indicator has
  ///   no direction or no range.
  func checkDirections() throws(AnalysisError) {
    for panel in panels {
      let indicator = panel.indicator
      if case .rank = options.measure, indicator.direction == nil {
        throw .directionNotDeclared(indicator: indicator.id, what: "a rank")
      }
      guard options.isReversed else { continue }
      guard indicator.direction != nil else {
        throw .directionNotDeclared(indicator: indicator.id, what: "a reversed value")
      }
      if panel.editions.contains(where: { indicator.reversed(0, edition: $0.year) == nil }) {
        throw .noRange(indicator: indicator.id, what: "a value is reversed within it")
      }
    }
    if options.isReversed, panels.allSatisfy({ reversal(of: $0) == nil }) {
      throw .nothingToReverse(indicators: panels.map(\.indicator.id))
    }
  }

  /// What is done to the values of a panel, such as `8 - x`; `nil` where they are as published.
  private func reversal(of panel: Panel) -> String? {
    options.isReversed ? panel.indicator.reversal(over: panel.editions) : nil
  }

  /// The years wanted that an edition has, each once.
  var publishedYears: [Int] {
    Set(panels.flatMap { $0.editions.flatMap { $0.years(under: options.yearRule) } })
      .filter { $0 >= options.from ?? .min && $0 <= options.to ?? .max }.sorted()
  }

  /// From the first year with a value of an entity to the last; `nil` where there is none.
  func shownYears(_ lines: [ComparedLine]) -> ClosedRange<Int>? {
    let years = lines.filter { !$0.isBaseline || entities.isEmpty }
      .flatMap { $0.values(by: options.yearRule).keys }
    return years.min().flatMap { first in years.max().map { first...$0 } }
  }

  private func lines(of panel: Panel, counted: inout CountedPeople?) -> [ComparedLine] {
    let scale: (Double, Edition) -> Double? = { value, edition in
      options.isReversed ? panel.indicator.reversed(value, edition: edition.year) : value
    }
    let name = ComparedIndicator(indicator: panel.indicator, reversal: reversal(of: panel)).name
    let suffix = panels.count > 1 || reversal(of: panel) != nil ? " " + name : ""
    let shown = shownIndicator(of: panel)
    let reference: [Double?]? =
      if case .difference(let membership) = options.measure {
        baseline(membership, of: panel, counted: &counted, scale)
      } else { nil }
    let resolution = Resolution(of: panel)
    func line(
      _ entity: Entity, _ what: String, _ indicator: Indicator, isBaseline: Bool = false,
      _ numbers: [Double?]
    ) -> ComparedLine {
      ComparedLine(
        heading: entity.id + suffix, description: "\(what), \(shown.label)", isBaseline: isBaseline,
        series: Series(
          entity: entity, indicator: indicator, editions: panel.editions,
          numbers: reference.map { zip(numbers, $0).map { difference($0, $1, resolution) } }
            ?? numbers))
    }
    if case .rank = options.measure {
      let ranks = FreedomRank.ranks(in: panel, kind: options.kind)
      return entities.map { entity in
        line(
          entity, entity.name, shown,
          panel.row(of: entity.id).map { ranks[$0].map { $0.map(Double.init) } }
            ?? panel.editions.map { _ in nil })
      }
    }
    let ofEntities = entities.map { entity in
      let values: [Double?] =
        if let row = panel.row(of: entity.id) {
          panel.editions.indices.map { column in
            panel.number(row, column).flatMap { scale($0, panel.editions[column]) }
          }
        } else { panel.editions.map { _ in nil } }
      return line(entity, entity.name, shown, values)
    }
    return ofEntities
      + options.baselines.map { membership in
        let name = membership.nameOfMean(weights: options.weights)
        let mean = Entity(id: membership.name, name: name, kind: .country)
        let indicator = shown.ofMeans
        return line(
          mean, "Mean of \(name)", indicator, isBaseline: true,
          baseline(membership, of: panel, counted: &counted, scale))
      }
  }

  /// What a comparison shows of an indicator: itself, or what is computed from it.
  private func shownIndicator(of panel: Panel) -> Indicator {
    let indicator = panel.indicator
    let reversal = reversal(of: panel)
    let label = indicator.label + (reversal.map { " (\($0))" } ?? "")
    switch options.measure {
    case .values:
      guard reversal != nil else { return indicator }
      return indicator.derived(
        label: label, measure: indicator.measure, ends: (indicator.minimum, indicator.maximum),
        direction: .higher)
    case .difference(let membership):
      return indicator.derived(
        label: "\(label) less \(membership.name)", measure: .figure, ends: (nil, nil),
        direction: options.isReversed ? .higher : indicator.direction,
        directionSince: options.isReversed ? nil : indicator.directionSince)
    case .rank:
      return indicator.derived(
        label: "Rank by \(label.lowercasedFirst)", measure: .figure, ends: (1, lowestRank),
        direction: .lower)
    }
  }

  /// The greatest number of entities with a rank in one edition.
  private var lowestRank: Double {
    let counts = panels.flatMap { panel in
      panel.editions.indices.map { column in
        panel.entities.indices.count {
          panel.isOf(options.kind, $0, column) && panel.number($0, column) != nil
        }
      }
    }
    return Double(max(1, counts.max() ?? 1))
  }

  private func difference(
    _ value: Double?, _ reference: Double?, _ resolution: Resolution
  ) -> Double? {
    value.flatMap { value in reference.map { resolution.difference(value, $0) } }
  }

  /// The mean of the rated entities of a membership, edition by edition.
  private func baseline(
    _ membership: Membership, of panel: Panel, counted: inout CountedPeople?,
    _ scale: (Double, Edition) -> Double?
  ) -> [Double?] {
    panel.editions.indices.map { column in
      panel.mean(membership, column, kind: options.kind, counted: &counted, scale: scale)
    }
  }

  /// The ratings published in two: those of an entity compared, in the years wanted, and those that
  /// averages or ranks of the years shown are made without.
  func splits(shown years: ClosedRange<Int>?) -> [Panel.Split] {
    var sets = options.baselines
    if case .difference(let membership) = options.measure { sets.append(membership) }
    if case .rank = options.measure { sets.append(.world) }
    let chosen = Set(entities.map(\.id))
    return panels.flatMap(\.splits).filter { split in
      let covered = split.edition.years(under: options.yearRule)
      if chosen.contains(split.entity.id) {
        return covered.contains { $0 >= options.from ?? .min && $0 <= options.to ?? .max }
      }
      guard let years, covered.contains(where: years.contains),
        options.kind == nil || split.entity.kind(inEdition: split.edition.year) == options.kind
      else { return false }
      return sets.contains { $0.includes(split.entity, in: split.edition) }
    }.uniqued()
  }
}

extension Indicator {
  /// What is computed from an indicator's values, under the indicator's id.
  fileprivate func derived(
    label: String, measure: Measure, ends: (minimum: Double?, maximum: Double?),
    direction: ScaleDirection?, directionSince: Int? = nil
  ) -> Indicator {
    Indicator(
      id: id, publication: publication, label: label, measure: measure, minimum: ends.minimum,
      maximum: ends.maximum, direction: direction, directionSince: directionSince,
      description: description, meanOf: [id], credit: credit, publicationTitle: publicationTitle)
  }

  /// The indicator of the means of several entities' values.
  package var ofMeans: Indicator {
    guard !isComputed else { return self }
    return derived(
      label: label, measure: measure, ends: (minimum, maximum), direction: direction,
      directionSince: directionSince)
  }
}
