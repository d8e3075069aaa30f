import FreedomModel

/// The columns of a user's own file that say the country of a row: names, and codes.
struct CountryColumns: Sendable, Equatable {
  /// A column of codes.
  struct Codes: Sendable, Equatable {
    let column: Int
    /// What its header says of them; `nil` where it says nothing.
    let kind: CodeHeaders.Kind?
  }

  /// The columns of names, the one that counts first. A column without a header of its own kind may
  /// contain codes too, as a column `country` does.
  private(set) var names: [Int] = []
  /// The column of codes.
  private(set) var codes: Codes?
  /// A second column of codes, where there are no names to check the first by.
  private(set) var check: Codes?
  /// Whether the user named the column: then no other column of names counts.
  private(set) var isMapped = false

  /// The usual headers of a column of countries.
  static let nameHeaders = [
    "country", "country/territory", "country or territory", "country name", "name", "entity",
    "territory", "land", "state", "nation", "pays", "país", "countries", "cname", "economy",
    "country or area", "country/region", "statenme", "state name", "country_en", "en_country",
  ]
  private static let nameKeys = nameHeaders.map(HeaderName.init)

  /// Finds the columns in a header row; `nil` where none says the country of a row.
  ///
  /// - Parameters:
  ///   - headers: The header row.
  ///   - mapped: The column that the user named.
  ///   - excluded: Columns that the user assigned to something else.
  ///   - system: The system of codes that the user named.
  init?(headers: [HeaderName], mapped: Int?, excluded: Set<Int>, system: CodeSystem?) {
    let free = headers.indices.filter { !excluded.contains($0) }
    let first = Dictionary(free.map { (headers[$0], $0) }) { first, _ in first }
    var names = Self.nameKeys.compactMap { first[$0] }
    var kinds: [(column: Int, kind: CodeHeaders.Kind)] = CodeHeaders.keys.compactMap { key in
      first[key].flatMap { column in
        CodeHeaders.kind(of: headers[column], among: headers).map { (column, $0) }
      }
    }
    // The order is that of the list; what is sure to be ISO, or another system, comes first.
    kinds =
      kinds.filter { $0.kind == .iso } + kinds.filter { $0.kind != .iso && $0.kind.isSure }
      + kinds.filter { !$0.kind.isSure }
    if let mapped {
      isMapped = true
      if let known = kinds.first(where: { $0.column == mapped }) {
        codes = Codes(column: mapped, kind: known.kind)
      } else {
        names.removeAll { $0 == mapped }
        if system != nil, !Self.isName(headers[mapped]) {
          codes = Codes(column: mapped, kind: nil)
        } else {
          names = [mapped]
        }
      }
    }
    if codes == nil {
      codes = Self.best(of: kinds, for: system).map { Codes(column: $0.column, kind: $0.kind) }
    }
    if system != nil, codes == nil, let first = names.first {
      codes = Codes(column: first, kind: nil)
      names.removeFirst()
    }
    self.names = names
    if names.isEmpty {
      guard let codes else { return nil }
      check = kinds.first { $0.column != codes.column && $0.kind.isSure }
        .map { Codes(column: $0.column, kind: $0.kind) }
    }
  }

  private static func isName(_ header: HeaderName) -> Bool {
    nameKeys.contains(header)
  }

  /// The column of codes that counts: where the user named a system, one of it, or one whose header
  /// does not speak of another.
  private static func best(
    of kinds: [(column: Int, kind: CodeHeaders.Kind)], for system: CodeSystem?
  ) -> (column: Int, kind: CodeHeaders.Kind)? {
    guard let system else { return kinds.first }
    return kinds.first {
      $0.kind == .other(system) || $0.kind == .perhaps(system)
        || ($0.kind == .iso && system.isISOLetters)
    } ?? kinds.first { $0.kind == .unnamed }
  }

  /// The column that findings name.
  var shown: Int { codes?.column ?? names.first ?? 0 }
  /// All of them.
  var all: [Int] { names + [codes, check].compactMap { $0?.column } }
}

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
