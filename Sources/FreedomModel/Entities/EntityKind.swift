/// Whether Freedom House lists an entity among the countries or among the territories.
public enum EntityKind: String, Sendable, Hashable, CaseIterable {
  /// An independent country.
  case country
  /// A related or disputed territory.
  case territory
}

extension EntityKind? {
  /// Those meant, in words; `nil` is both kinds.
  package var plural: String {
    switch self {
    case .country: "countries"
    case .territory: "territories"
    case nil: "countries and territories"
    }
  }
}
