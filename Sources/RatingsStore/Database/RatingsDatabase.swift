import FreedomModel
internal import Platform
import SQLite

/// A database of ratings: opened for reading, or for writing by `import` alone.
package struct RatingsDatabase: Sendable {
  /// The file.
  package let path: String
  let connection: Connection
  /// The only source whose values are wanted; `nil` for the current values of all.
  package internal(set) var chosen: SourceContents?

  /// Opens an existing database for reading; nothing can be written through it.
  ///
  /// A file that is missing, not ours, newer than this program or damaged is a ``StoreError``.
  /// An interrupted import is rolled back first.
  package init(reading path: String, lockTimeout: LockTimeout = LockTimeout()) throws {
    try self.init(path: path, readOnly: true, lockTimeout)
    try reading(requireSound)
  }

  /// Opens an existing database for writing.
  init(writing path: String, _ lockTimeout: LockTimeout) throws {
    try self.init(path: path, readOnly: false, lockTimeout)
  }

  /// Opens a database in any health; rolls nothing back and writes nothing.
  init(inspecting path: String, _ lockTimeout: LockTimeout) throws {
    try self.init(path: path, readOnly: true, lockTimeout, takesBack: false)
  }

  private init(
    path: String, readOnly: Bool, _ lockTimeout: LockTimeout, takesBack: Bool = true
  ) throws {
    self.path = path
    if takesBack { try Self.takeBackAbandonedImport(at: path, lockTimeout) }
    let kind = FileKind(ofFileAt: path)
    if let error = Self.refusal(of: kind, at: path, readOnly: readOnly) { throw error }
    connection = try Self.open(path, readOnly ? .readOnly : .readWrite, lockTimeout)
    if case .database(let application, let version, let hasRoom) = kind {
      try check(application: application, version: version, hasRoom: hasRoom)
    }
  }

  /// Why something is not a database that can be opened.
  private static func refusal(
    of kind: FileKind, at path: String, readOnly: Bool
  ) -> StoreError? {
    switch kind {
    case .missing where readOnly:
      StoreError(
        .missing, path: path, message: "there is no such database",
        hint: "'freedom import' makes one, or name another file with --database")
    case .empty where readOnly:
      StoreError(
        .notOurs, path: path, message: "this file is empty, not a database",
        hint: "remove it, or name another file with --database")
    case .missing, .empty:
      .moved(path)
    case .unreadable where readOnly:
      StoreError(
        .inputOutput, path: path, message: "this file cannot be read",
        hint: "check the permissions of the file")
    case .directory:
      StoreError(
        .notOurs, path: path, message: "this is a folder, not a database",
        hint: "name a file with --database")
    case .other:
      StoreError(
        .notOurs, path: path, message: "this file is not a database",
        hint: "name another file with --database")
    case .unreadable, .database: nil
    }
  }

  /// Whether there is a database of SQLite at a path, whoever made it.
  package static func isDatabase(at path: String) -> Bool {
    if case .database = FileKind(ofFileAt: path) { true } else { false }
  }

  /// Whether there is no database at a path yet: no file, or an empty one.
  package static func holdsNothing(at path: String) -> Bool {
    switch FileKind(ofFileAt: path) {
    case .missing, .empty: true
    case .directory, .unreadable, .database, .other: false
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
    guard hasRoom else { throw unreleased }
    guard version > 0 else { throw Self.damage(at: path, "it says it has schema \(version)") }
    guard version <= Schema.version else {
      throw StoreError(
        .notOurs, path: path,
        message: "this database has schema \(version), newer than this program's \(Schema.version)",
        hint: "update the program")
    }
  }

  private var unreleased: StoreError {
    StoreError(
      .notOurs, path: path, message: "this database was made before the first release of freedom",
      hint: "remove it: the next command makes a new one from the bundled data; then import your "
        + "own files again")
  }

  /// Refuses a database that is damaged, or that another program has changed: its values cannot be
  /// trusted.
  func requireSound(_ db: Connection) throws {
    let differences = try Schema.differences(in: db)
    guard differences.isEmpty else {
      if try Schema.isUnreleased(db) { throw unreleased }
      throw Self.damage(at: path, "another program has changed it: \(Schema.told(differences))")
    }
    switch DatabaseSeal.isIntact(db) {
    case true?: return
    case false?:
      throw Self.damage(at: path, "it is not what was written, or another program has changed it")
    case nil: throw StoreError(.inputOutput, path: path, message: "the database cannot be read")
    }
  }

  /// The error for a damaged database.
  static func damage(at path: String, _ found: String) -> StoreError {
    StoreError(
      .notOurs, path: path,
      message: FileKind.cutShort(path) ?? "the database is damaged (\(found))",
      hint: "take a copy of it from elsewhere, or remove it and import the sources again; "
        + "'freedom check' shows what is wrong")
  }

  /// Reads; a failure is a ``StoreError``.
  func reading<T>(_ work: (Connection) throws -> T) throws -> T {
    try StoreError.translating(path: path) { try connection.reading(work) }
  }

  /// Writes; a failure is a ``StoreError``, and leaves the file unchanged.
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

  /// The bytes of a copy of the whole database at one moment, even while others write, and without
  /// the the space that removed values leave. The same database always becomes the same bytes.
  ///
  /// - Returns: The bytes of a file that is a complete database.
  /// - Throws: A ``StoreError`` where the database cannot be read.
  package func copy() throws -> [UInt8] {
    try StoreError.translating(path: path) {
      let copy = try connection.exclusively { try connection.backup() }
      // VACUUM attaches a database of its own.
      copy.limit(.attachedDatabases, to: 1)
      // Without a file, so that none is left when the process is killed.
      try copy.execute("PRAGMA temp_store = MEMORY; VACUUM")
      var bytes = try copy.serialized()
      DatabaseSeal.seal(&bytes)
      return bytes
    }
  }

  // MARK: Interrupted imports

  /// Rolls back what an import had written when the process or the machine went down.
  ///
  /// SQLite does so from the journal beside the database as soon as it may write; a connection that
  /// only reads may not. A journal of an import that is still going on is left alone: then this
  /// waits.
  private static func takeBackAbandonedImport(at path: String, _ lockTimeout: LockTimeout) throws {
    guard (File.size(journal(of: path)) ?? 0) > 0, isDatabase(at: path) else { return }
    do {
      _ = try open(path, .readWrite, lockTimeout).integer("PRAGMA schema_version")
    } catch let error as SQLiteError {
      throw StoreError(error, path: path)
    }
  }

  /// Rolls back what this process had written when writing failed, unless the file has left
  /// its path: what is there then is another process's.
  ///
  /// SQLite rolls back what reached the file only when it next reads it. It leaves
  /// a journal without needed content for the next process that writes.
  private func takeBack() {
    try? connection.writing { db in
      if !db.hasMoved { File.remove(Self.journal(of: path)) }
      return .rollback
    }
  }

  /// The journal in which SQLite keeps what a transaction that is under way has overwritten: beside
  /// the file itself, not beside a link to it.
  static func journal(of path: String) -> String { File.resolvingLinks(path) + "-journal" }
}

/// How long to wait for another process that uses the database, and who gets a message about it.
public struct LockTimeout: Sendable {
  /// How long, in seconds.
  public let seconds: Double
  /// Gets one line when the waiting becomes noticeable.
  public let announce: @Sendable (String) -> Void

  /// The usual time, in seconds.
  public static let usualSeconds = 5.0

  /// Waits for some seconds, silently unless `announce` is given.
  public init(
    seconds: Double = LockTimeout.usualSeconds,
    announce: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.seconds = seconds
    self.announce = announce
  }

  /// After these tries, a quarter of a second, people begin to wonder.
  private static let triesBeforeMessage = 10

  /// What SQLite asks before each further try.
  func handler(path: String) -> @Sendable (_ tries: Int) -> Bool {
    { tries in
      // Tries come at 1, 3, 7, 15, 31, 56, 81 ... milliseconds.
      let step = min(1 << min(tries, 5), 25)
      let waited = tries < 5 ? (1 << tries) - 1 : 31 + 25 * (tries - 5)
      let left = Int(min(max(seconds, 0), 1e6) * 1000) - waited
      guard left > 0 else { return false }
      if tries == Self.triesBeforeMessage {
        announce("waiting for another process that uses \(path)")
      }
      SystemClock.sleep(milliseconds: min(step, left))
      return true
    }
  }
}

/// The numbers that rows of ours can have. Other numbers come of damage: they are refused before
/// tables in memory grow to their size.
enum StoredNumbers {
  /// Entities, indicators and publications.
  static let known = 1...1_000_000
  /// Of editions.
  static let years = 1000...9999
  static let people = 0...1 << 40
  static let editions = 1...Int(UInt16.max)
  static let rows = 1...1 << 53
  static let columns = 0...1 << 31
  /// How far sources are to be trusted: each import can go a step beyond the last.
  static let authorities = -1_000_000_000...1_000_000_000
}

/// The field's words in the columns of a row; what cannot be one is damage.
extension Statement {
  /// A value of some kind of indicator, or none; a status is 0, 1 or 2, or -1 where two were
  /// published.
  func figure(_ column: Int32, of measure: Indicator.Measure) throws -> Double? {
    let number = try optionalNumber(column)
    guard measure == .status, let number else { return number }
    guard number == -1 || FreedomStatus(figure: number) != nil else {
      throw damage(column, wanted: "a status, a whole number from -1 to 2,")
    }
    return number
  }

  /// One of the words that a type knows.
  func word<Word: RawRepresentable>(_ column: Int32) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try text(column)) else {
      throw damage(column, wanted: "another word")
    }
    return word
  }

  /// One of the words that a type knows, or none.
  func optionalWord<Word: RawRepresentable>(_ column: Int32) throws -> Word?
  where Word.RawValue == String {
    isNull(column) ? nil : try word(column)
  }

  /// A day.
  func date(_ column: Int32) throws -> CalendarDate {
    guard let date = CalendarDate(try text(column)) else { throw damage(column, wanted: "a day") }
    return date
  }

  /// A day, or none.
  func optionalDate(_ column: Int32) throws -> CalendarDate? {
    isNull(column) ? nil : try date(column)
  }
}
