import FreedomModel

/// The figures that a file holds for one entity and edition.
struct RatingRecord {
  /// One figure and where it stands.
  struct Figure {
    let slot: IndicatorSlot
    let value: ObservationValue
    let text: String?
    let row: Int
    let column: Int
  }

  private(set) var entity: Entity
  private(set) var edition: Edition
  /// The row in which it begins.
  private(set) var row: Int
  private(set) var figures: [Figure] = []
  /// Whether one of its figures was refused: then none of them is taken.
  private(set) var isRefused = false
  /// Where the figure of a slot is among the figures, by the slot's ordinal; -1 where there is none.
  private var places: [Int] = []

  init(entity: Entity, edition: Edition, row: Int) {
    self.entity = entity
    self.edition = edition
    self.row = row
  }

  /// Empties the record for another entity and edition; saves making a new one for every row.
  mutating func restart(entity: Entity, edition: Edition, row: Int) {
    self.entity = entity
    restart(edition: edition, row: row)
  }

  /// Empties the record for another edition of the same entity.
  mutating func restart(edition: Edition, row: Int) {
    self.edition = edition
    self.row = row
    for figure in figures { places[figure.slot.ordinal] = -1 }
    figures.removeAll(keepingCapacity: true)
    isRefused = false
  }

  /// Adds a figure; `nil` is one that was refused.
  mutating func add(_ figure: Figure?) {
    guard let figure else {
      isRefused = true
      return
    }
    let ordinal = figure.slot.ordinal
    while places.count <= ordinal { places.append(-1) }
    if places[ordinal] < 0 { places[ordinal] = figures.count }
    figures.append(figure)
  }

  /// Refuses the whole record.
  mutating func refuse() { isRefused = true }

  /// Whether one of the figures is more than the mark of a missing one.
  var holdsNumbers: Bool { figures.contains { $0.value.isFigure } }

  /// Whether the file says something of an indicator, be it two statuses in one cell.
  func isPublished(_ slot: IndicatorSlot) -> Bool {
    figure(slot)?.value.isFigure ?? false
  }

  /// The figure of an indicator as a number, a status as 0, 1 or 2.
  func number(_ slot: IndicatorSlot) -> Double? { figure(slot)?.value.number }

  /// The figure of an indicator as a status.
  func status(_ slot: IndicatorSlot) -> FreedomStatus? {
    if case .status(let status) = figure(slot)?.value { return status }
    return nil
  }

  /// The figure of an indicator.
  func figure(_ slot: IndicatorSlot) -> Figure? {
    guard slot.ordinal < places.count, places[slot.ordinal] >= 0 else { return nil }
    return figures[places[slot.ordinal]]
  }
}
