internal import CSQLite

/// An open database.
///
/// One thread at a time uses a connection: ``exclusively(_:)`` lets the others wait. Every
/// connection is in defensive mode, trusts nothing that the schema calls, fires no trigger, and can
/// neither load an extension nor attach a file.
package final class Connection: @unchecked Sendable {
  /// How a file is opened.
  package enum Mode: Sendable {
    /// For reading; a file that is missing is not made.
    case readOnly
    /// For reading and writing; a file that is missing is made.
    case readWrite
  }

  /// Called while another connection has the database locked, with the number of tries so far;
  /// whether to try once more.
  package typealias BusyHandler = @Sendable (_ tries: Int) -> Bool

  let handle: OpaquePointer
  /// Locks the connection: once for a whole piece of work, where SQLite's own lock would be used
  /// for every value that is bound, which cost 4 % of a long import.
  private let mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_RECURSIVE)
  /// What SQLite points to as long as the connection is open.
  private let busyHandler: BusyHandlerBox?
  private var progressHandler: ProgressHandlerBox?
  var syncHook: SyncHook?
  private var cache: [String: CompiledStatement] = [:]

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file, used literally: `:memory:` and `file:` have no special meaning.
  ///   - mode: Whether it may be written.
  ///   - whenBusy: Decides whether to wait for a lock; without it a locked database fails at once.
  /// - Throws: A ``SQLiteError`` where the file cannot be opened.
  package convenience init(
    path: String, mode: Mode, whenBusy: BusyHandler? = nil
  ) throws(SQLiteError) {
    let plain = path.hasPrefix("/") || path.isEmpty ? path : "./" + path
    let access =
      mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    try self.init(name: plain, flags: access, whenBusy)
  }

  /// Makes a database in memory.
  package static func inMemory() throws(SQLiteError) -> Connection {
    try Connection(name: ":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
  }

  private init(name: String, flags: Int32, _ whenBusy: BusyHandler?) throws(SQLiteError) {
    var opened: OpaquePointer?
    let result = sqlite3_open_v2(
      name, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard result == SQLITE_OK, let opened else {
      let error = SQLiteError(opened)
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    busyHandler = whenBusy.map(BusyHandlerBox.init)
    if let busyHandler {
      sqlite3_busy_handler(
        handle,
        { context, tries in
          guard let context else { return 0 }
          let box = Unmanaged<BusyHandlerBox>.fromOpaque(context).takeUnretainedValue()
          return box.handler(Int(tries)) ? 1 : 0
        }, Unmanaged.passUnretained(busyHandler).toOpaque())
    }
    csqlite_configure(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    csqlite_configure(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    csqlite_configure(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    csqlite_configure(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)
    csqlite_configure(handle, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0)
    // A double-quoted word that is not a column is an error, not a text.
    csqlite_configure(handle, SQLITE_DBCONFIG_DQS_DML, 0)
    csqlite_configure(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
    limit(.attachedDatabases, to: 0)
  }

  deinit {
    // Statements keep their connection: there is none any more but those in the cache.
    cache.removeAll()
    sqlite3_close_v2(handle)
    sqlite3_mutex_free(mutex)
  }

  /// Whether SQL can neither write the schema's table nor damage the file in another way. Tests
  /// damage databases on purpose.
  package var isDefensive = true {
    didSet { csqlite_configure(handle, SQLITE_DBCONFIG_DEFENSIVE, isDefensive ? 1 : 0) }
  }

  /// Uses the connection while no other thread does; calls may be nested.
  package func exclusively<Result>(_ work: () throws -> Result) rethrows -> Result {
    sqlite3_mutex_enter(mutex)
    defer { sqlite3_mutex_leave(mutex) }
    return try work()
  }

  // MARK: Statements

  /// Compiles one statement.
  ///
  /// - Throws: A ``SQLiteError`` where it is wrong, empty, or more than one.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    Statement(try CompiledStatement(sql, in: handle), of: self)
  }

  /// The compiled form of a statement that is used again and again; compiled once a connection.
  package func cached(_ sql: String) throws(SQLiteError) -> Statement {
    if let known = cache[sql] { return Statement(known, of: self) }
    let compiled = try CompiledStatement(sql, in: handle)
    cache[sql] = compiled
    return Statement(compiled, of: self)
  }

  /// Runs statements that return no rows, one after the other.
  package func execute(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw SQLiteError(handle, sql: sql)
    }
  }

  /// Runs one statement that returns no rows, with values for its parameters.
  package func execute(_ sql: String, _ values: [(any Bindable)?]) throws(SQLiteError) {
    let statement = try cached(sql)
    statement.bind(values)
    try statement.run()
  }

  /// The first value of a query's first row as a whole number; `nil` for no row or NULL.
  package func integer(
    _ sql: String, _ values: [(any Bindable)?] = []
  ) throws(SQLiteError) -> Int? {
    let statement = try prepare(sql)
    statement.bind(values)
    return try statement.firstInteger()
  }

  /// The number of the row that was inserted last.
  package var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// How many rows the last statement inserted, changed or deleted.
  package var changedRows: Int { Int(sqlite3_changes64(handle)) }

  // MARK: Limits

  /// What can be limited.
  package enum Limit: Sendable {
    /// The bytes of a text or a blob, and of a row.
    case valueLength
    /// The letters of a pattern of LIKE or GLOB.
    case patternLength
    /// Further databases of the connection; none at first.
    case attachedDatabases
  }

  /// Sets a limit; a statement that exceeds it fails.
  package func limit(_ limit: Limit, to value: Int) {
    let id =
      switch limit {
      case .valueLength: SQLITE_LIMIT_LENGTH
      case .patternLength: SQLITE_LIMIT_LIKE_PATTERN_LENGTH
      case .attachedDatabases: SQLITE_LIMIT_ATTACHED
      }
    sqlite3_limit(handle, id, Int32(clamping: value))
  }

  /// Limits the bytes of memory that all connections of the process use together; `nil` for no
  /// limit.
  package static func limitMemory(to bytes: Int?) {
    sqlite3_hard_heap_limit64(Int64(bytes ?? 0))
  }

  /// Ends the statement that is running in another thread with an error of the kind
  /// ``SQLiteError/Kind/interrupted``.
  package func interrupt() { sqlite3_interrupt(handle) }

  /// Has SQLite ask whether to go on while it works on a statement; the answer `false` ends the
  /// statement with an error of the kind ``SQLiteError/Kind/interrupted``.
  ///
  /// - Parameters:
  ///   - steps: How many of its virtual machine's steps SQLite makes between two questions; some
  ///     ten million make a second.
  ///   - goesOn: Answers; `nil` ends the asking.
  package func ask(every steps: Int, _ goesOn: (() -> Bool)?) {
    progressHandler = goesOn.map(ProgressHandlerBox.init)
    guard let progressHandler else { return sqlite3_progress_handler(handle, 0, nil, nil) }
    sqlite3_progress_handler(
      handle, Int32(clamping: steps),
      { context in
        guard let context else { return 0 }
        let box = Unmanaged<ProgressHandlerBox>.fromOpaque(context).takeUnretainedValue()
        return box.goesOn() ? 0 : 1
      }, Unmanaged.passUnretained(progressHandler).toOpaque())
  }

  // MARK: Copies

  /// Copies the whole database at one moment, even while others write, into one in memory.
  package func backup() throws(SQLiteError) -> Connection {
    let copy = try Connection.inMemory()
    guard let backup = sqlite3_backup_init(copy.handle, "main", handle, "main") else {
      throw SQLiteError(copy.handle)
    }
    // All pages in one step: the source is locked for reading meanwhile.
    let result = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard result == SQLITE_DONE else {
      throw SQLiteError(
        extendedCode: result, message: String(cString: sqlite3_errstr(result)))
    }
    return copy
  }

  /// The bytes of the database as a file has them.
  package func serialized() throws(SQLiteError) -> [UInt8] {
    var size: sqlite3_int64 = 0
    let bytes = sqlite3_serialize(handle, "main", &size, 0)
    defer { sqlite3_free(bytes) }
    guard let bytes else { throw SQLiteError(extendedCode: SQLITE_NOMEM, message: "out of memory") }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }
}

private final class BusyHandlerBox: Sendable {
  let handler: Connection.BusyHandler

  init(_ handler: @escaping Connection.BusyHandler) { self.handler = handler }
}

private final class ProgressHandlerBox {
  let goesOn: () -> Bool

  init(_ goesOn: @escaping () -> Bool) { self.goesOn = goesOn }
}

/// How a transaction ends that did not fail.
package enum Transaction {
  /// What was written is kept.
  case commit
  /// What was written is rolled back.
  case rollback
}

extension Connection {
  /// Reads in one transaction: all of it sees the database of one moment.
  package func reading<Result>(_ work: (Connection) throws -> Result) throws -> Result {
    try exclusively {
      try execute("BEGIN")
      defer { endQuietly() }
      return try work(self)
    }
  }

  /// Writes in one transaction, which gets the right to write at once.
  ///
  /// - Parameter work: Says how the transaction ends; when it throws, everything is rolled back.
  /// - Throws: What `work` throws, or a ``SQLiteError``.
  package func writing(_ work: (Connection) throws -> Transaction) throws {
    try exclusively {
      try execute("BEGIN IMMEDIATE")
      do {
        switch try work(self) {
        case .commit: try execute("COMMIT")
        case .rollback: try execute("ROLLBACK")
        }
      } catch {
        endQuietly()
        throw error
      }
    }
  }

  /// Rolls back what is open. SQLite may have done so by itself after a grave error: then there is
  /// nothing to do.
  private func endQuietly() {
    try? execute("ROLLBACK")
  }
}
