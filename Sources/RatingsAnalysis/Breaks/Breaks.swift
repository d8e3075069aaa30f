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
