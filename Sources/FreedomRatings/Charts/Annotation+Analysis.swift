public import FreedomModel
public import RatingsAnalysis
public import RatingsCharts

extension Annotation {
  /// The shifts of the mean of a series, each in the first year of the new level; none where the
  /// scale was turned round within the series.
  public static func breaks(
    in series: Series, options: BreakOptions = BreakOptions()
  ) -> [Annotation] {
    guard !series.isTurned else { return [] }
    let points = series.observed(by: options.years)
    let search = BreakSearch(
      points.map(\.value),
      minimumSegment: options.minimumSegment.figures(of: points.count),
      mostBreaks: options.mostBreaks)
    guard let best = search.best else { return [] }
    return best.breaks.enumerated().map { number, position in
      let (before, after) = (best.means[number], best.means[number + 1])
      let word = series.indicator.isImprovement(from: before, to: after) ? "improved" : "declined"
      return .breakpoint(
        entity: series.entity.id, year: points[position + 1].year,
        text: "break, mean \(before.hundredths) to \(after.hundredths) (\(word))")
    }
  }

  /// The times of improvement and decline of a series, from the first change to the last.
  public static func episodes(in series: Series, options: EpisodeOptions) -> [Annotation] {
    Episode.episodes(of: series, options: options).compactMap { episode in
      guard let before = series.values[episode.before], let after = series.values[episode.end]
      else { return nil }
      let first = series.editions[episode.before + 1].year(by: options.years)
      let last = series.editions[episode.end].year(by: options.years)
      let ending = episode.ending.isCensored ? ", \(episode.ending.rawValue)" : ""
      return .episode(
        entity: series.entity.id, years: first...max(first, last),
        text: "\(episode.kind.rawValue) \(before.shortestExact) to \(after.shortestExact)\(ending)")
    }
  }
}

extension Series {
  /// Whether the scale was turned round between two figures.
  var isTurned: Bool {
    let observed = zip(editions, values).compactMap { $1 == nil ? nil : $0 }
    return indicator.turn(within: observed) != nil
  }
}

extension Indicator {
  /// Whether a change goes towards freedom.
  fileprivate func isImprovement(from before: Double, to after: Double) -> Bool {
    direction == .higher ? after > before : after < before
  }
}

extension Double {
  /// The number with at most two decimals, for sentences.
  fileprivate var hundredths: String { ((self * 100).rounded() / 100).shortestExact }
}
