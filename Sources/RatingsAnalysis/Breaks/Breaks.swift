public import FreedomModel

/// What can be chosen about breaks.
public struct BreakOptions: Sendable, Hashable {
  /// The fewest values in a segment.
  public enum MinimumSegment: Sendable, Hashable {
    /// A share of the series, rounded down as strucchange's `h` is, and three values at least:
    /// shorter segments follow the noise of a short series.
    case share(Double)
    /// A number of values.
    case values(Int)

    /// The fewest values in a segment of a series of some length.
    public func values(of count: Int) -> Int {
      switch self {
      case .share(let share): max(3, Int((share * Double(count)).rounded(.down)))
      case .values(let values): values
      }
    }
  }

  /// The fewest values in a segment.
  public var minimumSegment: MinimumSegment
  /// The most breaks tried.
  public var mostBreaks: Int
  /// The year of an edition.
  public var yearRule: YearRule
  /// Whether only values as a country, or as a territory, count; `nil` for both.
  public var kind: EntityKind?

  /// Options; the defaults are segments of 15 % of the series (strucchange's), and five breaks at
  /// most.
  public init(
    minimumSegment: MinimumSegment = .share(0.15), mostBreaks: Int = 5,
    yearRule: YearRule = .edition, kind: EntityKind? = nil
  ) {
    self.minimumSegment = minimumSegment
    self.mostBreaks = mostBreaks
    self.yearRule = yearRule
    self.kind = kind
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    switch minimumSegment {
    case .share(let share) where !(share > 0 && share <= 0.5):
      throw .badOption(
        name: "the least segment", value: share.shortestExact,
        rule: "as a share it is above 0 and not above 0.5")
    case .values(let values) where values < 2:
      throw .badOption(
        name: "the least segment", value: String(values), rule: "a segment has 2 values at least")
    default: break
    }
    guard mostBreaks >= 0 else {
      throw .badOption(
        name: "the most breaks", value: String(mostBreaks), rule: "it is 0 or more")
    }
  }
}

/// The breaks of all entities of a panel.
public struct Breaks: Sendable {
  /// What was found for one entity.
  public enum Outcome: Sendable {
    /// The models by number of breaks, the year of each value, and the fewest values in a segment.
    case found(BreakSearch, years: [Int], least: Int)
    /// The scale was reversed with an edition, given by its sort year; nothing is compared across
    /// it.
    case reversedScale(since: Int)
    /// There are no values.
    case noValues
  }

  /// What is measured, and what was chosen.
  public let indicator: Indicator, options: BreakOptions
  /// One outcome an entity, in the order of the panel.
  public let rows: [(entity: Entity, outcome: Outcome)]
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// The breaks of a panel, whose editions are the window.
  ///
  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  public init(of panel: Panel, options: BreakOptions = BreakOptions()) throws(AnalysisError) {
    try options.check()
    let chosen = panel.keeping(kind: options.kind)
    indicator = panel.indicator
    self.options = options
    splits = chosen.splits
    rows = chosen.allSeries.map { ($0.entity, Outcome(of: $0, options: options)) }
  }
}

extension Breaks.Outcome {
  fileprivate init(of series: Series, options: BreakOptions) {
    if let turn = series.turn {
      self = .reversedScale(since: turn)
      return
    }
    let points = series.observed(by: options.yearRule)
    let least = options.minimumSegment.values(of: points.count)
    self =
      points.isEmpty
      ? .noValues
      : .found(
        BreakSearch(
          points.map(\.value), minimumSegment: least, mostBreaks: options.mostBreaks),
        years: points.map(\.year), least: least)
  }
}
