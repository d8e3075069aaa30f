public import FreedomModel
public import RatingsStore

/// Everything that can be asked of a database of ratings: the same answers that the command line
/// gives, as result tables, panels and series.
///
///     let library = try RatingsLibrary.open()
///     let kazakhstan = try library.entity("Kazakhstan")
///     print(try library.profile(of: kazakhstan, edition: 2009).rows)
public struct RatingsLibrary: Sendable {
  /// The database.
  package let database: RatingsDatabase

  /// Uses a database that is open.
  package init(database: RatingsDatabase) {
    self.database = database
  }

  /// Every entity and every name of one, read from the database each time it is asked for.
  public var register: EntityRegister {
    get throws { try database.register() }
  }

  /// Opens the database at a place, the usual one unless told otherwise. When there is none, it is
  /// built from the bundled figures first.
  ///
  /// - Parameters:
  ///   - location: Where the database is.
  ///   - lockTimeout: How long to wait for another process. Is told, in one line, when one has to be
  ///     waited for, and when the database has to be built.
  /// - Returns: The library.
  /// - Throws: A `StoreError`, or a ``DatasetsError`` when the bundled figures are not there.
  public static func open(
    at location: DatabaseLocation = DatabaseLocation(asked: nil),
    lockTimeout: LockTimeout = LockTimeout()
  ) throws -> RatingsLibrary {
    // An empty file is somebody else's.
    if try RatingsDatabase.holdsNothing(at: location.path, lockTimeout: lockTimeout),
      Surroundings.size(of: location.path) != 0
    {
      let datasets = Datasets(in: try DatasetsFolder.find())
      lockTimeout.announce("building \(location.path) from the bundled figures")
      try datasets.build(databaseAt: location.path, lockTimeout: lockTimeout)
    }
    return RatingsLibrary(
      database: try RatingsDatabase(reading: location.path, lockTimeout: lockTimeout))
  }

  /// The entity that a name stands for; an unknown or ambiguous one is an ``UnknownName``.
  public func entity(_ name: String) throws -> Entity {
    if let known = try database.entity(called: name) { return known }
    let register = try register
    switch register.resolve(name) {
    case .one(let entity): return entity
    case .several(let candidates):
      throw UnknownName(
        kind: .entity, name: name, isAmbiguous: true,
        suggestions: candidates.map(\.name))
    case .none(let suggestions):
      throw UnknownName(
        kind: .entity, name: name, isAmbiguous: false,
        suggestions: suggestions.map(\.name),
        meanings: register.codes.meanings(of: name).map { code in
          "\(code.system.rawValue):\(code.code) (\(register[id: code.entity]?.name ?? code.entity))"
        })
    }
  }

  /// The indicator that a text stands for; an unknown one is an ``UnknownName``.
  public func indicator(_ text: String) throws -> Indicator {
    if let known = Indicator.freedomHouse.first(where: { $0.id == text }) { return known }
    let catalog = try database.catalog()
    if let found = catalog.find(text) { return found }
    throw UnknownName(
      kind: .indicator, name: text, isAmbiguous: false,
      suggestions: Similarity.nearest(to: text, among: catalog.indicators.map(\.id)))
  }
}
