import Synchronization

/// What the names and codes of entities stand for. Many a command asks for none, so it is made when it is
/// needed first.
final class NameIndex: Sendable {
  /// The positions of entities by one of their names or codes.
  struct Positions: Sendable {
    private var first: [String: Int] = [:]
    private var several: [String: [Int]] = [:]

    /// All names, in no order.
    var names: some Sequence<String> { first.keys }

    /// The positions of a name, ascending.
    subscript(name: String) -> [Int] {
      several[name] ?? first[name].map { [$0] } ?? []
    }

    /// Adds the position of an entity, which none before exceeds; says whether it is new.
    fileprivate mutating func insert(_ position: Int, for name: String) -> Bool {
      guard let before = first[name] else {
        first[name] = position
        return true
      }
      let known = several[name] ?? [before]
      guard known.last != position else { return false }
      several[name] = known + [position]
      return true
    }
  }

  /// The index itself.
  struct Contents: Sendable {
    /// Positions by folded name.
    fileprivate(set) var byName = Positions()
    /// Positions by id or ISO code, in capitals.
    fileprivate(set) var byCode = Positions()
    /// The folded names of each entity, without repetition, by position.
    fileprivate(set) var foldedNames: [[FoldedName]] = []
  }

  private let entities: [Entity]
  private let names: [String: [String]]
  private let made = Mutex<Contents?>(nil)

  /// The index of some entities, with more names of each by id.
  init(entities: [Entity], names: [String: [String]]) {
    self.entities = entities
    self.names = names
  }

  /// The index.
  var contents: Contents {
    made.withLock { made in
      if let made { return made }
      let contents = make()
      made = contents
      return contents
    }
  }

  private func make() -> Contents {
    var contents = Contents()
    for (position, entity) in entities.enumerated() {
      var folded: [FoldedName] = []
      for name in [entity.name] + (names[entity.id] ?? []) {
        let fold = FoldedName(name)
        guard !fold.text.isEmpty, contents.byName.insert(position, for: fold.text) else { continue }
        folded.append(fold)
      }
      contents.foldedNames.append(folded)
      for code in [entity.id, entity.iso2, entity.iso3] {
        if let code { _ = contents.byCode.insert(position, for: code.uppercased()) }
      }
    }
    return contents
  }
}
