import ArgumentParser
import FreedomModel

/// Countries, territories, or both.
enum KindChoice: String, NamedChoice {
  case country
  case territory
  case all

  /// The kind wanted; `nil` for both.
  var kind: EntityKind? { EntityKind(rawValue: rawValue) }
}
