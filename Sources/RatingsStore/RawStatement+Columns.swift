import FreedomModel
import GRDB
import GRDBSQLite

/// What is read of a stored row. A database may be damaged, or changed by another program: a value that
/// cannot be what the schema says is never taken for something else, but thrown as damage that names
/// table and column, which becomes a ``StoreError`` like all damage that SQLite itself finds.
extension RawStatement {
  /// A whole number.
  func integer(_ column: Int32, in range: ClosedRange<Int> = Int.min...Int.max) throws -> Int {
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else {
      throw damage(column, wanted: "a whole number")
    }
    let integer = Int(sqlite3_column_int64(handle, column))
    guard range.contains(integer) else {
      throw damage(
        column, wanted: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// A whole number, or none.
  func optionalInteger(_ column: Int32) throws -> Int? {
    isMissing(column) ? nil : try integer(column)
  }

  /// A number, or none.
  func optionalNumber(_ column: Int32) throws -> Double? {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: return nil
    case SQLITE_INTEGER, SQLITE_FLOAT:
      let number = sqlite3_column_double(handle, column)
      if number.isFinite { return number }
    default: break
    }
    throw damage(column, wanted: "a number")
  }

  /// A figure of some kind of indicator, or none; a status is 0, 1 or 2, or -1 where two were published.
  func figure(_ column: Int32, of measure: Indicator.Measure) throws -> Double? {
    let number = try optionalNumber(column)
    guard measure == .status, let number else { return number }
    guard number == -1 || FreedomStatus(figure: number) != nil else {
      throw damage(column, wanted: "a status, a whole number from -1 to 2,")
    }
    return number
  }

  /// A text.
  func text(_ column: Int32) throws -> String {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT else {
      throw damage(column, wanted: "a text")
    }
    return storedText(column)
  }

  /// A text, or none.
  func optionalText(_ column: Int32) throws -> String? {
    isMissing(column) ? nil : try text(column)
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
    isMissing(column) ? nil : try word(column)
  }

  /// A day.
  func date(_ column: Int32) throws -> CalendarDate {
    guard let date = CalendarDate(try text(column)) else { throw damage(column, wanted: "a day") }
    return date
  }

  /// A day, or none.
  func optionalDate(_ column: Int32) throws -> CalendarDate? {
    isMissing(column) ? nil : try date(column)
  }

  private func isMissing(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  private func storedText(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  // MARK: Damage

  /// What SQLite would say of a row that its own checks had caught.
  private func damage(_ column: Int32, wanted: String) -> DatabaseError {
    DatabaseError(
      resultCode: .SQLITE_CORRUPT,
      message: "\(place(column)) holds \(found(column)) where \(wanted) belongs")
  }

  /// The table and column that a value is from; of a computed one the name.
  private func place(_ column: Int32) -> String {
    guard let table = sqlite3_column_table_name(handle, column),
      let name = sqlite3_column_origin_name(handle, column)
    else { return sqlite3_column_name(handle, column).map { String(cString: $0) } ?? "a column" }
    return "\(String(cString: table)).\(String(cString: name))"
  }

  private func found(_ column: Int32) -> String {
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
