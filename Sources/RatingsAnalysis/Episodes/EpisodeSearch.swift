internal import FreedomModel

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
