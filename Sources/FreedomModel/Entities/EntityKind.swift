/// Whether Freedom House lists an entity among the countries or among the territories.
public enum EntityKind: String, Sendable, Hashable, CaseIterable {
  /// An independent country.
  case country
  /// A related or disputed territory.
  case territory
}
