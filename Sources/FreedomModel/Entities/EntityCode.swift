/// A code that an entity has in one system.
public struct EntityCode: Sendable, Hashable {
  /// The id of the entity.
  public let entity: String
  /// The system.
  public let system: CodeSystem
  /// The code, in capitals; a number as the system writes it.
  public let code: String
  /// The years in which the code means this entity; open where it always does.
  public let years: YearSpan

  /// Describes a code.
  public init(entity: String, system: CodeSystem, code: String, years: YearSpan) {
    self.entity = entity
    self.system = system
    self.code = code
    self.years = years
  }
}
