/// The values of one entity over the editions, missing ones missing.
public struct Series: Sendable {
  /// The country or territory.
  public let entity: Entity
  /// What is measured, with its scale and direction.
  public let indicator: Indicator
  /// The editions, oldest first.
  public let editions: [Edition]
  /// One value an edition.
  public let values: [RatingValue?]

  /// A series from its parts.
  ///
  /// - Precondition: `editions` and `values` are of one length.
  public init(
    entity: Entity, indicator: Indicator, editions: [Edition], values: [RatingValue?]
  ) {
    precondition(editions.count == values.count)
    self.entity = entity
    self.indicator = indicator
    self.editions = editions
    self.values = values
  }

  /// A series of numbers; a status is 0 (Not Free), 1 or 2 (Free).
  package init(entity: Entity, indicator: Indicator, editions: [Edition], numbers: [Double?]) {
    self.init(
      entity: entity, indicator: indicator, editions: editions,
      values: numbers.map { $0.flatMap { RatingValue(number: $0, of: indicator) } })
  }

  /// The values as numbers, for arithmetic: see ``RatingValue/asNumber``.
  public var numbers: [Double?] { values.map { $0?.asNumber } }

  /// The numbers there are, each with the year of its edition under a rule, oldest first.
  ///
  /// Each once, also where an edition stands for two years: a test must not count it twice.
  public func observed(by rule: YearRule = .edition) -> [(year: Int, value: Double)] {
    var points: [(year: Int, value: Double)] = []
    points.reserveCapacity(values.count)
    for (edition, value) in zip(editions, values) {
      guard let number = value?.asNumber else { continue }
      points.append((edition.year(by: rule), number))
    }
    return points
  }
}
