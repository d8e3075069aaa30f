public import FreedomModel
package import RatingsAnalysis
public import RatingsCharts

/// What an analysis can point out on a chart.
public enum Highlight: String, Sendable, Hashable, CaseIterable {
  case breaks
  case episodes
  case statusChanges = "status-changes"
  case method

  var absence: String {
    switch self {
    case .breaks: "no breaks were found"
    case .episodes: "no episodes were found"
    case .statusChanges: "there is no change of status"
    case .method: "no change of method is known in these years"
    }
  }
}

extension RatingsLibrary {
  /// What analyses find in the values of a chart, ready to be drawn on it.
  ///
  /// - Parameters:
  ///   - highlights: What is wanted.
  ///   - panels: The values drawn; they are the window of the analyses.
  ///   - years: Which editions are drawn, and the year that stands for each.
  /// - Returns: The annotations, and notes on what was not found or not sought.
  /// - Throws: An `AnalysisError` where an analysis does not suit an indicator; a `StoreError`.
  public func annotations(
    _ highlights: [Highlight], on panels: [Panel], years: YearChoice = YearChoice()
  ) throws -> (annotations: [Annotation], notes: [String]) {
    var annotations: [Annotation] = []
    var notes: [String] = []
    for highlight in highlights {
      let found = try panels.enumerated().flatMap { position, panel -> [Annotation] in
        let isRepeated =
          (highlight == .statusChanges || highlight == .method)
          && panels.prefix(position).contains {
            $0.indicator.publication == panel.indicator.publication
          }
        let own = isRepeated ? [] : try self.annotations(highlight, on: panel, years, &notes)
        // Where there are several indicators, a break or an episode says whose it is.
        guard panels.count > 1, highlight == .breaks || highlight == .episodes else { return own }
        return own.map {
          Annotation(
            kind: $0.kind, entity: $0.entity, time: $0.time,
            text: "\(panel.indicator.label): \($0.text)")
        }
      }
      if found.isEmpty {
        notes.append(highlight.absence.prefix(1).uppercased() + highlight.absence.dropFirst() + ".")
      }
      annotations += found
    }
    return (annotations, notes)
  }

  private func annotations(
    _ highlight: Highlight, on panel: Panel, _ years: YearChoice, _ notes: inout [String]
  ) throws -> [Annotation] {
    let series = panel.allSeries
    switch highlight {
    case .breaks:
      guard panel.indicator.measure != .status else {
        throw AnalysisError.unsuited(
          indicator: panel.indicator.id, table: "breaks", need: "figures")
      }
      if series.contains(where: \.isTurned) {
        notes.append("No breaks are searched for across the reversal of the scale.")
      }
      return series.flatMap {
        Annotation.breaks(in: $0, options: BreakOptions(yearRule: years.rule))
      }
    case .episodes:
      guard panel.indicator.direction != nil else {
        throw AnalysisError.directionNotDeclared(indicator: panel.indicator.id, what: "an episode")
      }
      guard var options = EpisodeOptions(scaledTo: panel.indicator) else {
        throw AnalysisError.unsuited(
          indicator: panel.indicator.id, table: "episodes",
          need: "a scale with a minimum and a maximum")
      }
      options.yearRule = years.rule
      return series.flatMap { Annotation.episodes(in: $0, options: options) }
    case .method:
      return try methodChanges().spanned(by: panel).compactMap { change in
        guard let edition = panel.editions.first(where: { $0.year >= change.edition }) else {
          return nil
        }
        return .methodChange(
          year: edition.year(by: years.rule), text: "change of method: \(change.what)")
      }
    case .statusChanges:
      let status = try indicator("\(panel.indicator.publication).status")
      let statuses = try self.panel(of: status, entities: panel.entities, years: years)
      return statuses.allSeries.flatMap {
        Annotation.statusChanges(in: $0, by: years.rule)
      }
    }
  }
}

extension Annotation {
  /// The breaks of a series, for a chart of it, each at the first year of the new level or line.
  package static func breaks(in series: Series, options: BreakOptions) -> [Annotation] {
    guard !series.isTurned, let first = series.rated.first,
      let found = FoundBreaks(in: series, options: options)
    else { return [] }
    let direction = series.indicator.direction(inEdition: first.year)
    let model = found.chosen
    return model.breaks.enumerated().map { number, position in
      let (before, after) = (model.means[number], model.means[number + 1])
      return .breakpoint(
        entity: series.entity.id, year: found.years[position + 1],
        text: "break, mean \(before.hundredths) to \(after.hundredths) "
          + "(\(ChangeDirection(from: before, to: after, direction: direction).rawValue))")
    }
  }

  package static func episodes(in series: Series, options: EpisodeOptions) -> [Annotation] {
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
  /// Whether the scale was reversed between two values.
  var isTurned: Bool { indicator.turn(within: rated) != nil }

  fileprivate var rated: [Edition] {
    zip(editions, numbers).compactMap { $1 == nil ? nil : $0 }
  }
}

extension Double {
  fileprivate var hundredths: String { ((self * 100).rounded() / 100).shortestExact }
}
