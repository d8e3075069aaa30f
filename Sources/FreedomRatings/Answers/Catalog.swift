public import FreedomModel
internal import RatingsStore

/// An entity with the editions that rate it, and the entities before and after it.
public struct ListedEntity: Sendable {
  /// The country or territory, with its codes.
  public let entity: Entity
  /// The first and the last edition with a value in any publication; `nil` when it was never rated.
  public let editions: ClosedRange<Int>?
  /// The ids of the entities before it, sorted.
  public let predecessors: [String]
  /// The ids of the entities after it, sorted.
  public let successors: [String]
  /// Every name that is understood: English ones, past and present, and the user's own.
  public let names: [String]
  /// Its codes in every system, by system and code.
  public let codes: [EntityCode]
}

/// An indicator with what the database has of it.
public struct CodebookEntry: Sendable {
  /// The indicator as declared, with scale and direction.
  public let indicator: Indicator
  /// The first and the last edition with a value.
  public let editions: ClosedRange<Int>?
  /// How its publication is cited.
  public let source: String?
  /// The title of its publication.
  public let publicationTitle: String?
  /// The names of the files that have values of it, in the order of import.
  public let files: [String]
  /// How far the values of these files are to be trusted, each grade once, the best first.
  public let trust: [SourceTrust]
}

/// One imported file, and how much of it is current.
public struct ImportedSource: Sendable {
  /// The imported file, with publication and editions.
  public let source: Source
  /// The years of its editions, oldest first.
  public let editions: [Int]
  /// How many values it has, marks of missing ones included.
  public let observations: Int
  /// How many of them are the current ones.
  public let current: Int
}

/// How much a database has.
public struct DatabaseFacts: Sendable {
  /// Countries and territories with observations.
  public let entities: Int
  /// Indicators with observations.
  public let indicators: Int
  /// Editions of all publications.
  public let editions: Int
  /// Imported files.
  public let sources: Int
  /// All observations, those of older sources included.
  public let observations: Int
  /// Observations that no newer source supersedes.
  public let currentObservations: Int
}

/// A name of the user's own for an entity.
public struct ListedAlias: Sendable {
  /// The name.
  public let name: String
  /// The country or territory that it means.
  public let entity: Entity
}

extension RatingsLibrary {
  /// The user's own names for entities that imports have kept, in the order of the alphabet.
  ///
  /// - Throws: A `StoreError`.
  public func aliases() throws -> [ListedAlias] {
    let register = try register()
    return register.aliases.all.compactMap { alias in
      register[id: alias.entity].map { ListedAlias(name: alias.name, entity: $0) }
    }
  }

  /// The entities that a query finds, or all.
  ///
  /// - Parameters:
  ///   - query: Part of a name, or a code.
  ///   - kind: Only countries or only territories.
  ///   - region: Only one region, of the present or the former grouping.
  /// - Returns: The entities; those that a query finds, best match first, else by id. Of one
  ///   ``source`` alone, those that it has values of.
  /// - Throws: A ``LibraryError`` for an unknown region, or a `StoreError`.
  public func entities(
    matching query: String? = nil, kind: EntityKind? = nil, region: String? = nil
  ) throws -> [ListedEntity] {
    if let region { _ = try self.region(region) }
    let register = try register()
    let spans = try database.editionSpans()
    let wanted = region?.lowercased()
    let codes = Dictionary(grouping: register.codes.all, by: \.entity)
    let aliases = Dictionary(grouping: register.aliases.all, by: \.entity)
      .mapValues { $0.map(\.name) }
    return (query.map(register.search) ?? register.entities).filter { entity in
      (kind == nil || entity.kind == kind) && (source == nil || spans[entity.id] != nil)
        && (wanted == nil || entity.region?.lowercased() == wanted
          || entity.formerRegion?.lowercased() == wanted)
    }.map { entity in
      ListedEntity(
        entity: entity, editions: spans[entity.id],
        predecessors: register.predecessors(of: entity.id).map(\.predecessor).sorted(),
        successors: register.successors(of: entity.id).map(\.successor).sorted(),
        names: ([entity.name] + (register.names[entity.id] ?? []) + (aliases[entity.id] ?? []))
          .uniqued(),
        codes: codes[entity.id] ?? [])
    }
  }

  /// The one entity that a name or a code means; `nil` where it means none or several.
  package func entity(meantBy name: String) throws -> Entity? {
    if case .one(let entity) = try register().resolve(name) { entity } else { nil }
  }

  /// The first and the last edition that rate an entity; `nil` when none does.
  package func editions(of entity: Entity) throws -> ClosedRange<Int>? {
    try database.editionSpans()[entity.id]
  }

  /// The years of the first and the last edition of all; `nil` without any.
  package func editionYears() throws -> ClosedRange<Int>? {
    let years = try database.editions().map(\.year)
    return years.min().flatMap { first in years.max().map { first...$0 } }
  }

  /// All indicators, or those whose id, label, description or oddities contain a query, in any
  /// case; where none does, those in which each of its words begins a word.
  ///
  /// - Throws: A `StoreError`.
  public func codebook(matching query: String? = nil) throws -> [CodebookEntry] {
    let spans = try database.indicatorSpans()
    let files = try database.indicatorFiles()
    let publications = Dictionary(
      try database.publications().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let indicators = try database.catalog().indicators
    return (query.map { Self.matching($0, indicators) } ?? indicators).map { indicator in
      let published = indicator.isComputed ? indicator.meanOf : [indicator.id]
      let read = published.flatMap { files[$0] ?? [] }
      return CodebookEntry(
        indicator: indicator,
        editions: spans[indicator.id] ?? indicator.meanOf.lazy.compactMap { spans[$0] }.first,
        source: publications[indicator.publication].map {
          $0.citation.isEmpty ? $0.title : $0.citation
        },
        publicationTitle: publications[indicator.publication]?.title,
        files: read.map(\.name).uniqued(), trust: Set(read.map(\.trust)).sorted())
    }
  }

  private static func matching(_ query: String, _ indicators: [Indicator]) -> [Indicator] {
    let wanted = query.lowercased()
    func texts(_ indicator: Indicator) -> [String] {
      ([indicator.id, indicator.label, indicator.description] + indicator.oddities)
        .map { $0.lowercased() }
    }
    func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }
    let found = indicators.filter { texts($0).contains { $0.contains(wanted) } }
    let wantedWords = words(wanted)
    guard found.isEmpty, !wantedWords.isEmpty else { return found }
    return indicators.filter { indicator in
      let known = texts(indicator).flatMap(words)
      return wantedWords.allSatisfy { wanted in known.contains { $0.hasPrefix(wanted) } }
    }
  }

  /// Every imported file, in the order of import; the one ``source`` where only its values answer.
  ///
  /// - Throws: A `StoreError`.
  public func sources() throws -> [ImportedSource] {
    try database.sources().filter { source == nil || $0.source.id == source?.id }.map {
      ImportedSource(
        source: $0.source, editions: $0.editions, observations: $0.observations,
        current: $0.current)
    }
  }

  /// The source with a number, a file name, or the name in a path.
  ///
  /// - Throws: A ``LibraryError`` when there is none or several, or a `StoreError`.
  public func source(_ text: String) throws -> Source {
    let sources = try database.files()
    if let number = Int(text), let found = sources.first(where: { $0.id == number }) {
      return found
    }
    let name = InputPaths.name(of: text).lowercased()
    let named = sources.filter { $0.file.lowercased() == name }
    if named.count == 1 { return named[0] }
    guard named.isEmpty else {
      throw LibraryError.ambiguous(
        .source, text, candidates: named.map { "\($0.id) (imported \($0.importedAt))" })
    }
    throw LibraryError.unknown(.source, text, sources: sources, name: name)
  }

  /// How much the database has.
  ///
  /// - Throws: A `StoreError`.
  public func facts() throws -> DatabaseFacts {
    let sources = try database.sources()
    return DatabaseFacts(
      entities: try register().entities.count, indicators: try database.catalog().indicators.count,
      editions: try database.editions().count, sources: sources.count,
      observations: sources.reduce(0) { $0 + $1.observations },
      currentObservations: sources.reduce(0) { $0 + $1.current })
  }
}

extension RatingsLibrary {
  /// What a word of the field means; an unknown one is a ``LibraryError``. No database is needed.
  public static func explanation(of word: String) throws -> Glossary.Entry {
    if let entry = Glossary.entry(for: word) { return entry }
    throw LibraryError.unknown(
      .word, word, suggestions: Similarity.nearest(to: word, among: Glossary.words))
  }
}

extension ResultTable {
  package init(_ entries: [Glossary.Entry], of word: String? = nil) {
    self.init(
      title: word ?? "Words",
      columns: [
        .init("term", .string, description: "The word"),
        .init("also", .string, description: "Other words and abbreviations for the same"),
        .init("meaning", .string, description: "What it means"),
        .init("see", .string, description: "Words that help to understand it"),
      ],
      rows: entries.map { entry in
        [
          .text(entry.term), ResultValue(orMissing: entry.others.joined(separator: ", ")),
          .text(entry.meaning), ResultValue(orMissing: entry.related.joined(separator: ", ")),
        ]
      })
  }
}
