internal import CSQLite

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
