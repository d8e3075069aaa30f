/// The values of one indicator: entities down, editions across, missing ones missing.
public struct Panel: Sendable {
  /// What is measured, with its scale and direction.
  public let indicator: Indicator
  /// The rows, in the requested order.
  public let entities: [Entity]
  /// The columns, oldest first.
  public let editions: [Edition]
  /// Row by row: `values[row * editions.count + column]`.
  public let values: [RatingValue?]
  /// The editions that have values of third parties, with how far these are to be trusted.
  public let thirdParties: [Edition: Set<SourceTrust>]

  /// An entity and an edition with two ratings, and so without a single one.
  public struct Split: Sendable, Hashable {
    /// The country or territory.
    public let entity: Entity
    /// The edition.
    public let edition: Edition
  }

  /// A panel from its parts.
  ///
  /// - Precondition: `values.count == entities.count * editions.count`.
  public init(
    indicator: Indicator, entities: [Entity], editions: [Edition], values: [RatingValue?],
    thirdParties: [Edition: Set<SourceTrust>] = [:]
  ) {
    precondition(values.count == entities.count * editions.count)
    self.indicator = indicator
    self.entities = entities
    self.editions = editions
    self.values = values
    self.thirdParties = thirdParties
  }

  /// A panel of numbers; a status is 0 (Not Free), 1 or 2 (Free).
  package init(
    indicator: Indicator, entities: [Entity], editions: [Edition], numbers: [Double?],
    thirdParties: [Edition: Set<SourceTrust>] = [:]
  ) {
    self.init(
      indicator: indicator, entities: entities, editions: editions,
      values: numbers.map { $0.flatMap { RatingValue(number: $0, of: indicator) } },
      thirdParties: thirdParties)
  }

  /// The value of one entity in one edition, by their positions.
  public func value(_ row: Int, _ column: Int) -> RatingValue? {
    values[row * editions.count + column]
  }

  /// The value as a number: see ``RatingValue/asNumber``.
  public func number(_ row: Int, _ column: Int) -> Double? { value(row, column)?.asNumber }

  /// The value as a status; `nil` for a number and for two statuses.
  public func status(_ row: Int, _ column: Int) -> FreedomStatus? { value(row, column)?.status }

  /// Where two ratings were published for two parts of a people.
  public var splits: [Split] {
    values.indices.filter { values[$0]?.isSplit ?? false }.map { cell in
      let (row, column) = cell.quotientAndRemainder(dividingBy: editions.count)
      return Split(entity: entities[row], edition: editions[column])
    }
  }

  /// One row of the panel.
  public func series(_ row: Int) -> Series {
    let start = row * editions.count
    return Series(
      entity: entities[row], indicator: indicator, editions: editions,
      values: Array(values[start..<start + editions.count]))
  }

  /// All rows of the panel, in order.
  public var allSeries: [Series] { entities.indices.map(series) }

  /// Whether an entity is of a kind in one edition; `nil` means any kind.
  public func isOf(_ kind: EntityKind?, _ row: Int, _ column: Int) -> Bool {
    kind == nil || entities[row].kind(inEdition: editions[column].year) == kind
  }
}

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
