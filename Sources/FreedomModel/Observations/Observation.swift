/// One published value: entity, edition, indicator, value, and the place in the file it was read
/// from. Entity, edition and indicator are the numbers that an ``ObservationSink`` assigned.
public struct Observation: Sendable, Hashable {
  /// The entity's number.
  public var entity: Int
  /// The edition's number.
  public var edition: Int
  /// The indicator's number.
  public var indicator: Int
  /// The value as understood.
  public var value: ObservationValue
  /// The value as written, where that says more than ``value`` does, such as `2(5)`.
  public var text: String?
  /// The row, 1 being the first; in a CSV file the line.
  public var row: Int
  /// The column, 0 being the first.
  public var column: Int

  /// Describes an observation.
  public init(
    entity: Int, edition: Int, indicator: Int, value: ObservationValue, text: String? = nil,
    row: Int, column: Int
  ) {
    self.entity = entity
    self.edition = edition
    self.indicator = indicator
    self.value = value
    self.text = text
    self.row = row
    self.column = column
  }
}
