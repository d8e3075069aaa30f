import Synchronization

extension EntityRegister {
  /// The entity that a name, an alias, an id, a code of ISO 3166 in letters, or one of the World
  /// Bank or Our World in Data stands for, or else a name in another language. A code of another
  /// system needs the system in front, as in `cow:310`: see ``codes``.
  ///
  /// Case, accents, punctuation and blanks make no difference, nor does `Korea, Republic of` for
  /// `Republic of Korea`. Nothing is guessed: an unknown name returns suggestions, and one
  /// that means several entities, such as `Congo`, returns all of them.
  public func resolve(_ name: String) -> Match {
    let found = entities(named: name)
    return switch found.count {
    case 0: .none(suggestions: entities(withNamesLike: name))
    case 1: .one(found[0])
    default: .several(found)
    }
  }

  /// As ``resolve(_:)``, but a code of one system is understood before anything else: `AUS` is
  /// Austria in the letters of the Correlates of War.
  public func resolve(_ name: String, codes system: CodeSystem?) -> Match {
    let found = system.map { positions(of: name.trimmedOfBlanks, in: $0) } ?? []
    guard let first = found.first else { return resolve(name) }
    return found.count == 1 ? .one(entities[first]) : .several(found.map { entities[$0] })
  }

  /// All entities that a name, an alias, an id or a code stands for: none, one or several. Far
  /// faster than ``resolve(_:)`` for a name that is not known, since no similar name is looked for.
  public func entities(named name: String) -> [Entity] {
    guard name.utf8.count <= Self.longestName else { return [] }
    return positions(named: name).map { entities[$0] }
  }

  /// At most three entities with a name like one that is not known, the likest first. Compares with
  /// every name there is: so call it only for what a reader will see.
  public func entities(withNamesLike name: String) -> [Entity] {
    guard name.utf8.count <= Self.longestName else { return [] }
    return lookAlikes(of: name) ?? suggestions(for: FoldedName(name))
  }

  /// As ``resolve(_:)``, choosing by kind among several entities where exactly one has ever had it.
  ///
  /// For files that distinguish countries from territories. A name that means one entity returns
  /// that entity whatever its kind: a territory never answers for a country of another name.
  public func resolve(_ name: String, preferring kind: EntityKind?) -> Match {
    let found = entities(named: name, preferring: kind)
    return found.count == 1 ? .one(found[0]) : resolve(name)
  }

  /// As ``entities(named:)``, the one of a kind alone where exactly one of several has ever had it.
  public func entities(named name: String, preferring kind: EntityKind?) -> [Entity] {
    let found = entities(named: name)
    guard let kind, found.count > 1 else { return found }
    let fitting = found.filter { candidate in
      candidate.kind == kind || candidate.otherRoles.contains { $0.kind == kind }
    }
    return fitting.count == 1 ? fitting : found
  }

  /// The entities whose name a text is but for letters of other alphabets that look like Latin
  /// ones.
  private func lookAlikes(of name: String) -> [Entity]? {
    guard let latin = LookAlikeLetters.latin(name) else { return nil }
    let found = positions(named: latin)
    return found.isEmpty ? nil : found.map { entities[$0] }
  }

  /// Whether two names are one but for case, accents, punctuation and blanks.
  public static func isOneSpelling(_ one: String, _ other: String) -> Bool {
    FoldedName(one) == FoldedName(other)
  }

  /// More bytes than any name has, so that a cell of megabytes costs nothing.
  private static let longestName = 1000

  private func positions(named name: String) -> [Int] {
    let contents = index.contents
    let folded = FoldedName(name)
    if !aliases.isEmpty, let own = aliases.entity(named: folded).flatMap({ position(of: $0) }) {
      return [own]
    }
    let found = contents.byName[folded.text]
    if !found.isEmpty { return found }
    let code = name.trimmedOfBlanks
    if code.utf8.count <= 3 {
      let found = contents.byCode[code.uppercased()]
      if !found.isEmpty { return found }
    }
    let turned = FoldedName(turningRound: name).map { contents.byName[$0.text] } ?? []
    if !turned.isEmpty { return turned }
    let meanings = codes.meanings(of: code).filter { $0.system.isISOLetters }
    let known = Set(meanings.compactMap { position(of: $0.entity) }).sorted()
    if !known.isEmpty { return known }
    let qualified = positions(ofQualified: code)
    guard qualified.isEmpty else { return qualified }
    return translations.entities(named: folded).compactMap { position(of: $0) }.sorted()
  }
}

extension EntityRegister {
  /// What codes mean in which systems, in words: `Australia (ISO) or Austria (COW letters,
  /// Polity)`.
  package func describe(_ meanings: [EntityCode]) -> String {
    var order: [String] = []
    var systems: [String: [String]] = [:]
    for meaning in meanings {
      if systems[meaning.entity] == nil { order.append(meaning.entity) }
      if systems[meaning.entity]?.contains(meaning.system.title) != true {
        systems[meaning.entity, default: []].append(meaning.system.title)
      }
    }
    return order.map { id in
      "\(self[id: id]?.name ?? id) (\((systems[id] ?? []).joined(separator: ", ")))"
    }.joined(separator: " or ")
  }

  /// What a text means as a code that needs its system, and the option that names it: `310 is
  /// Hungary in COW; --codes cow`. Of systems that agree the first is named. `nil` where it is not
  /// a code.
  package func adviceOnCode(_ text: String) -> String? {
    var groups: [(system: CodeSystem, entities: [String])] = []
    for meaning in codes.meanings(of: text) {
      if let place = groups.firstIndex(where: { $0.system == meaning.system }) {
        groups[place].entities.append(meaning.entity)
      } else {
        groups.append((meaning.system, [meaning.entity]))
      }
    }
    let distinct = CodeSystem.allCases.compactMap { system in groups.first { $0.system == system } }
      .uniqued(by: \.entities)
    guard !distinct.isEmpty else { return nil }
    let meanings = distinct.map { group in
      group.entities.map { self[id: $0]?.name ?? $0 }.joined(separator: " or ")
        + " in \(group.system.title)"
    }
    return "\(text) is \(meanings.joined(separator: ", ")); "
      + CodeSystem.option(distinct.map(\.system))
  }

  private func positions(of code: String, in system: CodeSystem) -> [Int] {
    let ids = codes.meanings(of: code, in: system).map(\.entity)
    return Set(ids.compactMap { position(of: $0) }).sorted()
  }

  /// The positions of the entities that a code with its system in front stands for: `cow:310`.
  func positions(ofQualified text: String) -> [Int] {
    guard let colon = text.firstIndex(of: ":"),
      let system = CodeSystem(rawValue: text[..<colon].lowercased())
    else { return [] }
    return positions(of: String(text[text.index(after: colon)...]), in: system)
  }
}

extension CodeSystem {
  /// The option that names one of some systems: `--codes cow|gw`.
  package static func option(_ systems: [CodeSystem]) -> String {
    "--codes " + systems.uniqued().map(\.rawValue).joined(separator: "|")
  }
}

/// What the names and codes of entities mean. Many commands need none, so it is made when it is
/// needed first.
final class NameIndex: Sendable {
  /// The positions of entities by one of their names or codes.
  struct Positions: Sendable {
    private var first: [String: Int] = [:]
    private var several: [String: [Int]] = [:]

    /// All names, in no order.
    var names: some Sequence<String> { first.keys }

    /// The positions of a name, ascending.
    subscript(name: String) -> [Int] {
      several[name] ?? first[name].map { [$0] } ?? []
    }

    /// Adds the position of an entity, which none before exceeds; says whether it is new.
    fileprivate mutating func insert(_ position: Int, for name: String) -> Bool {
      guard let before = first[name] else {
        first[name] = position
        return true
      }
      let known = several[name] ?? [before]
      guard known.last != position else { return false }
      several[name] = known + [position]
      return true
    }
  }

  /// The index itself.
  final class Contents: Sendable {
    /// Positions by folded name.
    let byName: Positions
    /// Positions by id or ISO code, in capitals.
    let byCode: Positions
    /// The folded names of each entity, without repetition, by position.
    let foldedNames: [[FoldedName]]

    fileprivate init(entities: [Entity], names: [String: [String]]) {
      var byName = Positions()
      var byCode = Positions()
      foldedNames = entities.enumerated().map { position, entity in
        for code in [entity.id, entity.iso2, entity.iso3] {
          if let code { _ = byCode.insert(position, for: code.uppercased()) }
        }
        return ([entity.name] + (names[entity.id] ?? [])).map { FoldedName($0) }
          .filter { !$0.text.isEmpty && byName.insert(position, for: $0.text) }
      }
      self.byName = byName
      self.byCode = byCode
    }
  }

  private let entities: [Entity]
  private let names: [String: [String]]
  private let made = AtomicLazyReference<Contents>()

  /// The index of some entities, with more names of each by id.
  init(entities: [Entity], names: [String: [String]]) {
    self.entities = entities
    self.names = names
  }

  /// The index.
  var contents: Contents {
    made.load() ?? made.storeIfNil(Contents(entities: entities, names: names))
  }
}

/// Names of a user's own for entities. Each means its entity, whatever else the name
/// means without it.
public struct EntityAliases: Sendable, Hashable {
  /// One name.
  public struct Alias: Sendable, Hashable {
    /// The name, as the user writes it.
    public let name: String
    /// The id of the entity.
    public let entity: String

    /// Describes a name.
    public init(name: String, entity: String) {
      self.name = name
      self.entity = entity
    }
  }

  private var byFoldedName: [String: Alias] = [:]

  /// Some names; of two that are one spelling the last counts.
  public init(_ aliases: some Sequence<Alias> = []) {
    for alias in aliases { self[alias.name] = alias.entity }
  }

  /// All names, in the order of the alphabet.
  public var all: [Alias] { byFoldedName.sorted { $0.key < $1.key }.map(\.value) }

  /// Whether there is none.
  public var isEmpty: Bool { byFoldedName.isEmpty }

  /// The id of the entity that a name means. `nil` removes the name.
  public subscript(name: String) -> String? {
    get { entity(named: FoldedName(name)) }
    set {
      let key = FoldedName(name).text
      guard !key.isEmpty else { return }
      byFoldedName[key] = newValue.map { Alias(name: name, entity: $0) }
    }
  }

  func entity(named name: FoldedName) -> String? { byFoldedName[name.text]?.entity }
}
