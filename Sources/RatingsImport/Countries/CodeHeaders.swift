import FreedomModel

/// The usual headers of a column of country codes, and the system that each means.
enum CodeHeaders {
  /// What a header says of the codes under it.
  enum Kind: Sendable, Hashable {
    /// ISO 3166 in letters, or one that never contradicts it.
    case iso
    /// Another system, which the header names so clearly that its codes are read as that.
    case other(CodeSystem)
    /// Another system, perhaps: other files have numbers of their own under such a header.
    case perhaps(CodeSystem)
    /// Codes of a system that the header does not name.
    case unnamed

    /// Whether the header leaves no doubt of the system.
    var isSure: Bool {
      switch self {
      case .iso, .other: true
      case .perhaps, .unnamed: false
      }
    }
  }

  /// All headers known, the surest first.
  static let all: [String] = iso + unnamed + (others + uncertain).flatMap(\.headers)
  /// All known headers in the form that is compared, in the same order.
  static let keys = all.map(HeaderName.init)

  private static let iso = [
    "id", "iso3", "iso3c", "iso_a3", "iso3_code", "iso_3", "iso code 3", "country_iso3", "ccodealp",
    "alpha3", "alpha-3 code", "iso alpha-3", "iso_code", "iso", "iso2", "iso2c", "iso_a2",
    "iso2_code",
    "iso_2", "country_iso2", "alpha2", "alpha-2 code", "iso alpha-2", "wb_code", "wbcode",
  ]
  private static let unnamed = [
    "country code", "code", "ccode", "country abbreviation", "abbreviation",
  ]
  private static let others: [(system: CodeSystem, headers: [String])] = [
    (.vdemLetters, ["country_text_id", "vdem_letters"]),
    (.cowLetters, ["stateabb", "cowc", "cow_code_a", "cow_letters", "cow_abb", "state_abb"]),
    (.polity, ["scode", "p4c", "p5c", "polity_code", "p4n", "p5n", "polity_ccode"]),
    (.fips, ["fips", "fips104", "fips_code", "fips10", "fips_104"]),
    (
      .cow,
      ["cow", "cowcode", "cown", "cow_code_n", "ccodecow", "cow_number", "cow_num", "cow_id"]
    ),
    (.gw, ["gw", "gwcode", "gwno", "gwn", "gwid", "gwc", "gw_number"]),
    (
      .isoNumeric,
      ["iso_numeric", "iso3n", "iso_num", "iso_n", "isonumeric code", "m49", "m49 code", "un_code"]
    ),
    (.vdem, ["vdem_id", "ccodevdem"]),
    (.imf, ["imf", "imf_code", "ifs", "ifs_code", "weo country code"]),
  ]

  private static let uncertain: [(system: CodeSystem, headers: [String])] = [
    (.vdem, ["country_id"])
  ]

  /// What a header says of the codes under it, among the other headers of its row; `nil` where it
  /// names no codes.
  static func kind(of header: HeaderName, among headers: [HeaderName]) -> Kind? {
    guard let kind = kinds[header] else { return nil }
    guard case .unnamed = kind else { return kind }
    // The layouts of the World Bank and of Our World in Data.
    let isWorldBank =
      header == countryCode && headers.contains(countryName)
      && worldBank.contains(where: headers.contains)
    return isWorldBank || (header == code && headers.contains(entity)) ? .iso : kind
  }

  private static let kinds: [HeaderName: Kind] = {
    var kinds: [HeaderName: Kind] = [:]
    for header in unnamed { kinds[HeaderName(header)] = .unnamed }
    for (system, headers) in others {
      for header in headers { kinds[HeaderName(header)] = .other(system) }
    }
    for (system, headers) in uncertain {
      for header in headers { kinds[HeaderName(header)] = .perhaps(system) }
    }
    for header in iso { kinds[HeaderName(header)] = .iso }
    return kinds
  }()

  private static let countryCode = HeaderName("country code")
  private static let countryName = HeaderName("country name")
  private static let worldBank = [
    "indicator code", "indicator name", "series code", "series name",
  ].map(HeaderName.init)
  private static let code = HeaderName("code")
  private static let entity = HeaderName("entity")
}
