public import FreedomModel

/// The breaks of all entities of a panel.
public struct Breaks: Sendable {
  /// What was found for one entity.
  public enum Outcome: Sendable {
    /// The models, and which of them counts.
    case found(FoundBreaks)
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
  /// The changes of method that have values on both sides.
  public let methodChanges: [MethodChange]

  /// How many series are simulated for a threshold.
  package static let simulatedSeries = SimulatedThresholds.draws

  /// The breaks of a panel, whose editions are the window.
  ///
  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  public init(of panel: Panel, options: BreakOptions = BreakOptions()) throws(AnalysisError) {
    try self.init(
      of: panel, options: options, thresholds: SimulatedThresholds(seed: options.seed))
  }

  init(
    of panel: Panel, options: BreakOptions, thresholds: SimulatedThresholds
  ) throws(AnalysisError) {
    try options.check()
    let chosen = panel.keeping(kind: options.kind)
    indicator = panel.indicator
    self.options = options
    splits = chosen.splits
    methodChanges = options.methodChanges.spanned(by: chosen)
    rows = chosen.allSeries.map {
      ($0.entity, Outcome(of: $0, options: options, thresholds: thresholds))
    }
  }
}

extension Breaks.Outcome {
  fileprivate init(
    of series: Series, options: BreakOptions, thresholds: SimulatedThresholds
  ) {
    if let turn = series.turn {
      self = .reversedScale(since: turn)
    } else if let found = FoundBreaks(in: series, options: options, thresholds: thresholds) {
      self = .found(found)
    } else {
      self = .noValues
    }
  }
}

/// What decides how many breaks there are.
public enum BreakCriterion: String, Sendable, Hashable, CaseIterable {
  /// The least BIC, as in strucchange. It finds breaks in series that only resemble the year
  /// before.
  case bic
  /// The least criterion of Liu, Wu and Zidek (1997), which asks more of a break.
  case lwz
  /// Each break must fit better than in 95 % of simulated series with the same serial correlation.
  case simulated
}

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

  /// What a segment is.
  public var shape: SegmentShape
  /// The fewest values in a segment.
  public var minimumSegment: MinimumSegment
  /// The most breaks tried; `nil` for strucchange's ceil(n/h) - 2, with n values and h in a
  /// segment.
  public var mostBreaks: Int?
  /// What decides; `nil` for the simulated threshold where values resemble those of the year
  /// before (``FoundBreaks/isCorrelated``), else BIC.
  public var criterion: BreakCriterion?
  /// Which random numbers the threshold is simulated with.
  public var seed: Int
  /// The year of an edition.
  public var yearRule: YearRule
  /// Whether only values as a country, or as a territory, count; `nil` for both.
  public var kind: EntityKind?
  /// The known changes of method; breaks that span one say so.
  public var methodChanges: [MethodChange] = []
  /// The changes that are left out of the search.
  public var excluding: ExcludedChanges?

  /// Options; by default shifts of the mean, between segments of 15 % of the series
  /// (strucchange's).
  public init(
    shape: SegmentShape = .mean, minimumSegment: MinimumSegment = .share(0.15),
    mostBreaks: Int? = nil, criterion: BreakCriterion? = nil, seed: Int = SlopeBootstrap.usualSeed,
    yearRule: YearRule = .edition, kind: EntityKind? = nil
  ) {
    self.shape = shape
    self.minimumSegment = minimumSegment
    self.mostBreaks = mostBreaks
    self.criterion = criterion
    self.seed = seed
    self.yearRule = yearRule
    self.kind = kind
  }

  /// The most breaks tried in a series of some length: strucchange's default, at least 1.
  func mostBreaks(of count: Int, least: Int) -> Int {
    mostBreaks ?? max(1, (count + least - 1) / least - 2)
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    switch minimumSegment {
    case .share(let share) where !(share > 0 && share <= 0.5):
      throw .badOption(
        name: "the least segment", value: share.shortestExact,
        rule: "as a share it is above 0 and not above 0.5")
    case .values(let values) where values < shape.fewestValues:
      throw .badOption(
        name: "the least segment", value: String(values),
        rule: "a segment has \(shape.fewestValues) values at least"
          + (shape == .trend ? " in a model of trends" : ""))
    default: break
    }
    if let mostBreaks, mostBreaks < 0 {
      throw .badOption(
        name: "the most breaks", value: String(mostBreaks), rule: "it is 0 or more")
    }
  }
}
