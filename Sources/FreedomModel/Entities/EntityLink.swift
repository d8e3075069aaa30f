/// A former entity and one that followed it, such as the USSR and Kazakhstan.
public struct EntityLink: Sendable, Hashable {
  /// The id of the entity that was there before.
  public let predecessor: String
  /// The id of the entity that came after.
  public let successor: String
  /// When the one followed the other.
  public let date: CalendarDate
  /// How: `continuation` where figures are compared, else `part`.
  public let relation: Relation

  /// How two entities follow one another.
  public enum Relation: String, Sendable, Hashable {
    /// The successor carries the predecessor's series on: gains and declines compare the two. An
    /// entity carries on one other at most; several may carry on the same, as Serbia and Montenegro
    /// do.
    case continuation
    /// The successor is one of several parts, or was joined from several.
    case part
  }

  /// Describes a link.
  public init(predecessor: String, successor: String, date: CalendarDate, relation: Relation) {
    self.predecessor = predecessor
    self.successor = successor
    self.date = date
    self.relation = relation
  }
}
