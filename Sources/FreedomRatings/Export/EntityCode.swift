internal import FreedomModel

/// Codes of entities that stand beside a country-year.
public enum EntityCode: String, Sendable, CaseIterable {
  /// ISO 3166-1 alpha-2.
  case iso2
  /// ISO 3166-1 alpha-3, or 3166-3 for former states.
  case iso3
  /// ISO 3166-1 numeric, three digits.
  case isoNumeric = "iso_numeric"
  /// The number of the Correlates of War project.
  case cow
  /// The number of Gleditsch and Ward.
  case gw

  func value(of entity: Entity) -> ResultValue {
    switch self {
    case .iso2: ResultValue(entity.iso2)
    case .iso3: ResultValue(entity.iso3)
    case .isoNumeric: ResultValue(entity.isoNumeric)
    case .cow: ResultValue(entity.cow)
    case .gw: ResultValue(entity.gw)
    }
  }

  var column: ResultTable.Column {
    switch self {
    case .iso2: .init(rawValue, .string, description: "ISO 3166-1 alpha-2")
    case .iso3: .init(rawValue, .string, description: "ISO 3166-1 or 3166-3 alpha-3")
    case .isoNumeric: .init(rawValue, .string, description: "ISO 3166-1 numeric, three digits")
    case .cow: .init(rawValue, .integer, description: "Correlates of War country number")
    case .gw: .init(rawValue, .integer, description: "Gleditsch-Ward country number")
    }
  }
}
