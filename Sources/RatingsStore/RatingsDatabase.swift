internal import GRDB

/// A database of ratings: opened for reading, or for writing by `import` alone.
public struct RatingsDatabase: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue

  /// Opens an existing database for reading; nothing can be written through it.
  ///
  /// A file that is missing, not ours, newer than this program or damaged is a ``StoreFault``.
  /// An import that was broken off is taken back first.
  public init(reading path: String, patience: Patience = Patience()) throws {
    try self.init(path: path, readOnly: true, patience)
  }

  /// Opens a database for writing; one that does not exist is made by the first import.
  ///
  /// An older schema is brought up to date by the next import. Trouble is a ``StoreFault``.
  public init(writing path: String, patience: Patience = Patience()) throws {
    try self.init(path: path, readOnly: false, patience)
  }

  /// Whether a database of SQLite lies at a path, whoever made it.
  public static func isDatabase(at path: String) -> Bool {
    switch FileKind(ofFileAt: path) {
    case .database, .unfilled: true
    case .missing, .directory, .empty, .unreadable, .begun, .other: false
    }
  }

  /// Opens a database as it is, of whatever health; nothing is taken back, and nothing written.
  init(inspecting path: String, _ patience: Patience) throws {
    try self.init(path: path, readOnly: true, patience, takesBack: false)
  }

  private init(
    path: String, readOnly: Bool, _ patience: Patience, takesBack: Bool = true
  ) throws {
    self.path = path
    if takesBack { try Self.takeBackAbandonedImport(at: path, patience) }
    var kind = FileKind(ofFileAt: path)
    if case .missing = kind, !readOnly {
      try NewDatabase.make(at: path)
      kind = FileKind(ofFileAt: path)
    }
    switch kind {
    case .missing where readOnly:
      throw StoreFault(
        .missing, path: path, message: "there is no such database",
        hint: "'freedom import' makes one, or name another file with --database")
    case .unreadable where readOnly:
      throw StoreFault(
        .inputOutput, path: path, message: "this file cannot be read",
        hint: "check the permissions of the file")
    case .directory:
      throw StoreFault(
        .notOurs, path: path, message: "this is a folder, not a database",
        hint: "name a file with --database")
    case .empty where readOnly:
      throw StoreFault(
        .notOurs, path: path, message: "this file is empty, not a database",
        hint: "remove it, or name another file with --database")
    case .other:
      throw StoreFault(
        .notOurs, path: path, message: "this file is not a database",
        hint: "name another file with --database")
    case .missing, .empty, .unreadable, .database, .begun, .unfilled: break
    }
    queue = try Self.queue(path: path, readOnly: readOnly, patience)
    switch kind {
    case .database(let application, let version):
      try check(application: application, version: version, isNew: !readOnly)
    case .begun, .unfilled:
      let numbers = try reading { db in
        (
          try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        )
      }
      if readOnly, numbers == (Schema.applicationID, 0) {
        throw StoreFault(
          .missing, path: path, message: "nothing has been imported into this database yet",
          hint: "'freedom import' fills it, or name another file with --database")
      }
      try check(application: numbers.0, version: numbers.1, isNew: !readOnly)
    case .missing, .empty, .unreadable, .directory, .other: break
    }
  }

  /// Opens the file through SQLite.
  static func queue(path: String, readOnly: Bool, _ patience: Patience) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .callback(patience.handler(path: path))
    // An import hands out the numbers of series and editions itself, in the transaction that uses
    // them: looking each up again for every figure would cost a third of the time.
    configuration.foreignKeysEnabled = false
    if !readOnly {
      // The index of the series grows everywhere at once: what of it is not kept is read again and again.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -\(4 << 10)") }
    }
    return try StoreFault.translating(path: path) {
      try DatabaseQueue(path: Self.plain(path), configuration: configuration)
    }
  }

  /// The path, so written that SQLite takes it for nothing but a path: `:memory:` and `file:x` have
  /// meanings of their own.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("/") || path.isEmpty ? path : "./" + path
  }

  /// Refuses databases of other programs and of newer versions of this one.
  private func check(application: Int, version: Int, isNew: Bool) throws {
    if isNew, application == 0, version == 0, try isWithoutTables() { return }
    guard application == Schema.applicationID else {
      throw StoreFault(
        .notOurs, path: path, message: "this database was made by another program",
        hint: "name another file with --database")
    }
    guard version >= 0 else {
      throw StoreFault(
        .notOurs, path: path, message: "the database is damaged (it says it has schema \(version))",
        hint: "take a copy of it from elsewhere, or remove it and import the sources again")
    }
    guard version <= Schema.version else {
      throw StoreFault(
        .notOurs, path: path,
        message: "this database has schema \(version), newer than this program's \(Schema.version)",
        hint: "update the program")
    }
  }

  static func isWithoutTables(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
  }

  private func isWithoutTables() throws -> Bool {
    try reading(Self.isWithoutTables)
  }

  /// Reads; trouble is a ``StoreFault``.
  func reading<T>(_ work: (Database) throws -> T) throws -> T {
    try StoreFault.translating(path: path) { try queue.read(work) }
  }

  /// Writes; trouble is a ``StoreFault``, and leaves the file as it was.
  func writing<T>(_ work: (Database) throws -> T) throws -> T {
    do {
      return try StoreFault.translating(path: path) { try queue.writeWithoutTransaction(work) }
    } catch {
      if let fault = error as? StoreFault, fault.kind != .busy, fault.kind != .moved { takeBack() }
      throw error
    }
  }
}
