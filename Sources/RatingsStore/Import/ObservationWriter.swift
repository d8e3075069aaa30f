import FreedomModel
import GRDB
import GRDBSQLite

/// Puts observations into the table through SQLite's own interface.
///
/// GRDB's statements cost more a row than the insertion itself; this is the one place that steps
/// around them, on GRDB's own connection.
struct ObservationWriter {
  private let connection: OpaquePointer?
  private let statement: Statement
  private let handle: OpaquePointer?

  init(_ db: Database) throws {
    statement = try db.makeStatement(sql: "INSERT INTO observation VALUES (?, ?, ?, ?, ?)")
    handle = statement.sqliteStatement
    connection = db.sqliteConnection
  }

  /// Inserts one observation; says no where its key is taken.
  func insert(
    series: Int, edition: Int, value: ObservationValue, text: String?, position: Int
  ) throws -> Bool {
    sqlite3_bind_int64(handle, 1, Int64(series))
    sqlite3_bind_int64(handle, 2, Int64(edition))
    switch value {
    case .number(let number):
      if let integer = Int64(exactly: number) {
        sqlite3_bind_int64(handle, 3, integer)
      } else {
        sqlite3_bind_double(handle, 3, number)
      }
    case .status(let status): sqlite3_bind_int(handle, 3, Int32(status.rawValue))
    case .splitStatus: sqlite3_bind_int(handle, 3, -1)
    case .absent: sqlite3_bind_null(handle, 3)
    }
    if let text = text ?? value.mark {
      sqlite3_bind_text(
        handle, 4, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    } else {
      sqlite3_bind_null(handle, 4)
    }
    sqlite3_bind_int64(handle, 5, Int64(position))
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    if result == SQLITE_DONE { return true }
    let code = ResultCode(rawValue: sqlite3_extended_errcode(connection))
    if code == .SQLITE_CONSTRAINT_PRIMARYKEY { return false }
    throw DatabaseError(
      resultCode: code, message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }
}

extension ObservationValue {
  /// What stands for a missing value in the `text` column.
  fileprivate var mark: String? {
    if case .absent(let absence) = self { return absence.rawValue }
    return nil
  }
}
