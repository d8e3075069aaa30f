import Synchronization

/// The names of entities in the languages of ``NameLanguage``. Few commands need them, so they are
/// loaded when they are first needed.
public final class EntityTranslations: Sendable {
  /// A name of an entity in one language.
  public struct Name: Sendable, Hashable {
    /// The id of the entity.
    public let entity: String
    /// The language.
    public let language: NameLanguage
    /// The name, as people write it in that language.
    public let text: String
  }

  /// The columns that a table of names must have, in this order.
  public static let columns = ["id", "language", "name"]

  private let load: @Sendable () -> [Name]
  private let loaded = AtomicLazyReference<Contents>()
  /// The languages whose names are understood; `nil` for all.
  private let understood: Set<NameLanguage>?

  private final class Contents: Sendable {
    let all: [Name]
    /// Names by how they are folded.
    let names: [String: [Name]]
    init(_ all: [Name]) {
      self.all = all
      names = Dictionary(grouping: all) { FoldedName($0.text).text }
    }
  }

  /// Names from where `load` finds them; it is called once, or never.
  ///
  /// - Parameters:
  ///   - languages: The languages whose names are understood; all by default.
  ///   - load: Finds the names of all languages.
  public init(
    understanding languages: Set<NameLanguage>? = nil,
    _ load: @escaping @Sendable () -> [Name] = { [] }
  ) {
    understood = languages
    self.load = load
  }

  /// The same names, limited to some languages.
  public func understanding(_ languages: Set<NameLanguage>) -> EntityTranslations {
    EntityTranslations(understanding: languages) { self.all }
  }

  /// What a text is in any language, understood or not.
  package func meanings(of text: String) -> [Name] { contents.names[FoldedName(text).text] ?? [] }

  /// All names.
  public var all: [Name] { contents.all }

  /// The names of entities in one language, by id: the first of each.
  public func names(in language: NameLanguage) -> [String: String] {
    Dictionary(
      all.lazy.filter { $0.language == language }.map { ($0.entity, $0.text) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The ids of the entities that have a name in some language.
  func entities(named name: FoldedName) -> Set<String> {
    Set((contents.names[name.text] ?? []).filter(isUnderstood).map(\.entity))
  }

  private func isUnderstood(_ name: Name) -> Bool { understood?.contains(name.language) ?? true }

  /// The ids of the entities with a name that contains some words.
  func entities(withNamesContaining words: FoldedName) -> Set<String> {
    contents.names.reduce(into: []) { found, named in
      if FoldedName(folded: named.key).contains(words) {
        found.formUnion(named.value.filter(isUnderstood).map(\.entity))
      }
    }
  }

  private var contents: Contents { loaded.load() ?? loaded.storeIfNil(Contents(load())) }

  /// The names of a table with its header first.
  ///
  /// - Throws: A ``RegisterError`` for the first row that breaks a rule.
  public static func names(
    ofTable table: [[String]], called file: RegisterError.Table = .names
  ) throws(RegisterError) -> [Name] {
    guard table.first == columns else {
      throw RegisterError(
        table: file, row: 1, rule: "the columns are " + columns.joined(separator: ","))
    }
    var names: [Name] = []
    for (index, cells) in table.enumerated().dropFirst() {
      guard cells.count == 3, let language = NameLanguage(rawValue: cells[1]), !cells[2].isEmpty
      else {
        throw RegisterError(
          table: file, row: index + 1, rule: "an id, a known language and a name are needed")
      }
      names.append(Name(entity: cells[0], language: language, text: cells[2]))
    }
    return names
  }
}

/// A language in which entities have names, by its ISO 639-1 code; or Freedom House's own spelling.
public enum NameLanguage: String, Sendable, Hashable, CaseIterable {
  /// As Freedom House writes them.
  case freedomHouse = "fh"
  /// English with accents, as people write it: Türkiye, Côte d'Ivoire.
  case english = "en"
  case arabic = "ar"
  case german = "de"
  case spanish = "es"
  case persian = "fa"
  case french = "fr"
  case hindi = "hi"
  case indonesian = "id"
  case italian = "it"
  case japanese = "ja"
  case korean = "ko"
  case dutch = "nl"
  case polish = "pl"
  case portuguese = "pt"
  case russian = "ru"
  case swahili = "sw"
  case turkish = "tr"
  case ukrainian = "uk"
  case chinese = "zh"

  /// The English name of the language; of Freedom House's spelling that.
  package var title: String {
    switch self {
    case .freedomHouse: "Freedom House's spelling"
    case .english: "English"
    case .arabic: "Arabic"
    case .german: "German"
    case .spanish: "Spanish"
    case .persian: "Persian"
    case .french: "French"
    case .hindi: "Hindi"
    case .indonesian: "Indonesian"
    case .italian: "Italian"
    case .japanese: "Japanese"
    case .korean: "Korean"
    case .dutch: "Dutch"
    case .polish: "Polish"
    case .portuguese: "Portuguese"
    case .russian: "Russian"
    case .swahili: "Swahili"
    case .turkish: "Turkish"
    case .ukrainian: "Ukrainian"
    case .chinese: "Chinese"
    }
  }
}

/// How entities are named, in what is asked and in what is answered.
public struct EntityNaming: Sendable, Hashable {
  /// The system in which a code is understood before anything else; `nil` for the codes that need
  /// none.
  public var codes: CodeSystem?
  /// The language of names in answers. An entity without a name in it keeps Freedom House's.
  public var language: NameLanguage

  /// A way of naming; the usual one when nothing is chosen.
  public init(codes: CodeSystem? = nil, language: NameLanguage = .freedomHouse) {
    self.codes = codes
    self.language = language
  }
}

extension EntityRegister {
  /// The same register with entities called by their names in a language. Their other names still
  /// count for them.
  public func named(in language: NameLanguage) -> EntityRegister {
    let local = translations.names(in: language)
    guard !local.isEmpty else { return self }
    var names = names
    let entities = entities.map { entity in
      guard let name = local[entity.id] else { return entity }
      names[entity.id, default: []].append(entity.name)
      return entity.named(name)
    }
    var register = EntityRegister(
      entities: entities, names: names, links: links, codes: codes.all, translations: translations)
    register.aliases = aliases
    return register
  }
}

extension Entity {
  fileprivate func named(_ name: String) -> Entity {
    Entity(
      id: id, name: name, kind: kind, otherRoles: otherRoles, iso2: iso2, iso3: iso3,
      isoNumeric: isoNumeric, cow: cow, gw: gw, lives: lives, region: region,
      formerRegion: formerRegion)
  }
}
