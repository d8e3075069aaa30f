import GRDB
import GRDBSQLite

extension Statement {
  /// The text of a column in the row at which the statement is. GRDB's own texts end at a NUL.
  func text(ofColumn column: Int) -> String {
    let place = Int32(truncatingIfNeeded: column)
    guard let start = sqlite3_column_text(sqliteStatement, place) else { return "" }
    let count = Int(sqlite3_column_bytes(sqliteStatement, place))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
