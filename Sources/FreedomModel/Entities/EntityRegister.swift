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
  /// The codes of entities, by system.
  public let codes: EntityCodes

  /// The position in ``entities`` of every id.
  private let positions: [String: Int]
  /// What names and codes stand for.
  let index: NameIndex

  /// A register of some entities.
  ///
  /// - Parameters:
  ///   - entities: No two may share an id; of two that do, the first counts.
  ///   - names: Names by entity id. An entity's own name need not be among them. A name that
  ///     stands under several ids is ambiguous.
  ///   - links: Which entity followed which.
  ///   - codes: The codes of entities, by system.
  public init(
    entities: [Entity], names: [String: [String]], links: [EntityLink], codes: [EntityCode] = []
  ) {
    var positions: [String: Int] = [:]
    let distinct = entities.filter { positions.updateValue(0, forKey: $0.id) == nil }
    let sorted = distinct.sorted { $0.id < $1.id }
    for (position, entity) in sorted.enumerated() { positions[entity.id] = position }
    self.entities = sorted
    self.names = names
    self.links = links
    self.codes = EntityCodes(codes)
    self.positions = positions
    index = NameIndex(entities: sorted, names: names)
  }

  /// The entity of an id, exactly.
  public subscript(id id: String) -> Entity? {
    positions[id].map { entities[$0] }
  }

  /// Where the entity of an id is in ``entities``.
  func position(of id: String) -> Int? { positions[id] }

  /// The links to the entities that an entity followed, in the order of ``links``.
  public func predecessors(of id: String) -> [EntityLink] {
    links.filter { $0.successor == id }
  }

  /// The links to the entities that followed an entity, in the order of ``links``.
  public func successors(of id: String) -> [EntityLink] {
    links.filter { $0.predecessor == id }
  }
}
