public import FreedomModel
package import RatingsAnalysis
public import RatingsCharts
internal import TabularFiles

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

extension RatingsLibrary {
  /// The events of a file as annotations; an event without an entity is of all.
  ///
  /// - Parameter path: A CSV or Excel file; its first row names the columns `date`, `text` and, if
  ///   there is one, `entity`.
  /// - Returns: One annotation a row.
  /// - Throws: A `FileError` where the file cannot be read or a row is not an event.
  public func events(inFileAt path: String) throws -> [Annotation] {
    let file = try TabularFile.open(path: path)
    guard let sheet = file.sheets.first else {
      throw FileError(.refusedFile, code: "no-sheet", rule: "the file has no sheet")
    }
    var header: EventHeader?
    var events: [Annotation] = []
    try sheet.readRows { row in
      if let error = row.error { throw error }
      let cells = row.texts.map(\.trimmedOfBlanks)
      if let header {
        events.append(try header.event(cells, line: row.number, register: register()))
      } else {
        header = try EventHeader(cells)
      }
      return .next
    }
    return events
  }
}

private struct EventHeader {
  private let date: Int
  private let entity: Int?
  private let text: Int

  init(_ cells: [String]) throws(FileError) {
    let names = cells.map { $0.lowercased() }
    func column(_ name: String) throws(FileError) -> Int {
      guard let column = names.firstIndex(of: name) else {
        throw FileError(
          .refusedFile, code: "no-column", line: 1, value: cells.joined(separator: ","),
          rule: "there is no column \(name)",
          hint: "the first row names the columns date, entity and text")
      }
      return column
    }
    date = try column("date")
    text = try column("text")
    entity = names.firstIndex(of: "entity")
  }

  func event(
    _ cells: [String], line: Int, register: EntityRegister
  ) throws(FileError) -> Annotation {
    func cell(_ column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
    guard let time = Annotation.Time(eventDate: cell(date)) else {
      throw FileError(
        .refusedFile, code: "no-date", line: line, column: date, value: cell(date),
        rule: "not a date", hint: "write a day as 2009-07-11, or a year as 2009")
    }
    guard !cell(text).isEmpty else {
      throw FileError(
        .refusedFile, code: "no-text", line: line, column: text, rule: "the event has no text")
    }
    let who = try entity.map(cell).flatMap { name throws(FileError) -> String? in
      name.isEmpty ? nil : try id(of: name, line: line, register)
    }
    return Annotation(kind: .event, entity: who, time: time, text: cell(text))
  }

  private func id(
    of name: String, line: Int, _ register: EntityRegister
  ) throws(FileError) -> String {
    let (problem, hints): (String, [String])
    switch register.resolve(name) {
    case .one(let entity): return entity.id
    case .several(let candidates):
      (problem, hints) = ("several countries or territories have this name", candidates.map(\.name))
    case .none(let suggestions):
      (problem, hints) = ("not a country or territory", suggestions.map(\.name))
    }
    throw FileError(
      .refusedFile, code: "no-entity", line: line, column: entity, value: name, rule: problem,
      hint: hints.isEmpty ? nil : "write one of: \(hints.joined(separator: "; "))")
  }
}

extension Annotation.Time {
  /// The time of an event as people write it: a day as `2009-07-11`, or a calendar year as `2009`;
  /// `nil` for anything else.
  package init?(eventDate text: String) {
    guard let date = EventDate(text) else { return nil }
    self.init(date)
  }
}
