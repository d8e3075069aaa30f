public import FreedomModel

extension CodeSystem {
  /// The systems whose codes can stand beside a country-year.
  public static let exported: [CodeSystem] = [.iso2, .iso3, .isoNumeric, .cow, .gw]

  /// The name of a column of such codes, such as `iso_numeric`.
  public var columnName: String { String(rawValue.map { $0 == "-" ? "_" : $0 }) }

  func value(of entity: Entity) -> ResultValue {
    switch self {
    case .iso2: ResultValue(entity.iso2)
    case .iso3: ResultValue(entity.iso3)
    case .isoNumeric: ResultValue(entity.isoNumeric)
    case .cow: ResultValue(entity.cow)
    case .gw: ResultValue(entity.gw)
    default: .missing
    }
  }

  var column: ResultTable.Column {
    switch self {
    case .iso2: .init(columnName, .string, description: "ISO 3166-1 alpha-2")
    case .iso3: .init(columnName, .string, description: "ISO 3166-1 or 3166-3 alpha-3")
    case .isoNumeric: .init(columnName, .string, description: "ISO 3166-1 numeric, three digits")
    case .cow: .init(columnName, .integer, description: "Correlates of War country number")
    case .gw: .init(columnName, .integer, description: "Gleditsch-Ward country number")
    default: .init(columnName, .string, description: title)
    }
  }
}
