import FreedomModel
import GRDB
import GRDBSQLite

/// A person's own statement while it runs, within limits: what nobody meant to ask must not take the memory
/// of the machine.
final class QueryStatement {
  /// The largest row that is shown, in bytes of text and blobs.
  private static let largestRow = 4 << 20
  /// The largest text or blob that SQLite may make on the way, in bytes.
  private static let largestValue: Int32 = 64 << 20
  /// How much memory SQLite may use, in bytes.
  private static let memory: Int64 = 256 << 20
  /// A pattern of LIKE with more letters could take hours over one text.
  private static let longestPattern: Int32 = 1000

  /// The names of the columns.
  let names: [String]

  private let statement: Statement
  private let handle: OpaquePointer?
  private let connection: OpaquePointer?
  private let path: String
  private let clock: QueryClock?

  init(_ sql: String, in db: Database, path: String, seconds: Double?) throws {
    self.path = path
    connection = db.sqliteConnection
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, Self.largestValue)
    sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, Self.longestPattern)
    sqlite3_hard_heap_limit64(Self.memory)
    do {
      statement = try db.makeStatement(sql: sql)
    } catch let error as DatabaseError {
      let told = Self.explained(error.message ?? "the statement cannot be read")
      throw StoreError(.statement, path: path, message: told.message, hint: told.hint)
    }
    guard statement.isReadonly, !QueryRules.isForbidden(sql) else {
      throw StoreError(
        .statement, path: path, message: "this statement would change something",
        hint: "'freedom sql' only reads: write a SELECT")
    }
    handle = statement.sqliteStatement
    names = statement.columnNames
    clock = seconds.map(QueryClock.init)
    clock?.watch(connection)
  }

  deinit {
    clock?.leave(connection)
    sqlite3_reset(handle)
    sqlite3_hard_heap_limit64(0)
  }

  /// The next row; `nil` after the last.
  func next() throws -> [ResultValue]? {
    clock?.start()
    let code = sqlite3_step(handle)
    clock?.stop()
    switch code {
    case SQLITE_ROW: return try row()
    case SQLITE_DONE: return nil
    default: throw failure(code)
    }
  }

  private func row() throws -> [ResultValue] {
    let columns = 0..<sqlite3_column_count(handle)
    var size = 0
    for column in columns where [SQLITE_TEXT, SQLITE_BLOB].contains(type(column)) {
      size += Int(sqlite3_column_bytes(handle, column))
    }
    guard size <= Self.largestRow else { throw tooLarge }
    return columns.map(value)
  }

  private func type(_ column: Int32) -> Int32 { sqlite3_column_type(handle, column) }

  private func value(_ column: Int32) -> ResultValue {
    switch type(column) {
    case SQLITE_INTEGER: .integer(Int(sqlite3_column_int64(handle, column)))
    case SQLITE_FLOAT: .number(sqlite3_column_double(handle, column))
    case SQLITE_TEXT: .text(statement.text(ofColumn: Int(column)))
    case SQLITE_BLOB: .text(hexadecimal(column))
    default: .missing
    }
  }

  /// A blob as SQL writes it.
  private func hexadecimal(_ column: Int32) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = UnsafeRawBufferPointer(
      start: sqlite3_column_blob(handle, column), count: Int(sqlite3_column_bytes(handle, column)))
    var text = Array("x'".utf8)
    text.reserveCapacity(2 * bytes.count + 3)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    text.append(UInt8(ascii: "'"))
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: What goes wrong

  private func failure(_ code: Int32) -> any Error {
    switch code {
    case SQLITE_INTERRUPT:
      let seconds = clock?.seconds.shortestExact ?? ""
      return StoreError(
        .tooSlow, path: path,
        message: "the statement did not end within \(seconds) s",
        hint: "ask for less, or give it longer with --timeout SECONDS")
    case SQLITE_TOOBIG: return tooLarge
    case SQLITE_NOMEM:
      return StoreError(
        .statement, path: path, message: "the statement needs more memory than there is for it",
        hint: "ask for less, such as fewer rows or shorter texts")
    default:
      return DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: sqlite3_errmsg(connection).map { String(cString: $0) })
    }
  }

  private var tooLarge: StoreError {
    StoreError(
      .statement, path: path,
      message: "a row of the result has more than \(Self.largestRow >> 20) MiB, "
        + "or a text or blob in the statement more than \(Self.largestValue >> 20) MiB",
      hint: "ask for less, such as substr(text, 1, 1000) or length(blob)")
  }

  /// What is wrong with a statement, and what to do.
  private static func explained(_ message: String) -> (message: String, hint: String) {
    if message.hasPrefix("Multiple statements") {
      return ("only one statement can be run at a time", "run them one by one")
    }
    if message.hasPrefix("no such column") {
      return (message, "PRAGMA table_info(freedom_in_the_world) lists the columns of a view")
    }
    return (
      message,
      "the views are freedom_in_the_world, freedom_of_the_press, freedom_on_the_net "
        + "and observation_tidy"
    )
  }
}

/// How long a statement has worked, not counting the time in which others use its rows.
private final class QueryClock {
  /// How long it may work.
  let seconds: Double

  private var used = Duration.zero
  private var begun = ContinuousClock.now

  init(seconds: Double) {
    self.seconds = seconds
  }

  func start() { begun = .now }

  func stop() { used += begun.duration(to: .now) }

  private var isOver: Bool { (used + begun.duration(to: .now)) / .seconds(1) > seconds }

  /// Has SQLite ask every few thousand of its steps whether time is up.
  func watch(_ connection: OpaquePointer?) {
    sqlite3_progress_handler(
      connection, 5000,
      { clock in
        guard let clock else { return 0 }
        return Unmanaged<QueryClock>.fromOpaque(clock).takeUnretainedValue().isOver ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  func leave(_ connection: OpaquePointer?) {
    sqlite3_progress_handler(connection, 0, nil, nil)
  }
}
