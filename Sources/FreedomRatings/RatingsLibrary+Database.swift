package import FreedomModel
public import RatingsStore

// What concerns the database as a file.

extension RatingsLibrary {
  /// Removes a source and all that came from it.
  ///
  /// - Parameters:
  ///   - number: The source's number.
  ///   - location: Where the database is.
  ///   - lockTimeout: How long to wait for another process.
  ///   - watch: Called now and then; when it throws, nothing is removed.
  /// - Returns: Whether there was such a source.
  /// - Throws: A `StoreError`, or what `watch` throws.
  public static func removeSource(
    _ number: Int, at location: DatabaseLocation, lockTimeout: LockTimeout = LockTimeout(),
    watch: @escaping () throws -> Void = {}
  ) throws -> Bool {
    if RatingsDatabase.holdsNothing(at: location.path) {
      throw StoreError(.missing, path: location.path, message: "there is no such database")
    }
    return try RatingsDatabase.removeSource(
      number, fromDatabaseAt: location.path, lockTimeout: lockTimeout, watch: watch)
  }

  /// Checks a database of unknown health, and changes nothing.
  package static func health(
    at location: DatabaseLocation, lockTimeout: LockTimeout = LockTimeout()
  ) throws -> [HealthCheck] {
    try RatingsDatabase.health(ofDatabaseAt: location.path, lockTimeout: lockTimeout)
  }

  /// Whether a file is a database, of this program or another.
  package static func isDatabase(at path: String) -> Bool { RatingsDatabase.isDatabase(at: path) }

  /// Runs a SELECT; see `RatingsDatabase.query`.
  package func query(
    _ sql: String, seconds: Double? = nil, begin: (_ names: [String]) throws -> Void,
    _ body: (_ row: [ResultValue]) throws -> QueryStep
  ) throws {
    try database.query(sql, seconds: seconds, begin: begin, body)
  }

  /// The bytes of a copy of the database.
  package func copyOfDatabase() throws -> [UInt8] { try database.copy() }
}

extension [HealthCheck] {
  /// Whether nothing is wrong; what could not be looked at does not count.
  package var areSound: Bool { allSatisfy { $0.holds != false } }
}
