import Synchronization

/// The codes of entities in every system, found by code.
public final class EntityCodes: Sendable {
  /// All codes, as the table has them.
  public let all: [EntityCode]
  private let index = AtomicLazyReference<Index>()

  private final class Index: Sendable {
    /// Positions in ``EntityCodes/all`` by code, as ``EntityCodes/key(_:)`` writes it.
    let positions: [String: [Int]]
    init(_ codes: [EntityCode]) {
      var positions: [String: [Int]] = [:]
      for (position, code) in codes.enumerated() {
        positions[EntityCodes.key(code.code), default: []].append(position)
      }
      self.positions = positions
    }
  }

  /// A table of codes.
  public init(_ all: [EntityCode]) { self.all = all }

  /// What a text means in each system that knows it, in the order of the table. Case, and noughts
  /// before a number, make no difference.
  public func meanings(of text: String) -> [EntityCode] {
    guard text.utf8.count <= Self.longest else { return [] }
    let index = index.load() ?? index.storeIfNil(Index(all))
    return (index.positions[Self.key(text)] ?? []).map { all[$0] }
  }

  /// What a text means in one system.
  public func meanings(of text: String, in system: CodeSystem) -> [EntityCode] {
    meanings(of: text).filter { $0.system == system }
  }

  /// Whether a text is written in digits alone.
  public static func isNumber(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// More bytes than any code has.
  private static let longest = 12

  private static func key(_ code: String) -> String {
    guard isNumber(code) else { return code.uppercased() }
    let digits = code.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }
}

/// A code that an entity has in one system.
public struct EntityCode: Sendable, Hashable {
  /// The id of the entity.
  public let entity: String
  /// The system.
  public let system: CodeSystem
  /// The code, in capitals; a number as the system writes it.
  public let code: String
  /// The years in which the code means this entity; open where it always does.
  public let years: YearSpan

  /// Describes a code.
  public init(entity: String, system: CodeSystem, code: String, years: YearSpan) {
    self.entity = entity
    self.system = system
    self.code = code
    self.years = years
  }
}

/// A list of codes of countries that others keep. One code can mean other countries in other
/// systems: `AUS` is Australia in ISO 3166 and Austria in the Correlates of War.
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

  /// Whether the system is ISO 3166 in letters, or one whose letters never mean another country
  /// than ISO's: such codes are understood without naming the system.
  public var isISOLetters: Bool {
    switch self {
    case .iso2, .iso3, .worldBank, .owid: true
    default: false
    }
  }
}
