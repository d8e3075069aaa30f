public import FreedomModel
internal import Platform

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

  /// What is found in a series whose scale was not reversed; `nil` without values. Many series
  /// share the thresholds that are simulated for them.
  package init?(
    in series: Series, options: BreakOptions, thresholds: SimulatedThresholds? = nil
  ) {
    let thresholds = thresholds ?? SimulatedThresholds(seed: options.seed)
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
      SegmentCosts(
        values, years: years.map(Double.init), shape: options.shape, minimumSegment: least),
      shape: options.shape)
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

/// How far the date found for a break may be from the true one (Bai 1997), as strucchange's
/// `confint`: both segments may have a variance of their own.
///
/// The distance, in units of the shift's size, is distributed as the place of the maximum of a
/// Brownian motion with drift that falls off on both sides, at its own rate on each.
struct BreakDateDistribution {
  /// The regressors of the later segment in units of those of the earlier.
  private let ratio: Double
  /// The variance of the later segment over that of the earlier, times ``ratio``.
  private let spread: Double
  /// How many values a unit is.
  private let unit: Double

  /// `nil` where the values of a segment fit exactly, or the segments meet everywhere: nothing is
  /// known then about how the date varies.
  init?(before: BreakSegment, after: BreakSegment, years: [Double]) {
    func shift(over segment: BreakSegment) -> Double {
      let squares = segment.positions.reduce(0) { sum, position in
        let shift = after.value(in: years[position]) - before.value(in: years[position])
        return sum + shift * shift
      }
      return squares / Double(segment.positions.count)
    }
    let variances = [before, after].map { $0.rss / Double($0.positions.count) }
    let shifts = [before, after].map(shift)
    guard variances.allSatisfy({ $0 > 0 }), shifts.allSatisfy({ $0 > 0 }) else { return nil }
    ratio = shifts[1] / shifts[0]
    spread = ratio * variances[1] / variances[0]
    unit = variances[0] / shifts[0]
  }

  /// The limits of the true date, as distances from the date found; `nil` where the date found
  /// itself is outside of them.
  func limits(confidence: Double) -> ClosedRange<Int>? {
    let tail = (1 - confidence) / 2
    let atZero = probability(below: 0)
    // With variances of 1 and 39 it is at the bound itself: noise must not decide.
    guard atZero >= tail - 1e-12, atZero <= 1 - tail + 1e-12 else { return nil }
    let upper = quantile(1 - tail, from: 0, by: 1) * unit
    let lower = quantile(tail, from: 0, by: -1) * unit
    guard upper >= 0, lower <= 0 else { return nil }
    // No series is as long as a billion values.
    return Int(max(-upper.rounded(.up), -1e9))...Int(min(-lower.rounded(.down), 1e9))
  }

  /// Where the distribution reaches a probability, sought from a start outwards.
  private func quantile(_ wanted: Double, from start: Double, by direction: Double) -> Double {
    var reach = 1.0
    while reach < 1e12, (probability(below: start + direction * reach) - wanted) * direction < 0 {
      reach *= 2
    }
    var (inner, outer) = (start, start + direction * reach)
    for _ in 0..<200 {
      let middle = (inner + outer) / 2
      if middle == inner || middle == outer { break }
      if (probability(below: middle) - wanted) * direction < 0 {
        inner = middle
      } else {
        outer = middle
      }
    }
    return (inner + outer) / 2
  }

  /// The distribution function (Bai 1997, appendix), with strucchange's names phi (here
  /// ``spread``) and xi (``ratio``).
  private func probability(below place: Double) -> Double {
    let (phi, xi) = (spread, ratio)
    let x = place.magnitude
    let root = x.squareRoot()
    func tail(_ z: Double, _ exponent: Double) -> Double {
      Mathematics.exponential(exponent + NormalDistribution.logarithmOfUpperTail(z))
    }
    func density(_ rate: Double) -> Double {
      (rate * x / (2 * .pi)).squareRoot() * Mathematics.exponential(-rate * x / 8)
    }
    if place < 0 {
      let share = xi / phi
      let sum = phi + 2 * xi
      return -density(1)
        - phi / xi * sum / (phi + xi) * tail((0.5 + share) * root, share * (1 + share) * x / 2)
        + (x / 2 - 2 + sum * sum / ((phi + xi) * xi)) * tail(root / 2, 0)
    }
    let rate = xi * xi / phi
    let sum = 2 * phi + xi
    return 1 + density(rate)
      + xi / phi * sum / (phi + xi)
      * tail((phi + xi / 2) / phi.squareRoot() * root, (phi + xi) * x / 2)
      - (sum * sum / ((phi + xi) * phi) - 2 + rate * x / 2) * tail((rate * x).squareRoot() / 2, 0)
  }
}
