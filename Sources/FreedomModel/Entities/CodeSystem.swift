/// A list of codes of countries that others keep. One code can mean other countries in other systems:
/// `AUS` is Australia in ISO 3166 and Austria in the Correlates of War.
public enum CodeSystem: String, Sendable, Hashable, CaseIterable {
  /// ISO 3166-1 alpha-2, and the codes of former states.
  case iso2
  /// ISO 3166-1 alpha-3, and the codes of ISO 3166-3 for former states.
  case iso3
  /// ISO 3166-1 numeric, three digits.
  case isoNumeric = "iso-numeric"
  /// The numbers of the Correlates of War project.
  case cow
  /// The letters of the Correlates of War project (`stateabb`).
  case cowLetters = "cow-letters"
  /// The numbers of Gleditsch and Ward, and their letters.
  case gw
  /// FIPS 10-4.
  case fips
  /// The numbers of V-Dem (`country_id`).
  case vdem
  /// The letters of V-Dem (`country_text_id`).
  case vdemLetters = "vdem-letters"
  /// The letters of Polity5 (`scode`), and its numbers (`ccode`).
  case polity
  /// The letters of the World Bank, old ones too.
  case worldBank = "world-bank"
  /// The codes of Our World in Data.
  case owid
  /// The numbers of the International Monetary Fund, and its own letters.
  case imf

  /// What people call the system, as in "Austria (COW letters)".
  public var title: String {
    switch self {
    case .iso2, .iso3: "ISO"
    case .isoNumeric: "ISO numbers"
    case .cow: "COW"
    case .cowLetters: "COW letters"
    case .gw: "Gleditsch-Ward"
    case .fips: "FIPS"
    case .vdem: "V-Dem numbers"
    case .vdemLetters: "V-Dem"
    case .polity: "Polity"
    case .worldBank: "World Bank"
    case .owid: "Our World in Data"
    case .imf: "IMF"
    }
  }

  /// Whether the system is ISO 3166 in letters, or one whose letters never mean another country than
  /// ISO's: such codes are understood without naming the system.
  public var isISOLetters: Bool {
    switch self {
    case .iso2, .iso3, .worldBank, .owid: true
    default: false
    }
  }
}
