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

/// The columns of the current row. A database may be damaged, or changed by another program: a
/// value of a type that the schema does not allow is never converted, but reported as damage that
/// names table and column.
extension Statement {
  /// A whole number.
  package func integer(
    _ column: Int32, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(SQLiteError) -> Int {
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else {
      throw damage(column, wanted: "a whole number")
    }
    let integer = Int(sqlite3_column_int64(handle, column))
    guard range.contains(integer) else {
      throw damage(column, wanted: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// A whole number, or none.
  package func optionalInteger(_ column: Int32) throws(SQLiteError) -> Int? {
    isNull(column) ? nil : try integer(column)
  }

  /// A number, or none.
  package func optionalNumber(_ column: Int32) throws(SQLiteError) -> Double? {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: return nil
    case SQLITE_INTEGER, SQLITE_FLOAT:
      let number = sqlite3_column_double(handle, column)
      if number.isFinite { return number }
    default: break
    }
    throw damage(column, wanted: "a number")
  }

  /// A text.
  package func text(_ column: Int32) throws(SQLiteError) -> String {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT else {
      throw damage(column, wanted: "a text")
    }
    return storedText(column)
  }

  /// A text, or none.
  package func optionalText(_ column: Int32) throws(SQLiteError) -> String? {
    isNull(column) ? nil : try text(column)
  }

  /// A value of whatever type it is.
  package func value(_ column: Int32) -> Value {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(handle, column)))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT: return .text(storedText(column))
    case SQLITE_BLOB:
      let bytes = sqlite3_column_blob(handle, column)
      return .blob(Array(UnsafeRawBufferPointer(start: bytes, count: byteCount(column))))
    default: return .null
    }
  }

  /// How many bytes a text or a blob has; 0 for any other value.
  package func storedBytes(_ column: Int32) -> Int {
    let type = sqlite3_column_type(handle, column)
    return type == SQLITE_TEXT || type == SQLITE_BLOB ? byteCount(column) : 0
  }

  private func byteCount(_ column: Int32) -> Int { Int(sqlite3_column_bytes(handle, column)) }

  /// Whether a value is NULL.
  package func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  private func storedText(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let bytes = UnsafeBufferPointer(start: start, count: byteCount(column))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The error for a value that cannot be what the schema says.
  package func damage(_ column: Int32, wanted: String) -> SQLiteError {
    .corrupt("\(origin(of: column)) contains \(description(of: column)) where \(wanted) belongs")
  }

  /// The table and column that a value comes from; the name of a computed one.
  private func origin(of column: Int32) -> String {
    guard let table = sqlite3_column_table_name(handle, column),
      let name = sqlite3_column_origin_name(handle, column)
    else { return sqlite3_column_name(handle, column).map { String(cString: $0) } ?? "a column" }
    return "\(String(cString: table)).\(String(cString: name))"
  }

  private func description(of column: Int32) -> String {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: return "nothing"
    case SQLITE_BLOB: return "raw bytes"
    case SQLITE_TEXT:
      let text = storedText(column)
      return "'\(text.prefix(40))\(text.count > 40 ? "..." : "")'"
    default: return storedText(column)
    }
  }
}

/// A value as SQLite stores it.
package enum Value: Sendable, Hashable {
  /// NULL.
  case null
  /// A whole number.
  case integer(Int)
  /// A number.
  case real(Double)
  /// A text; a NUL within it is kept.
  case text(String)
  /// Raw bytes.
  case blob([UInt8])
}

/// What can be bound to a parameter of a statement.
package protocol Bindable {
  /// The value that is stored.
  var sqliteValue: Value { get }
}

extension Int: Bindable {
  package var sqliteValue: Value { .integer(self) }
}

extension Double: Bindable {
  package var sqliteValue: Value { .real(self) }
}

extension String: Bindable {
  package var sqliteValue: Value { .text(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
  package var sqliteValue: Value { self?.sqliteValue ?? .null }
}
