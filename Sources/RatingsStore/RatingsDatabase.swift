internal import Platform
internal import SQLite

/// A database of ratings: opened for reading, or for writing by `import` alone.
package struct RatingsDatabase: Sendable {
  /// The file.
  package let path: String
  let connection: Connection

  /// Opens an existing database for reading; nothing can be written through it.
  ///
  /// A file that is missing, not ours, newer than this program or damaged is a ``StoreError``.
  /// An import that was broken off is taken back first.
  package init(reading path: String, lockTimeout: LockTimeout = LockTimeout()) throws {
    try self.init(path: path, readOnly: true, lockTimeout)
    try reading(requireSound)
  }

  /// Opens a database for writing; one that does not exist is made by the first import.
  ///
  /// Trouble is a ``StoreError``.
  package init(writing path: String, lockTimeout: LockTimeout = LockTimeout()) throws {
    try self.init(path: path, readOnly: false, lockTimeout)
  }

  /// Whether a database of SQLite lies at a path, whoever made it.
  package static func isDatabase(at path: String) -> Bool {
    switch FileKind(ofFileAt: path) {
    case .database, .unfilled: true
    case .missing, .directory, .empty, .unreadable, .begun, .other: false
    }
  }

  /// Opens a database as it is, of whatever health; nothing is taken back, and nothing written.
  init(inspecting path: String, _ lockTimeout: LockTimeout) throws {
    try self.init(path: path, readOnly: true, lockTimeout, takesBack: false)
  }

  private init(
    path: String, readOnly: Bool, _ lockTimeout: LockTimeout, takesBack: Bool = true
  ) throws {
    self.path = path
    if takesBack { try Self.takeBackAbandonedImport(at: path, lockTimeout) }
    var kind = FileKind(ofFileAt: path)
    if case .missing = kind, !readOnly {
      try NewDatabase.make(at: path)
      kind = FileKind(ofFileAt: path)
    }
    switch kind {
    case .missing where readOnly:
      throw StoreError(
        .missing, path: path, message: "there is no such database",
        hint: "'freedom import' makes one, or name another file with --database")
    case .unreadable where readOnly:
      throw StoreError(
        .inputOutput, path: path, message: "this file cannot be read",
        hint: "check the permissions of the file")
    case .directory:
      throw StoreError(
        .notOurs, path: path, message: "this is a folder, not a database",
        hint: "name a file with --database")
    case .empty where readOnly:
      throw StoreError(
        .notOurs, path: path, message: "this file is empty, not a database",
        hint: "remove it, or name another file with --database")
    case .other:
      throw StoreError(
        .notOurs, path: path, message: "this file is not a database",
        hint: "name another file with --database")
    case .missing, .empty, .unreadable, .database, .begun, .unfilled: break
    }
    connection = try Self.open(path, readOnly ? .readOnly : .readWrite, lockTimeout)
    switch kind {
    case .database(let application, let version, let hasRoom):
      try check(application: application, version: version, hasRoom: hasRoom)
    case .begun, .unfilled:
      let (application, version) = try reading { db in
        (
          try db.integer("PRAGMA application_id") ?? 0,
          try db.integer("PRAGMA user_version") ?? 0
        )
      }
      // Another process may have taken back what it had begun in an empty file.
      if !readOnly, version == 0, try reading(Self.isWithoutTables) { break }
      if application == Schema.applicationID, version == 0 {
        throw StoreError(
          .missing, path: path, message: "nothing has been imported into this database yet",
          hint: "'freedom import' fills it, or name another file with --database")
      }
      try check(application: application, version: version, hasRoom: true)
    case .missing, .empty, .unreadable, .directory, .other: break
    }
  }

  /// Opens the file through SQLite, and sees whether it is a database.
  static func open(
    _ path: String, _ mode: Connection.Mode, _ lockTimeout: LockTimeout
  ) throws -> Connection {
    try StoreError.translating(path: path) {
      let db = try Connection(path: path, mode: mode, whenBusy: lockTimeout.handler(path: path))
      if mode == .readWrite {
        DatabaseSeal.attach(to: db)
        // The index of the series grows everywhere at once: what of it is not kept is read again and again.
        try db.execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -\(4 << 10)")
      }
      _ = try db.integer("SELECT 1 FROM sqlite_schema LIMIT 1")
      return db
    }
  }

  /// Refuses databases of other programs, and of other versions of this one.
  private func check(application: Int, version: Int, hasRoom: Bool) throws {
    guard application == Schema.applicationID else {
      throw StoreError(
        .notOurs, path: path, message: "this database was made by another program",
        hint: "name another file with --database")
    }
    guard hasRoom else {
      throw StoreError(
        .notOurs, path: path, message: "this database was made before the first release of freedom",
        hint:
          "remove it: the next command makes a new one of the bundled figures; then import your "
          + "own files again")
    }
    guard version > 0 else { throw Self.damage(at: path, "it says it has schema \(version)") }
    guard version <= Schema.version else {
      throw StoreError(
        .notOurs, path: path,
        message: "this database has schema \(version), newer than this program's \(Schema.version)",
        hint: "update the program")
    }
  }

  /// Refuses a database that is damaged, or that another program has changed: what it holds cannot be
  /// trusted.
  func requireSound(_ db: Connection) throws {
    let differences = try Schema.differences(in: db)
    guard differences.isEmpty else {
      throw Self.damage(at: path, "another program has changed it: \(Schema.told(differences))")
    }
    switch DatabaseSeal.isIntact(db) {
    case true?: return
    case false?:
      throw Self.damage(at: path, "it is not what was written, or another program has changed it")
    case nil: throw StoreError(.inputOutput, path: path, message: "the database cannot be read")
    }
  }

  /// What is said of a damaged database.
  static func damage(at path: String, _ found: String) -> StoreError {
    StoreError(
      .notOurs, path: path,
      message: FileKind.cutShort(path) ?? "the database is damaged (\(found))",
      hint: "take a copy of it from elsewhere, or remove it and import the sources again; "
        + "'freedom check' tells what is wrong")
  }

  static func isWithoutTables(_ db: Connection) throws -> Bool {
    try db.integer("SELECT count(*) FROM sqlite_schema") == 0
  }

  /// Reads; trouble is a ``StoreError``.
  func reading<T>(_ work: (Connection) throws -> T) throws -> T {
    try StoreError.translating(path: path) { try connection.reading(work) }
  }

  /// Writes; trouble is a ``StoreError``, and leaves the file as it was.
  func writing<T>(_ work: (Connection) throws -> T) throws -> T {
    do {
      return try StoreError.translating(path: path) {
        try connection.exclusively { try work(connection) }
      }
    } catch {
      guard let storeError = error as? StoreError, storeError.kind != .busy,
        storeError.kind != .moved
      else {
        throw error
      }
      takeBack()
      throw (File.size(Self.journal(of: path)) ?? 0) == 0
        ? storeError : storeError.leftUnfinished
    }
  }
}
