public import FreedomModel

/// What the search for breaks found in one series.
public struct FoundBreaks: Sendable {
  /// The models by number of breaks.
  public let search: BreakSearch
  /// The year of each value.
  public let years: [Int]
  /// The fewest values in a segment.
  public let least: Int
  /// The model that counts, and what decided so.
  public let chosen: BreakModel, criterion: BreakCriterion
  /// The model of the least BIC.
  public let byBIC: BreakModel
  /// How much the values resemble those of the year before, once the trend is removed: r*, from 0
  /// to 0.99; `nil` where that is not known.
  public let correlation: Double?
  /// Whether values may resemble those of the year before so much that BIC finds breaks in noise:
  /// r* is above 0.3, or not farther below it than its standard error.
  public let isCorrelated: Bool
  /// The test for any break at all; `nil` where the series is too short, or fits exactly.
  public let supremum: SupremumTest?
  /// Where editions are missing inside of the series.
  public let gaps: [Series.Gap]
  /// The changes that are left out of the search.
  public let excluded: [ExcludedJump]
  /// The changes of method at the date of a break that counts.
  public let methodChanges: [MethodChange]

  /// What is found in a series whose scale was not reversed; `nil` without values.
  package init?(in series: Series, options: BreakOptions) {
    self.init(
      in: series, options: options, thresholds: SimulatedThresholds(seed: options.seed))
  }

  /// `nil` without values.
  init?(in series: Series, options: BreakOptions, thresholds: SimulatedThresholds) {
    let rule = options.yearRule
    let (points, jumps) = series.observed(
      by: rule,
      withoutChangesInto: options.excluding?.editions(
        of: series.indicator, knowing: options.methodChanges) ?? [])
    let values = points.map(\.value)
    let years = points.map(\.year)
    let least = options.minimumSegment.values(of: points.count)
    let search = BreakSearch(
      values, years: years, shape: options.shape, minimumSegment: least,
      mostBreaks: options.mostBreaks(of: points.count, least: least))
    guard let byBIC = search.best, let byLWZ = search.bestByLWZ else { return nil }
    let correlation = LagOneCorrelation(years: years, values: values)
    let simulated =
      correlation.map { SimulatedThresholds.correlation(of: $0, count: values.count) } ?? 0
    isCorrelated = simulated > SimulatedThresholds.leastCorrelation
    criterion =
      options.criterion ?? (isCorrelated ? .simulated : .bic)
    let model =
      switch criterion {
      case .bic: byBIC
      case .lwz: byLWZ
      case .simulated:
        thresholds.best(
          of: search.models, years: years, shape: options.shape, minimumSegment: least,
          correlation: simulated)
      }
    chosen = model
    self.search = search
    self.years = years
    self.least = least
    self.byBIC = byBIC
    self.correlation = correlation?.corrected
    supremum = SupremumTest(
      SegmentCosts(values, years: years.map(Double.init), shape: options.shape),
      shape: options.shape, minimumSegment: least)
    gaps = series.gaps
    excluded = jumps
    let spanned = options.methodChanges.spanned(by: series)
    let rated = series.observedPositions.map { series.editions[$0] }
    methodChanges = zip(rated.dropFirst(), rated).flatMap { next, last in
      model.breaks.contains { years[$0] == last.year(by: rule) }
        ? spanned.filter { $0.edition > last.year && $0.edition <= next.year } : []
    }
  }

  /// The years that the last value before a break may have with 95 % confidence.
  ///
  /// - Parameters:
  ///   - number: Which break of the model, 0 being the first.
  ///   - model: The model.
  /// - Returns: The years, and whether the limits go beyond the series and are cut there; `nil`
  ///   where the limits are not defined.
  public func limits(
    ofBreak number: Int, in model: BreakModel
  ) -> (years: ClosedRange<Int>, areCut: Bool)? {
    guard let limits = model.limits(ofBreak: number) else { return nil }
    let last = years.count - 1
    let low = min(max(limits.lowerBound, 0), last)
    let high = min(max(limits.upperBound, 0), last)
    return (
      years[low]...years[high], limits.lowerBound < 0 || limits.upperBound > last
    )
  }
}
