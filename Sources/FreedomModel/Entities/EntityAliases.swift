/// Names of a user's own for entities. Each means its entity, whatever else the name
/// means without it.
public struct EntityAliases: Sendable, Hashable {
  /// One name.
  public struct Alias: Sendable, Hashable {
    /// The name, as the user writes it.
    public let name: String
    /// The id of the entity.
    public let entity: String

    /// Describes a name.
    public init(name: String, entity: String) {
      self.name = name
      self.entity = entity
    }
  }

  private var byFoldedName: [String: Alias] = [:]

  /// Some names; of two that are one spelling the last counts.
  public init(_ aliases: some Sequence<Alias> = []) {
    for alias in aliases { self[alias.name] = alias.entity }
  }

  /// All names, in the order of the alphabet.
  public var all: [Alias] { byFoldedName.sorted { $0.key < $1.key }.map(\.value) }

  /// Whether there is none.
  public var isEmpty: Bool { byFoldedName.isEmpty }

  /// The id of the entity that a name means. `nil` removes the name.
  public subscript(name: String) -> String? {
    get { entity(named: FoldedName(name)) }
    set {
      let key = FoldedName(name).text
      guard !key.isEmpty else { return }
      byFoldedName[key] = newValue.map { Alias(name: name, entity: $0) }
    }
  }

  func entity(named name: FoldedName) -> String? { byFoldedName[name.text]?.entity }
}
