import FreedomModel
import SQLite

/// A user's own statement while it runs, within limits: what nobody meant to ask must not take the memory
/// of the machine.
final class QueryStatement {
  /// The largest row that is shown, in bytes of text and blobs.
  private static let largestRow = 4 << 20
  /// The largest text or blob that SQLite may make on the way, in bytes.
  private static let largestValue = 64 << 20
  /// How much memory SQLite may use, in bytes.
  private static let memory = 256 << 20
  /// A pattern of LIKE with more letters could take hours over one text.
  private static let longestPattern = 1000

  /// The names of the columns.
  let names: [String]

  private let statement: Statement
  private let db: Connection
  private let path: String
  private let clock: QueryClock?

  init(_ sql: String, in db: Connection, path: String, seconds: Double?) throws {
    self.path = path
    self.db = db
    db.limit(.valueLength, to: Self.largestValue)
    db.limit(.patternLength, to: Self.longestPattern)
    Connection.limitMemory(to: Self.memory)
    do {
      statement = try db.prepare(sql)
    } catch {
      let (message, hint) = Self.explained(error)
      throw StoreError(.statement, path: path, message: message, hint: hint)
    }
    guard statement.isReadOnly, !QueryRules.isForbidden(sql) else {
      throw StoreError(
        .statement, path: path, message: "this statement would change something",
        hint: "'freedom sql' only reads: write a SELECT")
    }
    names = statement.columnNames
    clock = seconds.map(QueryClock.init)
    if let clock { db.ask(every: 5000) { !clock.isOver } }
  }

  deinit {
    db.ask(every: 0, nil)
    statement.reset()
    Connection.limitMemory(to: nil)
  }

  /// The next row; `nil` after the last.
  func next() throws -> [ResultValue]? {
    clock?.start()
    defer { clock?.stop() }
    do {
      return try statement.step() ? try row() : nil
    } catch let error as SQLiteError {
      throw explained(error)
    }
  }

  private func row() throws -> [ResultValue] {
    let columns = 0..<Int32(clamping: names.count)
    let size = columns.reduce(0) { $0 + statement.storedBytes($1) }
    guard size <= Self.largestRow else { throw tooLarge }
    return columns.map { column in
      switch statement.value(column) {
      case .null: .missing
      case .integer(let integer): .integer(integer)
      case .real(let number): .number(number)
      case .text(let text): .text(text)
      case .blob(let bytes): .text(Self.hexadecimal(bytes))
      }
    }
  }

  /// A blob as SQL writes it.
  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("x'".utf8)
    text.reserveCapacity(2 * bytes.count + 3)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    text.append(UInt8(ascii: "'"))
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Errors

  private func explained(_ error: SQLiteError) -> any Error {
    switch error.kind {
    case .interrupted:
      let seconds = clock?.seconds.shortestExact ?? ""
      return StoreError(
        .tooSlow, path: path,
        message: "the statement did not end within \(seconds) s",
        hint: "ask for less, or give it longer with --timeout SECONDS")
    case .tooBig: return tooLarge
    case .outOfMemory:
      return StoreError(
        .statement, path: path, message: "the statement needs more memory than there is for it",
        hint: "ask for less, such as fewer rows or shorter texts")
    default: return error
    }
  }

  private var tooLarge: StoreError {
    StoreError(
      .statement, path: path,
      message: "a row of the result has more than \(Self.largestRow >> 20) MiB, "
        + "or a text or blob in the statement more than \(Self.largestValue >> 20) MiB",
      hint: "ask for less, such as substr(text, 1, 1000) or length(blob)")
  }

  /// What is wrong with the text of a statement, and what to do.
  private static func explained(_ error: SQLiteError) -> (message: String, hint: String) {
    if error.isSeveralStatements {
      return ("only one statement can be run at a time", "run them one by one")
    }
    if error.message.hasPrefix("no such column") {
      return (
        error.message, "PRAGMA table_info(freedom_in_the_world) lists the columns of a view"
      )
    }
    return (
      error.message,
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

  var isOver: Bool { (used + begun.duration(to: .now)) / .seconds(1) > seconds }
}
