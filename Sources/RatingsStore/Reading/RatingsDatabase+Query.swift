package import FreedomModel
internal import SQLite

/// Whether more rows of a query are wanted.
package enum QueryStep: Sendable {
  /// The next one.
  case next
  /// No more.
  case stop
}

extension RatingsDatabase {
  /// What a person's own SELECT gives. Only one statement that reads is run: neither writing nor
  /// attaching another file is possible.
  ///
  /// - Parameter sql: One statement.
  /// - Returns: Its rows; columns keep the names that the statement gives them.
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

  /// Runs a person's own SELECT, as ``query(_:)`` does, and hands over its rows as they come: memory does
  /// not grow with their number.
  ///
  /// - Parameters:
  ///   - sql: One statement.
  ///   - seconds: How long it may work, the time in which its rows are used not counted; `nil` for no end.
  ///   - begin: Is told the names of the columns, before any row.
  ///   - body: Takes a row.
  /// - Throws: A ``StoreError`` that says what is wrong with the statement, or that it would write, takes
  ///   too long or is too large; or what the closures throw.
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
