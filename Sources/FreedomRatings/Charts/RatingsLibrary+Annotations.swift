public import FreedomModel
internal import RatingsAnalysis
public import RatingsCharts

/// What an analysis can point out on a chart.
public enum Highlight: String, Sendable, Hashable, CaseIterable {
  /// Shifts of the mean, as `freedom breaks` finds them.
  case breaks
  /// Times of improvement or decline, as `freedom episodes` finds them.
  case episodes
  /// Changes between Free, Partly Free and Not Free.
  case statusChanges = "status-changes"

  /// The note for a chart without annotations.
  var absence: String {
    switch self {
    case .breaks: "no breaks were found"
    case .episodes: "no episodes were found"
    case .statusChanges: "there is no change of status"
    }
  }
}

extension RatingsLibrary {
  /// What analyses find in the figures of a chart, ready to be drawn on it.
  ///
  /// - Parameters:
  ///   - highlights: What is wanted.
  ///   - panels: The figures drawn; they are the window of the analyses.
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
          highlight == .statusChanges
          && panels.prefix(position).contains {
            $0.indicator.publication == panel.indicator.publication
          }
        let own = isRepeated ? [] : try self.annotations(highlight, on: panel, years, &notes)
        // Where there are several indicators, a break or an episode says whose it is.
        guard panels.count > 1, highlight != .statusChanges else { return own }
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
        notes.append("No breaks are sought across editions that counted the other way.")
      }
      return series.flatMap {
        Annotation.breaks(in: $0, options: BreakOptions(yearRule: years.rule))
      }
    case .episodes:
      guard panel.indicator.direction != nil else {
        throw AnalysisError.directionNotDeclared(
          indicator: panel.indicator.id, what: "an episode")
      }
      guard var options = EpisodeOptions(scaledTo: panel.indicator) else {
        throw AnalysisError.unsuited(
          indicator: panel.indicator.id, table: "episodes",
          need: "a scale with a minimum and a maximum")
      }
      options.yearRule = years.rule
      return series.flatMap { Annotation.episodes(in: $0, options: options) }
    case .statusChanges:
      let status = try indicator("\(panel.indicator.publication).status")
      let statuses = try self.panel(of: status, entities: panel.entities, years: years)
      return statuses.allSeries.flatMap {
        Annotation.statusChanges(in: $0, by: years.rule)
      }
    }
  }
}
