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

  /// The position in ``entities`` of every id.
  let positions: [String: Int]
  /// The positions of the entities that a folded name stands for, ascending.
  let positionsByName: [String: [Int]]
  /// The positions of the entities that have an id or ISO code, by the code in capitals.
  let positionsByCode: [String: [Int]]
  /// The folded names of each entity, without repetition, by position.
  let foldedNames: [[FoldedName]]

  /// A register of some entities.
  ///
  /// - Parameters:
  ///   - entities: No two may share an id; of two that do, the first counts.
  ///   - names: Names by entity id. An entity's own name need not be among them. A name that
  ///     stands under several ids is ambiguous.
  ///   - links: Which entity followed which.
  public init(entities: [Entity], names: [String: [String]], links: [EntityLink]) {
    var positions: [String: Int] = [:]
    let distinct = entities.filter { positions.updateValue(0, forKey: $0.id) == nil }
    self.entities = distinct.sorted { $0.id < $1.id }
    self.names = names
    self.links = links

    var positionsByName: [String: [Int]] = [:]
    var positionsByCode: [String: [Int]] = [:]
    var foldedNames: [[FoldedName]] = []
    for (position, entity) in self.entities.enumerated() {
      positions[entity.id] = position
      var seen: Set<FoldedName> = []
      var folded: [FoldedName] = []
      for name in [entity.name] + (names[entity.id] ?? []) {
        let fold = FoldedName(name)
        guard !fold.words.isEmpty, seen.insert(fold).inserted else { continue }
        folded.append(fold)
        positionsByName[fold.text, default: []].append(position)
      }
      foldedNames.append(folded)
      let codes = [entity.id, entity.iso2, entity.iso3].compactMap { $0?.uppercased() }
      for code in Set(codes) {
        positionsByCode[code, default: []].append(position)
      }
    }
    self.positions = positions
    self.positionsByName = positionsByName
    self.positionsByCode = positionsByCode
    self.foldedNames = foldedNames
  }

  /// The entity of an id, exactly.
  public subscript(id id: String) -> Entity? {
    positions[id].map { entities[$0] }
  }

  /// The links to the entities that an entity followed, in the order of ``links``.
  public func predecessors(of id: String) -> [EntityLink] {
    links.filter { $0.successor == id }
  }

  /// The links to the entities that followed an entity, in the order of ``links``.
  public func successors(of id: String) -> [EntityLink] {
    links.filter { $0.predecessor == id }
  }
}
