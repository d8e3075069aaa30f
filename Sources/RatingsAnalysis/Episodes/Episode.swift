public import FreedomModel

/// A sustained move towards more freedom or less, after the rules of the Episodes of Regime
/// Transformation project; an adaptation to Freedom House's scales.
public struct Episode: Sendable, Hashable {
  /// Which way an episode goes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Towards more freedom.
    case improvement
    /// Towards less.
    case decline
  }

  /// How an episode ends.
  public enum Ending: String, Sendable, Hashable {
    /// No further change for as many editions as the tolerance says.
    case stasis
    /// A change the other way within one edition.
    case oneYearReversal = "one-year reversal"
    /// Small changes the other way that add up.
    case cumulativeReversal = "cumulative reversal"
    /// An edition is missing, or the scale was reversed: what followed is not known.
    case gap = "censored (gap)"
    /// The values end, with the newest edition or with the entity.
    case endOfData = "censored (end of data)"

    /// Whether the episode may have gone on.
    public var isCensored: Bool { self == .gap || self == .endOfData }
  }

  /// Which way it goes.
  public let kind: Kind
  /// The position of the edition before the first change.
  public let before: Int
  /// The position of the edition with the last change, or with the last value when censored.
  public let end: Int
  /// How it ends.
  public let ending: Ending
}

extension Episode {
  /// The episodes of a series, oldest first, improvements and declines; none where the direction of
  /// the scale is not declared.
  public static func episodes(of series: Series, options: EpisodeOptions) -> [Episode] {
    Kind.allCases.flatMap { EpisodeSearch(series, kind: $0, options: options).episodes() }
      .sorted { ($0.before, $0.end) < ($1.before, $1.end) }
  }
}

/// The episodes of all entities of a panel.
public struct Episodes: Sendable {
  /// One episode of one entity.
  public struct Row: Sendable {
    /// Who is rated.
    public let entity: Entity
    /// Which way the episode goes, and how it ends.
    public let episode: Episode
    /// The years of the first change, and of the last; of the last value where it is censored.
    public let start: Int, end: Int
    /// The value before the first change, and that at the end.
    public let before: Double, after: Double
  }

  /// What is measured.
  public let indicator: Indicator
  /// The thresholds.
  public let options: EpisodeOptions
  /// The episodes, entity by entity.
  public let rows: [Row]
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// The episodes of a panel, whose editions are the window.
  ///
  /// - Parameters:
  ///   - panel: The values.
  ///   - options: The thresholds; `nil` chooses the defaults on the indicator's scale.
  /// - Throws: ``AnalysisError`` when the indicator has no direction or no scale for the defaults, or
  ///   an option makes no sense.
  public init(of panel: Panel, options: EpisodeOptions? = nil) throws(AnalysisError) {
    guard panel.indicator.direction != nil else {
      throw .directionNotDeclared(indicator: panel.indicator.id, what: "an episode")
    }
    guard let options = options ?? EpisodeOptions(scaledTo: panel.indicator) else {
      throw .unsuited(
        indicator: panel.indicator.id, table: "episodes",
        need: "a scale with a minimum and a maximum, or thresholds of your own")
    }
    try options.check()
    let chosen = panel.keeping(kind: options.kind)
    indicator = panel.indicator
    self.options = options
    splits = chosen.splits
    rows = chosen.allSeries.flatMap { series in
      Episode.episodes(of: series, options: options).compactMap { episode in
        guard let before = series.numbers[episode.before], let after = series.numbers[episode.end]
        else { return nil }
        return Row(
          entity: series.entity, episode: episode,
          start: series.editions[episode.before + 1].year(by: options.yearRule),
          end: series.editions[episode.end].year(by: options.yearRule), before: before,
          after: after)
      }
    }
  }
}
