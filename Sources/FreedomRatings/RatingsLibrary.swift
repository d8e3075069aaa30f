@_exported public import FreedomModel
internal import Platform
@_exported public import RatingsAnalysis
public import RatingsExport
public import RatingsStore
internal import Synchronization

/// Everything that can be asked of a database of ratings, with answers as values:
///
///     let library = try RatingsLibrary.open()
///     for point in try library.series(of: "NO", indicator: .civilLiberties) {
///       print(point.year, point.value)
///     }
public struct RatingsLibrary: Sendable {
  package let database: RatingsDatabase
  private let loaded: LoadedRegister

  let naming: EntityNaming

  /// The only source whose values are in the answers; `nil` where all current values are.
  public let source: Source?

  package init(
    database: RatingsDatabase, naming: EntityNaming = EntityNaming(), source: Source? = nil
  ) {
    self.database = database
    self.naming = naming
    self.source = source
    loaded = LoadedRegister(database, language: naming.language)
  }

  /// The same library with another way of naming entities: codes of another system in questions,
  /// names in another language in answers.
  public func naming(_ naming: EntityNaming) -> RatingsLibrary {
    naming == self.naming
      ? self : RatingsLibrary(database: database, naming: naming, source: source)
  }

  /// Opens a database. When there is none, it is built from the bundled datasets first.
  ///
  /// - Parameters:
  ///   - location: Where the database is; the usual place when left out.
  ///   - lockTimeout: How long to wait for another process. It also announces, in one line, that
  ///     this process waits, and that a database is being built.
  ///   - source: The number or file name of the only source whose values are wanted; `nil` for the
  ///     current values of all. See ``only(_:)``.
  /// - Returns: The library.
  /// - Throws: A `StoreError`, or a ``LibraryError`` when the bundled datasets are missing, or when
  ///   there is no such source or several.
  public static func open(
    at location: DatabaseLocation = DatabaseLocation(asked: nil),
    lockTimeout: LockTimeout = LockTimeout(), source: String? = nil
  ) throws -> RatingsLibrary {
    // An empty file belongs to someone else.
    if RatingsDatabase.holdsNothing(at: location.path),
      File.size(location.path) != 0
    {
      let datasets = Datasets(in: try DatasetsFolder.find())
      lockTimeout.announce("building \(location.path) from the bundled data")
      try datasets.build(databaseAt: location.path, lockTimeout: lockTimeout)
    }
    let library = RatingsLibrary(
      database: try RatingsDatabase(reading: location.path, lockTimeout: lockTimeout))
    return try source.map { try library.only(library.source($0)) } ?? library
  }

  /// Every entity with its names, codes and links. The database is read for it once, when it is
  /// first needed.
  public func register() throws -> EntityRegister { try loaded.register() }

  /// The entity that a name or a code stands for; an unknown or ambiguous one is a
  /// ``LibraryError``, and so is one that the one ``source`` has no values of.
  public func entity(_ name: String) throws -> Entity {
    if naming.codes == nil, let known = try loaded.entity(called: name) {
      return try checked(known)
    }
    let register = try register()
    switch register.resolve(name, codes: naming.codes) {
    case .one(let entity): return try checked(entity)
    case .several(let candidates):
      throw LibraryError.ambiguous(.entity, name, candidates: candidates.map(\.name))
    case .none(let suggestions):
      throw LibraryError.unknown(
        .entity, name, suggestions: suggestions.map(\.name),
        advice: try advice(on: name))
    }
  }
}

/// The register of a database, read when it is first needed and then kept.
///
/// It is not read on opening: its 4,300 rows take longer than all else that `freedom series` of one
/// country does.
private final class LoadedRegister: Sendable {
  private let database: RatingsDatabase
  private let language: NameLanguage
  private let loaded = Mutex<EntityRegister?>(nil)

  init(_ database: RatingsDatabase, language: NameLanguage) {
    self.database = database
    self.language = language
  }

  func register() throws -> EntityRegister {
    try loaded.withLock { register in
      if let register { return register }
      var read = try database.register()
      read.translations = .bundled
      if language != .freedomHouse {
        // A name that is not shown may be missing in another language; one that was requested may
        // not.
        let names = try Datasets(in: .find()).names()
        read.translations = EntityTranslations { names }
        read = read.named(in: language)
      }
      register = read
      return read
    }
  }

  /// One entity, without the register where the database answers alone.
  func entity(called name: String) throws -> Entity? {
    guard language == .freedomHouse, loaded.withLock({ $0 == nil }) else { return nil }
    return try database.entity(called: name)
  }
}

extension RatingsLibrary {
  /// The current values of one indicator in the editions wanted; those of the one ``source`` where
  /// only its values answer.
  ///
  /// - Parameters:
  ///   - indicator: What is measured.
  ///   - entities: Who is wanted, in this order; `nil` for all.
  ///   - years: Which editions are wanted.
  /// - Returns: One row an entity, one column an edition that has a value of an entity wanted.
  /// - Throws: A `StoreError`.
  public func panel(
    of indicator: Indicator, entities: [Entity]? = nil, years: YearChoice = YearChoice()
  ) throws -> Panel {
    let panel = try database.panel(of: indicator, entities: try entities ?? register().entities)
    return panel.keeping(
      columns: panel.editions.indices.filter { years.contains(panel.editions[$0]) })
  }

  /// The values of some indicators, of all entities in all editions, and which entity followed
  /// which: what answers such as `EditionCounts` and `Balance` are made from. Indicators that the
  /// database does not have are left out.
  ///
  /// - Throws: A `StoreError`.
  public func panels(of indicators: [String]) throws -> PanelSet {
    let catalog = try database.catalog()
    return PanelSet(
      try indicators.compactMap { catalog[$0] }.map { indicator in try panel(of: indicator) },
      links: try register().links)
  }

  /// How many people live in each entity, by calendar year.
  ///
  /// - Throws: A ``LibraryError`` where the database has no populations, or a `StoreError`.
  public func population() throws -> Population {
    let population = try database.population()
    guard !population.isEmpty else { throw LibraryError.noPopulation(in: database.path) }
    return population
  }

}

extension RatingsLibrary {
  /// How to cite what a result has values of, and this software.
  ///
  /// - Parameters:
  ///   - used: What the result has, such as `ResultTable.used`; all that the database has when left
  ///     out.
  ///   - version: The version of this software.
  ///   - accessed: The day on which the values were accessed.
  /// - Returns: The publications, then third parties that have some of the values, then this
  ///   software.
  /// - Throws: A `StoreError`.
  public func citations(
    of used: UsedSources? = nil, version: String, accessed: CalendarDate? = nil
  ) throws -> [Citation] {
    let used = try used ?? database.usedSources()
    let publications = try database.publications()
    return publications.filter { publication in
      used.editions.keys.contains { $0.publication == publication.id }
    }.map { Citation($0, editions: Array(used.editions.keys), accessed: accessed) }
      + Citation.thirdParties(in: used, of: publications, accessed: accessed)
      + [.software(version: version, accessed: accessed)]
  }

  /// What the database has of some publications, or of all.
  ///
  /// - Parameters:
  ///   - publications: The publications, by id or title; all when there are none.
  ///   - indicators: Only editions that have a value of one of these; all when there are none.
  ///   - editions: Only these editions, by the last year in the label; all when there are none.
  /// - Returns: What to cite.
  /// - Throws: A ``LibraryError`` for an unknown publication, or where nothing is left, or a
  ///   `StoreError`.
  public func usedSources(
    publications: [String] = [], indicators: [Indicator] = [], editions: [Int] = []
  ) throws -> UsedSources {
    let wanted = try publications.map { try publication($0).id }
    let published = indicators.flatMap { $0.isComputed ? $0.meanOf : [$0.id] }
    let all = try database.usedSources(indicators: indicators.isEmpty ? nil : published)
    let chosen = all.keeping { edition in
      (wanted.isEmpty || wanted.contains(edition.publication))
        && (editions.isEmpty || editions.contains(edition.year))
    }
    guard chosen.isEmpty else { return chosen }
    let known = all.keeping { wanted.isEmpty || wanted.contains($0.publication) }.editions.keys
    throw LibraryError.nothingToCite(known.min()?.label, known.max()?.label)
  }

  /// The publication that an id or a title stands for; an unknown one is a ``LibraryError``.
  public func publication(_ text: String) throws -> Publication {
    let publications = try database.publications()
    let (id, title) = (Publication.id(named: text), text.lowercased())
    if let found = publications.first(where: { $0.id == id || $0.title.lowercased() == title }) {
      return found
    }
    throw LibraryError.unknown(.publication, text, among: publications.map(\.id))
  }
}
