import FreedomModel

/// Under which names a person's own file has each entity, and from which row on.
struct EntitySpellings {
  private struct Use {
    let row: Int
    let name: String
  }

  /// How many changes of name are kept for each entity: a file that goes to and fro between two names
  /// a hundred thousand times needs no more to be understood.
  private static let limit = 1000

  private var uses: [String: [Use]] = [:]
  /// Whether an entity has more than one name.
  private(set) var areSeveral = false

  /// Takes the name that a row gives an entity; gives its first name where this one is new beside it.
  mutating func add(_ name: String, of entity: String, row: Int) -> String? {
    guard let known = uses[entity], let first = known.first, let last = known.last else {
      uses[entity] = [Use(row: row, name: name)]
      return nil
    }
    guard last.name != name, !EntityRegister.isOneSpelling(last.name, name) else { return nil }
    let isNew = !known.contains { EntityRegister.isOneSpelling($0.name, name) }
    if known.count < Self.limit { uses[entity]?.append(Use(row: row, name: name)) }
    areSeveral = true
    return isNew ? first.name : nil
  }

  /// The name that an entity had in a row; `nil` where it is not known.
  func name(of entity: String, inRow row: Int) -> String? {
    uses[entity]?.last { $0.row <= row }?.name
  }
}
