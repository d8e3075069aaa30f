import FreedomModel

extension EntityKind {
  /// The kind that a cell such as `c` or `t` stands for.
  init?(cell text: String) {
    switch text.trimmedOfBlanks.lowercased() {
    case "c", "country": self = .country
    case "t", "territory": self = .territory
    default: return nil
    }
  }

  /// The kind that a sheet's name or title speaks of; `nil` where it names both or neither.
  init?(title: String) {
    let words = title.lowercased()
    switch (words.contains("countr"), words.contains("territor")) {
    case (true, false): self = .country
    case (false, true): self = .territory
    default: return nil
    }
  }
}

extension ImportSession {
  /// Tells that a file lists an entity among the countries where it counts as a territory, or the
  /// other way round; the entity keeps its own kind.
  func reportKind(
    _ kind: EntityKind, of entity: Entity, editions: String, row: Int, column: Int
  ) {
    let other: EntityKind = kind == .country ? .territory : .country
    report(
      finding(
        .note, code: "kind-differs", row: row, column: column, value: entity.name,
        rule: "listed as a \(kind.rawValue) in \(editions), where it counts as a \(other.rawValue)",
        hint: "the figures are taken; the entity stays a \(other.rawValue)"))
  }
}
