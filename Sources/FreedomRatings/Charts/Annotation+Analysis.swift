public import FreedomModel
public import RatingsAnalysis
public import RatingsCharts

extension Annotation {
  /// The breaks of a series, for a chart of it: those of the model with the least BIC, each at the
  /// first year of the new level.
  public static func breaks(in series: Series, options: BreakOptions) -> [Annotation] {
    guard !series.isTurned, let first = series.rated.first else { return [] }
    let direction = series.indicator.direction(inEdition: first.year)
    let points = series.observed(by: options.yearRule)
    let search = BreakSearch(
      points.map(\.value), minimumSegment: options.minimumSegment.values(of: points.count),
      mostBreaks: options.mostBreaks)
    guard let best = search.best else { return [] }
    return best.breaks.enumerated().map { number, position in
      let (before, after) = (best.means[number], best.means[number + 1])
      return .breakpoint(
        entity: series.entity.id, year: points[position + 1].year,
        text: "break, mean \(before.hundredths) to \(after.hundredths) "
          + "(\(ChangeDirection(from: before, to: after, direction: direction).rawValue))")
    }
  }

  /// The episodes of a series, for a chart of it.
  public static func episodes(in series: Series, options: EpisodeOptions) -> [Annotation] {
    Episode.episodes(of: series, options: options).map { episode in
      let first = series.editions[episode.before + 1].year(by: options.yearRule)
      let last = series.editions[episode.end].year(by: options.yearRule)
      let figures = [episode.before, episode.end].compactMap { series.numbers[$0]?.hundredths }
      return .episode(
        entity: series.entity.id, years: first...max(first, last),
        text: "\(episode.kind.rawValue), \(figures.joined(separator: " to "))"
          + (episode.ending.isCensored ? ", \(episode.ending.rawValue)" : ""))
    }
  }
}

extension Series {
  /// Whether the scale was turned round between two figures.
  var isTurned: Bool { indicator.turn(within: rated) != nil }

  /// The editions that have a figure.
  fileprivate var rated: [Edition] {
    zip(editions, numbers).compactMap { $1 == nil ? nil : $0 }
  }
}

extension Double {
  /// The number with at most two decimals, for sentences.
  fileprivate var hundredths: String { ((self * 100).rounded() / 100).shortestExact }
}
