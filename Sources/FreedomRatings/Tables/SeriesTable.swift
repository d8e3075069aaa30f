public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// The figures of some entities: one row an entity, indicator and edition, with the place that
  /// each was read from.
  public func series(
    of entities: [Entity], indicators: [Indicator], years: YearChoice = YearChoice()
  ) throws -> ResultTable {
    var rows: [[ResultValue]] = []
    var used: Set<String> = []
    var cells = SeriesCells()
    for entity in entities {
      for indicator in indicators {
        for figure in try figures(of: entity, indicator: indicator) {
          for year in figure.edition.years(under: years.rule) where years.holds(year) {
            rows.append(cells.row(figure, year: year, entity: entity, indicator: indicator))
            used.insert(indicator.id)
          }
        }
      }
    }
    let shown = indicators.filter { used.contains($0.id) }
    return ResultTable(
      title: "Ratings of " + entities.map(\.name).joined(separator: ", "),
      columns: SeriesTable.columns, rows: rows,
      notes: [years.rule.note] + SeriesTable.notes(on: shown),
      citation: shown.citation)
  }

  /// The figures of one entity and indicator, computed ones too.
  func figures(of entity: Entity, indicator: Indicator) throws -> [StoredObservation] {
    guard indicator.isComputed else {
      return try database.observations(of: entity, indicators: [indicator.id])
    }
    let parts = try indicator.meanOf.map { part in
      try database.observations(of: entity, indicators: [part])
    }
    guard let first = parts.first else { return [] }
    return first.compactMap { figure in
      let same = parts.compactMap { part in part.first { $0.edition == figure.edition } }
      guard same.count == parts.count else { return nil }
      if let halves = SplitRating.mean(of: same.map(\.text)) {
        return figure.computed(nil, text: halves, as: indicator.id)
      }
      let values = same.compactMap(\.value)
      guard values.count == parts.count else { return nil }
      return figure.computed(values.reduce(0, +) / Double(values.count), as: indicator.id)
    }
  }
}

/// The parts of the table of series.
enum SeriesTable {
  static let columns: [ResultTable.Column] = [
    .init("id", .string, description: "The entity's code"),
    .init("name", .string, description: "The entity's name"),
    .init("kind", .string, description: "Country or territory in that edition"),
    .init("publication", .string, description: "The publication's short name"),
    .init("indicator", .string, description: "The indicator's id"),
    .init("edition", .string, description: "The edition as published"),
    .init("year", .integer, description: "The year that stands for the edition"),
    .init("coverage_start", .date, description: "First day of the period judged"),
    .init("coverage_end", .date, description: "Last day of the period judged"),
    .init("value", .number, description: "The figure; empty for a status"),
    .init("text", .string, description: "A status, or the figure as written where that says more"),
    .init("source", .string, description: "The file and place it was read from"),
  ]

  /// Which end of which scale is the freer, or that it is not declared, one sentence for all that have the same.
  static func notes(on indicators: [Indicator]) -> [String] {
    let scales = indicators.filter { $0.measure != .status }
    let facts: [(ScaleDirection?, String)] = [
      (.lower, "Lower is freer"), (.higher, "Higher is freer"), (nil, "Direction not declared"),
    ]
    return facts.compactMap { end, fact in
      let named = scales.filter { $0.direction == end }.map(scale)
      return named.isEmpty ? nil : "\(fact): \(named.joined(separator: ", "))."
    }
  }

  private static func scale(_ indicator: Indicator) -> String {
    var facts: [String] = []
    if let minimum = indicator.minimum, let maximum = indicator.maximum {
      facts.append("\(minimum.shortestExact) to \(maximum.shortestExact)")
    }
    if let since = indicator.directionSince {
      facts.append("before the edition \(since) the other way round")
    }
    if indicator.isComputed {
      facts.append("computed here, the mean of \(indicator.meanOf.joined(separator: " and "))")
    }
    return facts.isEmpty ? indicator.id : "\(indicator.id) (\(facts.joined(separator: "; ")))"
  }
}

extension StoredObservation {
  /// The figure as a status.
  var status: FreedomStatus? {
    value.flatMap(FreedomStatus.init(figure:))
  }
}
