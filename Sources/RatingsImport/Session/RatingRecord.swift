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

  let entity: Entity
  let edition: Edition
  /// The row in which it begins.
  let row: Int
  private(set) var figures: [Figure] = []
  /// Whether one of its figures was refused: then none of them is taken.
  private(set) var isRefused = false

  init(entity: Entity, edition: Edition, row: Int) {
    self.entity = entity
    self.edition = edition
    self.row = row
  }

  /// Adds a figure; `nil` is one that was refused.
  mutating func add(_ figure: Figure?) {
    if let figure { figures.append(figure) } else { isRefused = true }
  }

  /// Refuses the whole record.
  mutating func refuse() { isRefused = true }

  /// The figure of an indicator as a number, a status as 0, 1 or 2.
  func number(_ id: String) -> Double? { figure(id)?.value.number }

  /// The figure of an indicator as a status.
  func status(_ id: String) -> FreedomStatus? {
    if case .status(let status) = figure(id)?.value { return status }
    return nil
  }

  /// The figure of an indicator.
  func figure(_ id: String) -> Figure? { figures.first { $0.slot.indicator.id == id } }
}
