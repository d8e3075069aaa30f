/// All entities, and every name by which one of them has been called.
public struct EntityRegister: Sendable {
  /// What a name stands for.
  public enum Match: Sendable, Hashable {
    /// Exactly one entity.
    case one(Entity)
    /// Several: the person must say which.
    case several([Entity])
    /// None; at most three entities with a similar name.
    case none(suggestions: [Entity])
  }

  /// The entities, sorted by id.
  public let entities: [Entity]
  /// Names by entity id: every spelling known, the newest official one first.
  public let names: [String: [String]]
  /// Which entity followed which.
  public let links: [EntityLink]

  /// A register of some entities.
  public init(entities: [Entity], names: [String: [String]], links: [EntityLink]) {
    self.entities = entities.sorted { $0.id < $1.id }
    self.names = names
    self.links = links
  }

  /// The entity that a name, an alias, an id or an ISO 3166-1 alpha-2 code stands for.
  public func resolve(_ name: String) -> Match {
    .none(suggestions: [])
  }
}
