public import FreedomModel
internal import GRDB

extension RatingsDatabase {
  /// What a person's own SELECT gives. Only one statement that reads is run: neither writing nor
  /// attaching another file is possible.
  ///
  /// - Parameter sql: One statement.
  /// - Returns: Its rows; columns keep the names that the statement gives them.
  /// - Throws: A ``StoreFault`` that says what is wrong with the statement, or that it would write.
  public func query(_ sql: String) throws -> ResultTable {
    try reading { db in
      let statement: Statement
      do {
        statement = try db.makeStatement(sql: sql)
      } catch let error as DatabaseError {
        let told = Self.explained(error.message ?? "the statement cannot be read")
        throw StoreFault(.statement, path: path, message: told.message, hint: told.hint)
      }
      guard statement.isReadonly, !QueryRules.isForbidden(sql) else {
        throw StoreFault(
          .statement, path: path, message: "this statement would change something",
          hint: "'freedom sql' only reads: write a SELECT")
      }
      var rows: [[ResultValue]] = []
      let cursor = try Row.fetchCursor(statement)
      while let row = try cursor.next() {
        rows.append(
          row.databaseValues.enumerated().map { column, value in
            ResultValue(value, wholeText: { statement.text(ofColumn: column) })
          })
      }
      return ResultTable(
        title: "Query", columns: columns(of: statement.columnNames, in: rows), rows: rows)
    }
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

  /// A column is of the kind that all its values are of.
  private func columns(of names: [String], in rows: [[ResultValue]]) -> [ResultTable.Column] {
    names.enumerated().map { position, name in
      var kind: ResultTable.Column.Kind?
      for row in rows {
        switch (row[position], kind) {
        case (.missing, _), (.integer, .number?), (.integer, .integer?): continue
        case (.integer, nil): kind = .integer
        case (.number, nil), (.number, .integer?), (.number, .number?): kind = .number
        default: return ResultTable.Column(name, .string)
        }
      }
      return ResultTable.Column(name, kind ?? .string)
    }
  }
}

/// Statements that SQLite calls reading although they reach outside the database or change how it
/// is opened.
enum QueryRules {
  static func isForbidden(_ sql: String) -> Bool {
    let text = withoutLeadingComments(sql[...])
    let first = text.prefix { $0.isLetter }.uppercased()
    if first == "PRAGMA" { return !isHarmless(pragma: text.dropFirst(first.count)) }
    return !["SELECT", "WITH", "VALUES", "EXPLAIN"].contains(first)
  }

  /// Whether a PRAGMA only tells something: it is listed, and sets nothing.
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
    let rest = sql.drop { $0.isWhitespace || $0 == "(" }
    if rest.hasPrefix("--") {
      return withoutLeadingComments(rest.drop { !$0.isNewline })
    }
    guard rest.hasPrefix("/*") else { return rest }
    var body = rest.dropFirst(2)
    while !body.isEmpty, !body.hasPrefix("*/") { body = body.dropFirst() }
    return withoutLeadingComments(body.dropFirst(2))
  }
}

extension ResultValue {
  /// A value of the row at which a statement is; a text is read whole, beyond any NUL in it.
  fileprivate init(_ value: DatabaseValue, wholeText: () -> String) {
    switch value.storage {
    case .null: self = .missing
    case .int64(let integer): self = .integer(Int(integer))
    case .double(let number): self = .number(number)
    case .string: self = .text(wholeText())
    case .blob(let data): self = .text("x'" + data.map { hexadecimal($0) }.joined() + "'")
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return digits.count == 1 ? "0" + digits : digits
}
