import FreedomModel
import GRDB
import GRDBSQLite

/// Puts observations into the table through SQLite's own interface, many at a time and in the order
/// of the key, so that pages fill up and nothing is moved twice.
///
/// GRDB's statements cost more a row than the insertion itself; this is the one place that steps
/// around them, on GRDB's own connection.
struct ObservationWriter {
  /// An observation as it is stored.
  struct Stored {
    var series: Int32
    var edition: Int32
    var position: Int
    var value: ObservationValue
    var text: String?

    /// Orders by the table's key; of one key the first in the file comes first.
    static func precedes(_ one: Stored, _ other: Stored) -> Bool {
      if one.series != other.series { return one.series < other.series }
      if one.edition != other.edition { return one.edition < other.edition }
      return one.position < other.position
    }
  }

  private let connection: OpaquePointer?
  private let statement: Statement
  private let handle: OpaquePointer?

  init(_ db: Database) throws {
    statement = try db.makeStatement(sql: "INSERT INTO observation VALUES (?, ?, ?, ?, ?)")
    handle = statement.sqliteStatement
    connection = db.sqliteConnection
  }

  /// Inserts one observation; says no where its key is taken.
  func insert(_ observation: Stored) throws -> Bool {
    sqlite3_bind_int(handle, 1, observation.series)
    sqlite3_bind_int(handle, 2, observation.edition)
    switch observation.value {
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
    if let text = observation.text ?? observation.value.mark {
      sqlite3_bind_text(
        handle, 4, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    } else {
      sqlite3_bind_null(handle, 4)
    }
    sqlite3_bind_int64(handle, 5, Int64(observation.position))
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    if result == SQLITE_DONE { return true }
    let code = ResultCode(rawValue: sqlite3_extended_errcode(connection))
    if code == .SQLITE_CONSTRAINT_PRIMARYKEY { return false }
    throw DatabaseError(
      resultCode: code,
      message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }
}

extension ObservationValue {
  /// What stands for a missing value in the `text` column.
  fileprivate var mark: String? {
    if case .absent(let absence) = self { return absence.rawValue }
    return nil
  }
}
