public import FreedomModel

/// A sustained move towards more freedom or less, after the rules of the Episodes of Regime
/// Transformation project; an adaptation to Freedom House's scales.
public struct Episode: Sendable, Hashable {
  /// The direction of an episode.
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

  /// Its direction.
  public let kind: Kind
  /// The position of the edition before the first change.
  public let before: Int
  /// The position of the edition with the last change, or with the last value when censored.
  public let end: Int
  /// How it ends.
  public let ending: Ending
  /// The highest value less the lowest, from the edition before the first change to where the
  /// search closes it: what the cumulative threshold is compared with.
  public let range: Double
  /// Whether it may have begun earlier: the change before its first one is not known, since the
  /// window opens there, an edition is missing or the scale was reversed.
  public let isLeftCensored: Bool
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
    /// The country or territory, and the direction of the episode and how it ends.
    public let entity: Entity, episode: Episode
    /// The years of the first change, and of the last; of the last value where it is censored.
    public let start: Int, end: Int
    /// The value before the first change, and that at the end.
    public let before: Double, after: Double
    /// The net change in points of the scale; its size can be less than the episode's range.
    public var change: Double { after - before }
  }

  /// What is measured, and the thresholds.
  public let indicator: Indicator, options: EpisodeOptions
  /// The episodes, entity by entity.
  public let rows: [Row]
  /// The ratings that were published in two and are left out.
  public let splits: [Panel.Split]

  /// The episodes of a panel, whose editions are the window.
  /// Without thresholds the defaults on the indicator's scale count.
  ///
  /// - Throws: ``AnalysisError`` when the indicator has no direction or no scale for the defaults,
  ///   or an option makes no sense.
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

/// The thresholds of episodes, in points of the scale.
///
/// The defaults are those of the Episodes of Regime Transformation project (Edgell et al. 2020) as
/// shares of the scale's span: on a total from 0 to 100 they are 1, 10, 3 and 10 points, on ratings
/// from 1 to 7 they are 0.06, 0.6, 0.18 and 0.6.
public struct EpisodeOptions: Sendable, Hashable {
  /// The least change between two editions that opens an episode or carries it on.
  public var start: Double
  /// The least change of the whole episode.
  public var cumulative: Double
  /// A change the other way by more than this, between two editions, ends the episode.
  public var yearTurn: Double
  /// Changes the other way by more than this in all, during stasis, end the episode.
  public var cumulativeTurn: Double
  /// This many editions in a row without a change of ``start`` end the episode.
  public var tolerance: Int
  /// The year of an edition.
  public var yearRule: YearRule
  /// Whether only values as a country, or as a territory, count; `nil` for both.
  public var kind: EntityKind?

  /// Thresholds chosen by a user.
  public init(
    start: Double, cumulative: Double, yearTurn: Double, cumulativeTurn: Double,
    tolerance: Int = 5, yearRule: YearRule = .edition, kind: EntityKind? = nil
  ) {
    self.start = start
    self.cumulative = cumulative
    self.yearTurn = yearTurn
    self.cumulativeTurn = cumulativeTurn
    self.tolerance = tolerance
    self.yearRule = yearRule
    self.kind = kind
  }

  /// The default thresholds on an indicator's scale; `nil` when the scale has no ends, or is one of
  /// statuses.
  public init?(scaledTo indicator: Indicator) {
    guard indicator.measure != .status, let span = indicator.span else { return nil }
    let point = span / 100
    self.init(
      start: point, cumulative: 10 * point, yearTurn: 3 * point, cumulativeTurn: 10 * point)
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    for (name, value, isPositive) in [
      ("the start threshold", start, true), ("the cumulative threshold", cumulative, false),
      ("the year turn", yearTurn, false), ("the cumulative turn", cumulativeTurn, false),
    ] where !(isPositive ? value > 0 : value >= 0) || !value.isFinite {
      throw .badOption(
        name: name, value: value.description,
        rule: isPositive ? "it is above 0" : "it is 0 or more")
    }
    guard tolerance >= 1 else {
      throw .badOption(name: "the tolerance", value: String(tolerance), rule: "it is 1 or more")
    }
  }
}

/// The search for episodes of one kind, edition by edition.
///
/// Rule for rule that of the project's package: a candidate opens with a change of the start
/// threshold, and runs from the edition before it to its ending; it is kept when the highest and
/// the lowest value within it lie as far apart as the cumulative threshold.
struct EpisodeSearch {
  /// The change from the edition before, positive in the direction of the kind; `nil` where an
  /// edition is missing, or where the scale was reversed.
  private let changes: [Double?]
  private let kind: Episode.Kind
  private let options: EpisodeOptions
  /// How far a change may miss a threshold and still reach it: 0.7 - 0.6 is a rise of 0.1.
  private let slack: Double

  init(_ series: Series, kind: Episode.Kind, options: EpisodeOptions) {
    self.kind = kind
    self.options = options
    let values = series.numbers
    slack = Resolution(of: values.lazy.compactMap { $0 }, scale: series.indicator.span).slack
    // After its last value an entity has no data, and no gap either.
    let end = values.lastIndex { $0 != nil } ?? -1
    changes = values.indices.prefix(end + 1).map { position in
      guard position > 0, let now = values[position],
        let before = values[position - 1],
        series.editions[position].follows(series.editions[position - 1])
      else { return nil }
      guard
        let direction = series.indicator.direction(inEdition: series.editions[position].year),
        direction == series.indicator.direction(inEdition: series.editions[position - 1].year)
      else { return nil }
      return (direction == .higher) == (kind == .improvement) ? now - before : before - now
    }
  }

  /// The episodes found, oldest first.
  func episodes() -> [Episode] {
    var found: [Episode] = []
    var position = 1
    while position < changes.count {
      guard let change = changes[position], opens(change) else {
        position += 1
        continue
      }
      let candidate = follow(from: position)
      if candidate.spread >= options.cumulative - slack { found.append(candidate.episode) }
      position = candidate.closed + 1
    }
    return found
  }

  /// Whether a change reaches the start threshold; no change never does.
  private func opens(_ change: Double) -> Bool {
    change > slack && change >= options.start - slack
  }

  /// Follows a candidate from its first change to its ending.
  private func follow(from first: Int) -> (episode: Episode, spread: Double, closed: Int) {
    var level = 0.0
    var range = (low: 0.0, high: 0.0)
    var lastChange = first
    var stasis = (count: 0, sum: 0.0)
    var ending = Episode.Ending.endOfData
    var position = first
    while position < changes.count {
      guard let change = changes[position] else {
        ending = .gap
        break
      }
      if change < -options.yearTurn - slack {
        ending = .oneYearReversal
        break
      }
      if opens(change) {
        lastChange = position
        stasis = (0, 0)
      } else {
        stasis.count += 1
        stasis.sum += change
        if stasis.sum < -options.cumulativeTurn - slack {
          ending = .cumulativeReversal
          break
        }
        if stasis.count == options.tolerance {
          ending = .stasis
          break
        }
      }
      level += change
      range = (min(range.low, level), max(range.high, level))
      position += 1
    }
    let end = ending.isCensored ? position - 1 : lastChange
    let spread = range.high - range.low
    let episode = Episode(
      kind: kind, before: first - 1, end: end, ending: ending, range: spread,
      isLeftCensored: changes[first - 1] == nil)
    return (episode, spread, position)
  }
}
