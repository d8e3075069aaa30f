import Synchronization

/// What the names and codes of entities mean. Many commands need none, so it is made when it is
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
  final class Contents: Sendable {
    /// Positions by folded name.
    let byName: Positions
    /// Positions by id or ISO code, in capitals.
    let byCode: Positions
    /// The folded names of each entity, without repetition, by position.
    let foldedNames: [[FoldedName]]

    fileprivate init(entities: [Entity], names: [String: [String]]) {
      var byName = Positions()
      var byCode = Positions()
      foldedNames = entities.enumerated().map { position, entity in
        for code in [entity.id, entity.iso2, entity.iso3] {
          if let code { _ = byCode.insert(position, for: code.uppercased()) }
        }
        return ([entity.name] + (names[entity.id] ?? [])).map { FoldedName($0) }
          .filter { !$0.text.isEmpty && byName.insert(position, for: $0.text) }
      }
      self.byName = byName
      self.byCode = byCode
    }
  }

  private let entities: [Entity]
  private let names: [String: [String]]
  private let made = AtomicLazyReference<Contents>()

  /// The index of some entities, with more names of each by id.
  init(entities: [Entity], names: [String: [String]]) {
    self.entities = entities
    self.names = names
  }

  /// The index.
  var contents: Contents {
    made.load() ?? made.storeIfNil(Contents(entities: entities, names: names))
  }
}
