import FreedomModel
import GRDB
import GRDBSQLite

/// Puts observations into the table through SQLite's own interface, many with one statement.
///
/// GRDB's statements cost more a row than the insertion itself, and so does beginning and ending a
/// statement for every row; this is the one place that steps around both, on GRDB's own connection.
struct ObservationWriter {
  /// How many observations go into one statement.
  static let batch = 32

  private let one: Insertion
  private let many: Insertion

  init(_ db: Database) throws {
    one = try Insertion(of: 1, into: db)
    many = try Insertion(of: Self.batch, into: db)
  }

  /// Inserts some observations in the order given, and hands over those whose key is taken.
  func insert(
    _ rows: [ObservationBuffer.Row], taken: (ObservationBuffer.Row) throws -> Void
  ) throws {
    if rows.count == Self.batch, try many.run(rows) { return }
    for row in rows where try !one.run([row]) { try taken(row) }
  }
}

/// One statement that inserts a number of observations, all of them or none.
private struct Insertion {
  private let connection: OpaquePointer?
  private let statement: Statement
  private let handle: OpaquePointer?

  init(of count: Int, into db: Database) throws {
    let values = Array(repeating: "(?, ?, ?, ?, ?)", count: count).joined(separator: ", ")
    statement = try db.makeStatement(sql: "INSERT INTO observation VALUES \(values)")
    handle = statement.sqliteStatement
    connection = db.sqliteConnection
  }

  /// Inserts as many observations as the statement takes; says no where a key is taken.
  func run(_ rows: [ObservationBuffer.Row]) throws -> Bool {
    var place: Int32 = 0
    for row in rows {
      bind(row, behind: place)
      place += 5
    }
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    if result == SQLITE_DONE { return true }
    let code = ResultCode(rawValue: sqlite3_extended_errcode(connection))
    if code == .SQLITE_CONSTRAINT_PRIMARYKEY { return false }
    throw DatabaseError(
      resultCode: code, message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }

  private func bind(_ row: ObservationBuffer.Row, behind place: Int32) {
    sqlite3_bind_int64(handle, place + 1, Int64(row.series))
    sqlite3_bind_int64(handle, place + 2, Int64(row.edition))
    switch row.value {
    case .number(let number):
      if let integer = Int64(exactly: number) {
        sqlite3_bind_int64(handle, place + 3, integer)
      } else {
        sqlite3_bind_double(handle, place + 3, number)
      }
    case .status(let status): sqlite3_bind_int(handle, place + 3, Int32(status.rawValue))
    case .splitStatus: sqlite3_bind_int(handle, place + 3, -1)
    case .absent: sqlite3_bind_null(handle, place + 3)
    }
    if let text = row.text ?? row.value.mark {
      sqlite3_bind_text(
        handle, place + 4, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    } else {
      sqlite3_bind_null(handle, place + 4)
    }
    sqlite3_bind_int64(handle, place + 5, Int64(row.position))
  }
}

extension ObservationValue {
  /// What stands for a missing value in the `text` column.
  fileprivate var mark: String? {
    if case .absent(let absence) = self { return absence.rawValue }
    return nil
  }
}
