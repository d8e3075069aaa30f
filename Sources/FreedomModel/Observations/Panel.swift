/// The figures of one indicator: entities down, editions across, missing ones missing.
public struct Panel: Sendable {
  /// What is measured, with its scale and direction.
  public let indicator: Indicator
  /// The rows, in the order asked for.
  public let entities: [Entity]
  /// The columns, oldest first.
  public let editions: [Edition]
  /// Row by row: `values[row * editions.count + column]`; a status is 0, 1 or 2, freer being higher.
  public let values: [Double?]
  /// Where two ratings were published for two parts of a people: there is no value there.
  public let splits: [Split]

  /// An entity and an edition with two ratings, and so without a single one.
  public struct Split: Sendable, Hashable {
    /// Who was rated twice.
    public let entity: Entity
    /// In which edition.
    public let edition: Edition

    /// Describes a split rating.
    public init(entity: Entity, edition: Edition) {
      self.entity = entity
      self.edition = edition
    }
  }

  /// A panel from its parts.
  ///
  /// - Precondition: `values.count == entities.count * editions.count`.
  public init(
    indicator: Indicator, entities: [Entity], editions: [Edition], values: [Double?],
    splits: [Split] = []
  ) {
    precondition(values.count == entities.count * editions.count)
    self.indicator = indicator
    self.entities = entities
    self.editions = editions
    self.values = values
    self.splits = splits
  }

  /// The figure of one entity in one edition, by their positions.
  public func value(_ row: Int, _ column: Int) -> Double? {
    values[row * editions.count + column]
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
