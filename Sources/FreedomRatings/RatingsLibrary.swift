@_exported public import FreedomModel
@_exported public import RatingsAnalysis
public import RatingsStore
internal import Synchronization
internal import Platform

/// Everything that can be asked of a database of ratings, with answers as values:
///
///     let library = try RatingsLibrary.open()
///     for point in try library.series(of: "NO", indicator: .civilLiberties) {
///       print(point.year, point.value)
///     }
public struct RatingsLibrary: Sendable {
  package let database: RatingsDatabase
  private let loaded: LoadedRegister

  package init(database: RatingsDatabase) {
    self.database = database
    loaded = LoadedRegister(database)
  }

  /// Opens a database. When there is none, it is built from the bundled datasets first.
  ///
  /// - Parameters:
  ///   - location: Where the database is; the usual place when left out.
  ///   - lockTimeout: How long to wait for another process. It also announces, in one line, that
  ///     this process waits, and that a database is being built.
  /// - Returns: The library.
  /// - Throws: A `StoreError`, or a ``LibraryError`` when the bundled datasets are missing.
  public static func open(
    at location: DatabaseLocation = DatabaseLocation(asked: nil),
    lockTimeout: LockTimeout = LockTimeout()
  ) throws -> RatingsLibrary {
    // An empty file is somebody else's.
    if RatingsDatabase.holdsNothing(at: location.path),
      File.size(location.path) != 0
    {
      let datasets = Datasets(in: try DatasetsFolder.find())
      lockTimeout.announce("building \(location.path) from the bundled figures")
      try datasets.build(databaseAt: location.path, lockTimeout: lockTimeout)
    }
    return RatingsLibrary(
      database: try RatingsDatabase(reading: location.path, lockTimeout: lockTimeout))
  }

  /// Every entity with its names, codes and links. The database is read for it once, when it is
  /// first needed.
  public func register() throws -> EntityRegister { try loaded.register() }

  /// The entity that a name or a code stands for; an unknown or ambiguous one is a
  /// ``LibraryError``.
  public func entity(_ name: String) throws -> Entity {
    if let known = try loaded.entity(called: name) { return known }
    let register = try register()
    switch register.resolve(name) {
    case .one(let entity): return entity
    case .several(let candidates):
      throw LibraryError.ambiguous(.entity, name, candidates: candidates.map(\.name))
    case .none(let suggestions):
      throw LibraryError.unknown(
        .entity, name, suggestions: suggestions.map(\.name),
        meanings: register.codes.meanings(of: name).map { code in
          "\(code.system.rawValue):\(code.code) (\(register[id: code.entity]?.name ?? code.entity))"
        })
    }
  }

  /// The indicator that an id or a label stands for; an unknown one is a ``LibraryError``.
  public func indicator(_ text: String) throws -> Indicator {
    if let known = Indicator.freedomHouse.first(where: { $0.id == text }) { return known }
    let catalog = try database.catalog()
    if let found = catalog.find(text) { return found }
    throw LibraryError.unknown(
      .indicator, text,
      suggestions: Similarity.nearest(to: text, among: catalog.indicators.map(\.id)))
  }
}

/// The register of a database, read when it is first needed and then kept.
///
/// It is not read on opening: its 4,300 rows take longer than all else that `freedom series` of one
/// country does.
private final class LoadedRegister: Sendable {
  private let database: RatingsDatabase
  private let loaded = Mutex<EntityRegister?>(nil)

  init(_ database: RatingsDatabase) { self.database = database }

  func register() throws -> EntityRegister {
    try loaded.withLock { register in
      if let register { return register }
      let read = try database.register()
      register = read
      return read
    }
  }

  /// One entity, without the register where the database answers alone.
  func entity(called name: String) throws -> Entity? {
    try loaded.withLock { $0 == nil } ? database.entity(called: name) : nil
  }
}
