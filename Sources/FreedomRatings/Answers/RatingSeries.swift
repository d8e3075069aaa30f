public import FreedomModel
internal import RatingsStore

/// The value of one entity in one edition, with the cell that it was read from.
public struct RatingPoint: Sendable {
  /// The country or territory.
  public let entity: Entity
  /// What is measured, with scale and direction.
  public let indicator: Indicator
  /// The edition that published the value.
  public let edition: Edition
  /// The edition as a number, under the rule of the question.
  public let year: Int
  /// The published value, in the units and the direction of the indicator.
  public let value: RatingValue
  /// What the file says where that is more than the value.
  public let text: String?
  /// The name of the file.
  public let file: String
  /// The file and the cell: `ratings.xlsx#Sheet!B7`, or `ratings.csv:12`.
  public let cell: String
  /// How far the file's values are to be trusted.
  public let trust: SourceTrust

  init(
    _ stored: StoredObservation, year: Int? = nil, entity: Entity, indicator: Indicator
  ) {
    self.entity = entity
    self.indicator = indicator
    edition = stored.edition
    self.year = year ?? stored.edition.year
    value = RatingValue(stored, of: indicator)
    text = stored.text
    file = stored.file
    cell = stored.place
    trust = stored.trust
  }
}

extension RatingValue {
  fileprivate init(_ stored: StoredObservation, of indicator: Indicator) {
    if stored.isSplit {
      self = .split(stored.text ?? "")
    } else if let value = stored.value.flatMap({ RatingValue(number: $0, of: indicator) }) {
      self = value
    } else {
      self = .split(stored.text ?? "")
    }
  }
}

/// The values of some entities and indicators, in their order, oldest edition first.
public struct RatingSeries: RandomAccessCollection, Sendable {
  /// The countries and territories, in the requested order.
  public let entities: [Entity]
  /// The indicators that have values.
  public package(set) var indicators: [Indicator]
  /// Which year an edition gets.
  public let yearRule: YearRule
  /// All values, by entity, then by indicator, oldest edition first.
  public let points: [RatingPoint]

  package init(
    entities: [Entity], indicators: [Indicator], yearRule: YearRule, points: [RatingPoint]
  ) {
    self.entities = entities
    self.indicators = indicators
    self.yearRule = yearRule
    self.points = points
  }

  /// The position of the first value.
  public var startIndex: Int { points.startIndex }
  /// The position after the last value.
  public var endIndex: Int { points.endIndex }
  /// The value at a position.
  public subscript(position: Int) -> RatingPoint { points[position] }
}

extension RatingsLibrary {
  /// The values of one indicator for one entity, oldest edition first.
  ///
  /// - Parameters:
  ///   - name: A country or territory, by any name it has had, or a code.
  ///   - indicator: What is measured, such as `.civilLiberties`.
  ///   - years: Which editions are wanted.
  /// - Returns: One point an edition; an edition without a value has none.
  /// - Throws: A ``LibraryError`` for an unknown or ambiguous name, or a `StoreError`.
  public func series(
    of name: String, indicator: Indicator, years: YearChoice = YearChoice()
  ) throws -> RatingSeries {
    try series(of: [entity(name)], indicators: [indicator], years: years)
  }

  /// The values of some entities and indicators.
  ///
  /// - Returns: The points, by entity, indicator and edition.
  /// - Throws: A `StoreError`.
  public func series(
    of entities: [Entity], indicators: [Indicator], years: YearChoice = YearChoice()
  ) throws -> RatingSeries {
    var points: [RatingPoint] = []
    for entity in entities {
      for indicator in indicators {
        for stored in try observations(of: entity, indicator: indicator) {
          points += years.years(of: stored.edition).map {
            RatingPoint(stored, year: $0, entity: entity, indicator: indicator)
          }
        }
      }
    }
    let used = Set(points.map(\.indicator.id))
    return RatingSeries(
      entities: entities, indicators: indicators.filter { used.contains($0.id) },
      yearRule: years.rule, points: points)
  }

  /// Every value of a selection, sorted by entity, indicator and edition.
  ///
  /// - Throws: A `StoreError`.
  public func series(_ selection: ExportSelection) throws -> RatingSeries {
    var points: [RatingPoint] = []
    let indicators = try forEachPoint(of: selection) { points.append($0) }
    return RatingSeries(
      entities: try entities(of: selection), indicators: indicators,
      yearRule: selection.years.rule, points: points)
  }

  /// Calls a closure with every value of a selection, sorted by entity, indicator and edition, in
  /// memory that does not grow with their number.
  ///
  /// - Returns: The indicators that have values.
  /// - Throws: A `StoreError`, or what the closure throws.
  public func forEachPoint(
    of selection: ExportSelection, _ body: (RatingPoint) throws -> Void
  ) throws -> [Indicator] {
    let indicators = try indicators(of: selection)
    var used: Set<String> = []
    try forEachObservation(of: selection, indicators: indicators) { entity, indicator, stored in
      if used.count < indicators.count { used.insert(indicator.id) }
      for year in selection.years.years(of: stored.edition) {
        try body(RatingPoint(stored, year: year, entity: entity, indicator: indicator))
      }
    }
    return indicators.filter { used.contains($0.id) }
  }

  // MARK: Reading

  /// The observations of a selection, computed ones too.
  func forEachObservation(
    of selection: ExportSelection, indicators: [Indicator],
    _ body: (Entity, Indicator, StoredObservation) throws -> Void
  ) throws {
    let entities = try entities(of: selection)
    guard indicators.contains(where: \.isComputed) else {
      var current = 0
      return try database.forEachFigure(of: entities, indicators: indicators.map(\.id)) {
        entity, stored in
        while indicators[current].id != stored.indicator {
          current = (current + 1) % indicators.count
        }
        if selection.contains(entity, in: stored.edition) {
          try body(entity, indicators[current], stored)
        }
      }
    }
    for entity in entities {
      for indicator in indicators {
        for stored in try observations(of: entity, indicator: indicator)
        where selection.contains(entity, in: stored.edition) {
          try body(entity, indicator, stored)
        }
      }
    }
  }

  /// The observations of one entity and indicator; a computed one is the mean of its parts in the
  /// editions that have all of them.
  private func observations(
    of entity: Entity, indicator: Indicator
  ) throws -> [StoredObservation] {
    guard indicator.isComputed else {
      return try database.observations(of: entity, indicators: [indicator.id])
    }
    let parts = try indicator.meanOf.map { part in
      try database.observations(of: entity, indicators: [part])
    }
    guard let first = parts.first else { return [] }
    return first.compactMap { stored in
      let same = parts.compactMap { part in part.first { $0.edition == stored.edition } }
      guard same.count == parts.count else { return nil }
      if let halves = SplitRating.mean(of: same.map(\.text)) {
        return stored.computed(nil, text: halves, as: indicator.id)
      }
      let values = same.compactMap(\.value)
      guard values.count == parts.count else { return nil }
      return stored.computed(values.reduce(0, +) / Double(values.count), as: indicator.id)
    }
  }
}
