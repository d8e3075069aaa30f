internal import CSQLite

/// What SQLite made of the text of a statement.
final class CompiledStatement {
  let handle: OpaquePointer

  init(_ sql: String, in connection: OpaquePointer) throws(SQLiteError) {
    var compiled: OpaquePointer?
    var hasMore = false
    var text = sql
    let result = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        let (result, rest) = Self.compile(characters[...], in: connection, &compiled)
        if let rest { hasMore = Self.isStatement(rest, in: connection) }
        return result
      }
    }
    guard result == SQLITE_OK else {
      throw SQLiteError(connection, sql: sql)
    }
    guard let compiled else {
      throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "empty statement", sql: sql)
    }
    guard !hasMore else {
      sqlite3_finalize(compiled)
      throw SQLiteError(
        extendedCode: SQLITE_MISUSE, message: SQLiteError.severalStatements, sql: sql)
    }
    handle = compiled
  }

  deinit { sqlite3_finalize(handle) }

  private typealias Characters = Slice<UnsafeBufferPointer<CChar>>

  /// Compiles the first statement of a text; returns the result and the rest of the text, if any.
  private static func compile(
    _ text: Characters, in connection: OpaquePointer, _ compiled: inout OpaquePointer?
  ) -> (result: Int32, rest: Characters?) {
    let all = UnsafeBufferPointer(rebasing: text)
    var tail: UnsafePointer<CChar>?
    let result = sqlite3_prepare_v2(
      connection, all.baseAddress, Int32(clamping: all.count), &compiled, &tail)
    guard let tail, let start = all.baseAddress, tail - start < all.count else {
      return (result, nil)
    }
    return (result, all[(tail - start)...])
  }

  /// Whether a text is more than blanks, semicolons and comments.
  private static func isStatement(_ text: Characters, in connection: OpaquePointer) -> Bool {
    var rest = text
    while true {
      var compiled: OpaquePointer?
      let (result, after) = compile(rest, in: connection, &compiled)
      sqlite3_finalize(compiled)
      if result != SQLITE_OK || compiled != nil { return true }
      // SQLite stops at a NUL.
      guard let after, after.count < rest.count else { return false }
      rest = after
    }
  }
}

/// A statement that can be run again and again. Parameters count from 1, columns from 0.
///
/// It belongs to its connection and is used by one thread at a time.
package final class Statement {
  let handle: OpaquePointer
  private let compiled: CompiledStatement
  /// Keeps the connection open as long as the statement is there.
  private let connection: Connection

  init(_ compiled: CompiledStatement, of connection: Connection) {
    handle = compiled.handle
    self.compiled = compiled
    self.connection = connection
  }

  // MARK: Running

  /// Runs a statement that returns no rows.
  package func run() throws(SQLiteError) {
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard result == SQLITE_DONE || result == SQLITE_ROW else { throw failure }
  }

  /// Runs an insertion.
  ///
  /// - Returns: `false` where the primary key exists already; then nothing was inserted.
  package func insert() throws(SQLiteError) -> Bool {
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    if result == SQLITE_DONE { return true }
    // SQLITE_CONSTRAINT_PRIMARYKEY, which Swift does not see.
    if sqlite3_extended_errcode(connection.handle) == SQLITE_CONSTRAINT | 6 << 8 { return false }
    throw failure
  }

  /// Moves to the next row.
  ///
  /// - Returns: Whether there is one; after the last the statement is ready to run again.
  package func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      let error = failure
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Makes the statement ready to run again; its parameters keep their values.
  package func reset() { sqlite3_reset(handle) }

  /// Runs a query and calls `body` for each row, with this statement to read the columns from.
  package func forEachRow(_ body: (Statement) throws -> Void) throws {
    defer { reset() }
    while try step() { try body(self) }
  }

  /// What `read` returns for the first row of a query; `nil` for no row.
  package func first<Result>(_ read: (Statement) throws -> Result) throws -> Result? {
    defer { reset() }
    return try step() ? try read(self) : nil
  }

  func firstInteger() throws(SQLiteError) -> Int? {
    defer { reset() }
    guard try step(), sqlite3_column_type(handle, 0) != SQLITE_NULL else { return nil }
    return Int(sqlite3_column_int64(handle, 0))
  }

  private var failure: SQLiteError { SQLiteError(connection.handle, sql: sql) }

  // MARK: What it is

  /// Its text.
  package var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }

  /// Whether it leaves the database unchanged.
  package var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  /// The names of its columns.
  package var columnNames: [String] {
    (0..<sqlite3_column_count(handle)).map { column in
      sqlite3_column_name(handle, column).map { String(cString: $0) } ?? ""
    }
  }

  // MARK: Parameters

  /// Binds a whole number, or NULL.
  package func bind(_ integer: Int?, at position: Int32) {
    if let integer {
      sqlite3_bind_int64(handle, position, Int64(integer))
    } else {
      sqlite3_bind_null(handle, position)
    }
  }

  /// Binds a number.
  package func bind(_ number: Double, at position: Int32) {
    sqlite3_bind_double(handle, position, number)
  }

  /// Binds a text, which is copied, or NULL.
  package func bind(_ text: String?, at position: Int32) {
    guard let text else {
      sqlite3_bind_null(handle, position)
      return
    }
    sqlite3_bind_text(
      handle, position, text, Int32(clamping: text.utf8.count), csqlite_transient())
  }

  /// Binds values to all parameters in their order.
  package func bind(_ values: [(any Bindable)?]) {
    for (position, value) in values.enumerated() {
      bind(value?.sqliteValue ?? .null, at: Int32(truncatingIfNeeded: position + 1))
    }
  }

  /// Binds a value of any type.
  package func bind(_ value: Value, at position: Int32) {
    switch value {
    case .null: sqlite3_bind_null(handle, position)
    case .integer(let integer): bind(integer, at: position)
    case .real(let number): bind(number, at: position)
    case .text(let text): bind(text, at: position)
    case .blob(let bytes):
      sqlite3_bind_blob(
        handle, position, bytes, Int32(clamping: bytes.count), csqlite_transient())
    }
  }
}
