package import FreedomModel
internal import SQLite

/// Whether more rows of a query are wanted.
package enum QueryStep: Sendable {
  /// The next one.
  case next
  /// Stop here.
  case stop
}

extension RatingsDatabase {
  /// The result of a user's own SELECT. Only one statement that reads is run: neither writing nor
  /// attaching another file is possible.
  ///
  /// - Parameter sql: One statement.
  /// - Returns: Its rows; columns keep the names of the statement.
  /// - Throws: A ``StoreError`` that says what is wrong with the statement, or that it would write.
  package func query(_ sql: String) throws -> ResultTable {
    var table = ResultTable(title: "Query", columns: [])
    var kinds = ColumnKinds()
    var names: [String] = []
    try query(sql, begin: { names = $0 }) { row in
      kinds.take(row)
      table.rows.append(row)
      return .next
    }
    table.columns = kinds.columns(named: names)
    return table
  }

  /// Runs a user's own SELECT, as ``query(_:)`` does, and passes on its rows as they come: memory
  /// does not grow with their number.
  ///
  /// - Parameters:
  ///   - sql: One statement.
  ///   - seconds: How long it may work, the time in which its rows are used not counted; `nil` for
  ///     no end.
  ///   - begin: Receives the names of the columns, before any row.
  ///   - body: Receives a row.
  /// - Throws: A ``StoreError`` that says what is wrong with the statement, or that it would write,
  ///   needs too long or is too large; or what the closures throw.
  package func query(
    _ sql: String, seconds: Double? = nil, begin: (_ names: [String]) throws -> Void,
    _ body: (_ row: [ResultValue]) throws -> QueryStep
  ) throws {
    try reading { db in
      let statement = try QueryStatement(sql, in: db, path: path, seconds: seconds)
      try begin(statement.names)
      while let row = try statement.next() {
        if try body(row) == .stop { return }
      }
    }
  }
}

/// A user's own statement while it runs, within limits: a query with an unintended size must not
/// use up the memory of the machine.
private final class QueryStatement {
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
        hint: "select less, or allow more time with --timeout SECONDS")
    case .tooBig: return tooLarge
    case .outOfMemory:
      return StoreError(
        .statement, path: path, message: "the statement needs more memory than there is for it",
        hint: "select less, such as fewer rows or shorter texts")
    default: return error
    }
  }

  private var tooLarge: StoreError {
    StoreError(
      .statement, path: path,
      message: "a row of the result has more than \(Self.largestRow >> 20) MiB, "
        + "or a text or blob in the statement more than \(Self.largestValue >> 20) MiB",
      hint: "select less, such as substr(text, 1, 1000) or length(blob)")
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

/// Statements that SQLite calls reading although they reach outside the database or change how it
/// is opened.
private enum QueryRules {
  static func isForbidden(_ sql: String) -> Bool {
    let text = withoutLeadingComments(sql[...])
    let first = text.prefix { $0.isLetter }.uppercased()
    if first == "PRAGMA" { return !isHarmless(pragma: text.dropFirst(first.count)) }
    return !["SELECT", "WITH", "VALUES", "EXPLAIN"].contains(first)
  }

  /// Whether a PRAGMA only reports something: it is listed, and sets nothing.
  private static func isHarmless(pragma rest: Substring) -> Bool {
    let name = rest.drop(while: \.isWhitespace).prefix { $0.isLetter || $0 == "_" || $0 == "." }
    let word = name.split(separator: ".").last?.lowercased() ?? ""
    if tellingWithArgument.contains(word) { return !rest.contains("=") }
    return telling.contains(word) && !rest.contains { $0 == "=" || $0 == "(" }
  }

  private static let tellingWithArgument: Set<String> = [
    "table_info", "table_xinfo", "index_info", "index_xinfo", "index_list", "foreign_key_list",
    "foreign_key_check", "integrity_check", "quick_check", "table_list",
  ]

  private static let telling: Set<String> = [
    "application_id", "collation_list", "compile_options", "data_version", "database_list",
    "encoding", "freelist_count", "function_list", "journal_mode", "module_list", "page_count",
    "page_size", "pragma_list", "schema_version", "user_version",
  ]

  private static func withoutLeadingComments(_ sql: Substring) -> Substring {
    var rest = sql
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "(" }
      if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        rest = rest.dropFirst(2)
        while !rest.isEmpty, !rest.hasPrefix("*/") { rest = rest.dropFirst() }
        rest = rest.dropFirst(2)
      } else {
        return rest
      }
    }
  }
}
