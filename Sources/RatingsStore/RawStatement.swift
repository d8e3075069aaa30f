import GRDB
import GRDBSQLite

/// A statement run through SQLite's own interface, on GRDB's own connection and inside of its
/// transactions.
///
/// GRDB's statements cost more a row than the work itself; this is the one place that steps around
/// them, for what is done thousands of times. Places count from 1, columns from 0.
struct RawStatement {
  private let statement: Statement
  let handle: OpaquePointer?
  private let connection: OpaquePointer?

  init(_ sql: String, in db: Database) throws {
    statement = try db.makeStatement(sql: sql)
    handle = statement.sqliteStatement
    connection = db.sqliteConnection
  }

  /// The row that was inserted last.
  var insertedRow: Int { Int(sqlite3_last_insert_rowid(connection)) }

  // MARK: Running

  /// Runs a statement that gives no rows; says no where a key is taken.
  func run() throws -> Bool {
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    if result == SQLITE_DONE { return true }
    let code = ResultCode(rawValue: sqlite3_extended_errcode(connection))
    if code == .SQLITE_CONSTRAINT_PRIMARYKEY { return false }
    throw failure
  }

  /// Runs a query and hands over this statement once for each row, to read its columns.
  func forEachRow(_ body: (RawStatement) throws -> Void) throws {
    defer { sqlite3_reset(handle) }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(self)
      case SQLITE_DONE: return
      default: throw failure
      }
    }
  }

  /// What a query gives of its first row; `nil` where there is none.
  func first<T>(_ read: (RawStatement) throws -> T) throws -> T? {
    defer { sqlite3_reset(handle) }
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return try read(self)
    case SQLITE_DONE: return nil
    default: throw failure
    }
  }

  private var failure: DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }

  // MARK: Values in

  func bind(_ integer: Int?, at place: Int32) {
    if let integer {
      sqlite3_bind_int64(handle, place, Int64(integer))
    } else {
      sqlite3_bind_null(handle, place)
    }
  }

  func bind(_ number: Double, at place: Int32) { sqlite3_bind_double(handle, place, number) }

  func bind(_ text: String?, at place: Int32) {
    guard let text else {
      sqlite3_bind_null(handle, place)
      return
    }
    // -1 is how SQLite is told to copy the text.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(handle, place, text, Int32(truncatingIfNeeded: text.utf8.count), copied)
  }
}
