package import FreedomModel
internal import Platform
public import RatingsStore

/// Which file the database is, and why.
public struct DatabaseLocation: Sendable, Hashable {
  /// The file's path.
  public let path: String
  /// What named it: `--database`, a variable's name, the file of the settings, or `default`.
  public let origin: String

  /// The path requested, else `FREEDOM_DATABASE`, else the one configured, else the place for data
  /// of the XDG base directories.
  ///
  /// - Parameters:
  ///   - asked: A path that the user names now.
  ///   - configured: A path that the user has written down, and where.
  public init(asked: String?, configured: (path: String, origin: String)? = nil) {
    if let asked {
      path = asked
      origin = "--database"
    } else if let named = Environment.variable("FREEDOM_DATABASE") {
      path = named
      origin = "FREEDOM_DATABASE"
    } else if let configured {
      (path, origin) = configured
    } else if let data = Environment.variable("XDG_DATA_HOME") {
      path = data + "/freedom-ratings/ratings.sqlite"
      origin = "XDG_DATA_HOME"
    } else {
      path = (Environment.variable("HOME") ?? ".") + "/.local/share/freedom-ratings/ratings.sqlite"
      origin = "default"
    }
  }
}

// What concerns the database as a file.

extension RatingsLibrary {
  /// Removes a source and all that came from it.
  ///
  /// - Parameters:
  ///   - name: The source's number, or the name of its file.
  ///   - location: Where the database is.
  ///   - lockTimeout: How long to wait for another process.
  ///   - watch: Called regularly; when it throws, nothing is removed.
  /// - Returns: The number of the source that was removed.
  /// - Throws: A ``LibraryError`` when there is no such source or several, a `StoreError`, or what
  ///   `watch` throws.
  @discardableResult
  public static func removeSource(
    _ name: String, at location: DatabaseLocation, lockTimeout: LockTimeout = LockTimeout(),
    watch: @escaping () throws -> Void = {}
  ) throws -> Int {
    if RatingsDatabase.holdsNothing(at: location.path) {
      throw StoreError(.missing, path: location.path, message: "there is no such database")
    }
    func remove(_ number: Int) throws -> Bool {
      try RatingsDatabase.removeSource(
        number, fromDatabaseAt: location.path, lockTimeout: lockTimeout, watch: watch)
    }
    if let number = Int(name), try remove(number) { return number }
    let library = RatingsLibrary(
      database: try RatingsDatabase(reading: location.path, lockTimeout: lockTimeout))
    let source = try library.source(name)
    guard try remove(source.id) else { throw LibraryError.unknown(.source, name, suggestions: []) }
    return source.id
  }

  package static func health(
    at location: DatabaseLocation, lockTimeout: LockTimeout = LockTimeout()
  ) throws -> [HealthCheck] {
    try RatingsDatabase.health(ofDatabaseAt: location.path, lockTimeout: lockTimeout)
  }

  package static func isDatabase(at path: String) -> Bool { RatingsDatabase.isDatabase(at: path) }

  package func query(
    _ sql: String, seconds: Double? = nil, begin: (_ names: [String]) throws -> Void,
    _ body: (_ row: [ResultValue]) throws -> QueryStep
  ) throws {
    try database.query(sql, seconds: seconds, begin: begin, body)
  }

  package func copyOfDatabase() throws -> [UInt8] { try database.copy() }
}

extension [HealthCheck] {
  /// Whether nothing is wrong; what could not be looked at does not count.
  package var areSound: Bool { allSatisfy { $0.holds != false } }
}
