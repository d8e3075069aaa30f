/// All entities, and every name by which one of them has been called.
public struct EntityRegister: Sendable {
  /// What a name stands for.
  public enum Match: Sendable, Hashable {
    /// Exactly one entity.
    case one(Entity)
    /// Several: the user must say which.
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
  /// Their names in other languages, used where no other name matches.
  public var translations: EntityTranslations
  /// Names of the user's own, which count before any other.
  public var aliases = EntityAliases()

  /// The position in ``entities`` of every id.
  private let positions: [String: Int]
  /// What names and codes mean.
  let index: NameIndex

  /// A register of some entities.
  ///
  /// - Parameters:
  ///   - entities: No two may share an id; of two that do, the first counts.
  ///   - names: Names by entity id. An entity's own name need not be among them. A name that
  ///     belongs to several ids is ambiguous.
  ///   - links: Which entity followed which.
  ///   - codes: The codes of entities, by system.
  ///   - translations: Their names in other languages.
  public init(
    entities: [Entity], names: [String: [String]], links: [EntityLink], codes: [EntityCode] = [],
    translations: EntityTranslations = EntityTranslations()
  ) {
    var positions: [String: Int] = [:]
    let distinct = entities.filter { positions.updateValue(0, forKey: $0.id) == nil }
    let sorted = distinct.sorted { $0.id < $1.id }
    for (position, entity) in sorted.enumerated() { positions[entity.id] = position }
    self.entities = sorted
    self.names = names
    self.links = links
    self.codes = EntityCodes(codes)
    self.translations = translations
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

/// A former entity and one that followed it, such as the USSR and Kazakhstan.
public struct EntityLink: Sendable, Hashable {
  /// The id of the entity that was there before.
  public let predecessor: String
  /// The id of the entity that came after.
  public let successor: String
  /// When the one followed the other.
  public let date: CalendarDate
  /// How: `continuation` where values are compared, else `part`.
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

extension EntityRegister {
  /// Whether two entities are one state under two names, each after the other: the USSR and Russia,
  /// or West Germany and Germany.
  public func areContinuations(_ one: String, _ other: String) -> Bool {
    links.contains { link in
      link.relation == .continuation
        && ((link.predecessor == one && link.successor == other)
          || (link.predecessor == other && link.successor == one))
    }
  }

  /// The entities that took the place of one, or whose place it took, and that existed in a year:
  /// for the USSR in 2015 Russia. Those that carry it on come before those that are parts of it:
  /// where there is one of the former, the latter are left out.
  public func contemporaries(of id: String, in year: Int) -> [Entity] {
    for isStrict in [true, false] {
      var found: [Entity] = []
      var seen: Set<String> = [id]
      var open = [id]
      while let next = open.popLast() {
        for link in links where link.predecessor == next || link.successor == next {
          let other = link.predecessor == next ? link.successor : link.predecessor
          guard !isStrict || link.relation == .continuation, let entity = self[id: other],
            seen.insert(other).inserted
          else { continue }
          if entity.existed(in: year...year) {
            found.append(entity)
          } else {
            open.append(other)
          }
        }
      }
      if !found.isEmpty { return found.sorted { $0.id < $1.id } }
    }
    return []
  }
}

extension Entity {
  /// Whether the entity existed in one of some years; true where the register does not say when.
  public func existed(in years: ClosedRange<Int>) -> Bool {
    lives.isEmpty || lives.contains { $0.overlaps(years) }
  }
}

extension EntityRegister {
  /// The entities that a query fits: one of their codes, or words of one of their names, the last
  /// and the last one may be incomplete. Those it names exactly come first, then all by id.
  ///
  /// Where no English name fits, those in other languages are looked at. An empty query fits every
  /// entity; `korea` fits the two Koreas; `365` the two states that the Correlates of War project
  /// numbers so.
  public func search(_ query: String) -> [Entity] {
    let wanted = FoldedName(query)
    let code = query.trimmedOfBlanks.uppercased()
    guard !code.isEmpty else { return entities }
    let foldedNames = index.contents.foldedNames
    var exact: [Entity] = []
    var others: [Entity] = []
    for (position, entity) in entities.enumerated() {
      if entity.codes.contains(code) || foldedNames[position].contains(wanted) {
        exact.append(entity)
      } else if foldedNames[position].contains(where: { $0.contains(wanted) }) {
        others.append(entity)
      }
    }
    guard exact.isEmpty, others.isEmpty else { return exact + others }
    let local = translations.entities(withNamesContaining: wanted)
    return entities.filter { local.contains($0.id) }
  }
}

extension Entity {
  /// Every code the entity has, its id first.
  fileprivate var codes: [String] {
    [id] + [iso2, iso3, isoNumeric, cow.map(String.init), gw.map(String.init)].compactMap(\.self)
  }
}

extension EntityRegister {
  /// At most three entities whose names are like one that is not known, the likest first.
  func suggestions(for wanted: FoldedName) -> [Entity] {
    let text = Array(wanted.text.utf8)
    guard !text.isEmpty, text.count <= 80, Aggregate.name(of: wanted.text) == nil else { return [] }
    var candidates: [(difference: Int, position: Int)] = []
    for (position, names) in index.contents.foldedNames.enumerated() {
      var best = Int.max
      for name in names {
        best = min(best, difference(of: name, from: wanted, written: text))
      }
      if best < Int.max { candidates.append((best, position)) }
    }
    // Of names as like as each other a state of today is meant before a former one.
    let former = Set(links.map(\.predecessor))
    func place(_ candidate: (difference: Int, position: Int)) -> (Int, Int, Int) {
      let isFormer = former.contains(entities[candidate.position].id)
      return (candidate.difference / 100, isFormer ? 1 : 0, candidate.difference % 100)
    }
    candidates.sort {
      let (one, other) = (place($0), place($1))
      return one == other ? $0.position < $1.position : one < other
    }
    return candidates.prefix(3).map { entities[$0.position] }
  }

  /// How unlike two names are: two for each edit between them or where one begins the other, three
  /// where one contains the other, then by how far their lengths differ; `Int.max` for names with
  /// nothing in common.
  private func difference(
    of name: FoldedName, from wanted: FoldedName, written text: [UInt8]
  ) -> Int {
    let count = name.text.utf8.count
    let allowed = min(3, min(count, text.count) / 3)
    // Most names are too long or too short to be compared letter by letter.
    let edits =
      abs(count - text.count) <= allowed
      ? EditDistance.between(Array(name.text.utf8), text, atMost: allowed) ?? Int.max : Int.max
    let isContained =
      (text.count >= 3 && name.contains(wanted)) || (count >= 4 && wanted.contains(name))
    let steps =
      switch (edits, isContained) {
      case (0...1, _): edits * 2
      case (_, true) where text.count >= 3 && name.text.utf8.starts(with: text): 2
      case (_, true): 3
      default: edits <= allowed ? edits * 2 : Int.max
      }
    return steps == Int.max ? steps : steps * 100 + abs(count - text.count)
  }
}
