internal import CSQLite

/// An open database.
///
/// One thread at a time uses a connection: ``exclusively(_:)`` lets the others wait. Every connection is
/// in defensive mode, trusts nothing that the schema calls, and can load no extension.
package final class Connection: @unchecked Sendable {
  /// How a file is opened.
  package enum Mode: Sendable {
    /// For reading; a file that is missing is not made.
    case readOnly
    /// For reading and writing; a file that is missing is made.
    case readWrite
  }

  /// Called while another connection has the database locked, with the number of tries so far; whether to
  /// try once more.
  package typealias BusyHandler = @Sendable (_ tries: Int) -> Bool

  let handle: OpaquePointer
  private let busyHandler: BusyHandlerBox?
  private var cache: [String: Statement] = [:]

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file, taken literally: `:memory:` and `file:` have no special meaning.
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
      name, &opened, flags | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE, nil)
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
    csqlite_configure(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)
    csqlite_configure(handle, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0)
    // A double-quoted word that is no column is an error, not a text.
    csqlite_configure(handle, SQLITE_DBCONFIG_DQS_DML, 0)
    csqlite_configure(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
  }

  deinit {
    cache.removeAll()
    // Waits for statements that are still held elsewhere.
    sqlite3_close_v2(handle)
  }

  /// Uses the connection while no other thread does; calls may be nested.
  package func exclusively<Result>(_ work: () throws -> Result) rethrows -> Result {
    let mutex = sqlite3_db_mutex(handle)
    sqlite3_mutex_enter(mutex)
    defer { sqlite3_mutex_leave(mutex) }
    return try work()
  }

  // MARK: Statements

  /// Compiles one statement.
  ///
  /// - Throws: A ``SQLiteError`` where it is wrong, empty, or more than one.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, in: self)
  }

  /// The compiled form of a statement that is used again and again; compiled once a connection.
  package func cached(_ sql: String) throws(SQLiteError) -> Statement {
    if let known = cache[sql] { return known }
    let statement = try prepare(sql)
    cache[sql] = statement
    return statement
  }

  /// Runs statements that give no rows, one after the other.
  package func execute(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw SQLiteError(handle, sql: sql)
    }
  }

  /// Runs one statement that gives no rows with values for its parameters.
  package func execute(_ sql: String, _ values: [(any Bindable)?]) throws(SQLiteError) {
    let statement = try cached(sql)
    for (position, value) in values.enumerated() {
      statement.bind(value?.sqliteValue ?? .null, at: Int32(truncatingIfNeeded: position + 1))
    }
    try statement.run()
  }

  /// The first value of a query's first row as a whole number; `nil` for no row or NULL.
  package func integer(_ sql: String) throws(SQLiteError) -> Int? {
    try prepare(sql).firstInteger()
  }

  /// The number of the row that was inserted last.
  package var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// Ends the statement that is running in another thread with an error of the kind
  /// ``SQLiteError/Kind/interrupted``.
  package func interrupt() { sqlite3_interrupt(handle) }

  /// Whether the file was moved or removed since it was opened.
  package var hasMoved: Bool {
    var moved: Int32 = 0
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    return moved != 0
  }
}

private final class BusyHandlerBox: Sendable {
  let handler: Connection.BusyHandler

  init(_ handler: @escaping Connection.BusyHandler) { self.handler = handler }
}
