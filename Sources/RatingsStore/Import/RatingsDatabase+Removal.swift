internal import FreedomModel
internal import GRDB
internal import GRDBSQLite

extension RatingsDatabase {
  /// Removes a source and all that came from it; figures of other sources that it superseded are
  /// current again. What no other source has figures of goes too: editions, a person's own indicators and
  /// publications.
  ///
  /// - Parameters:
  ///   - number: The source's number.
  ///   - watch: Is asked now and then; the removal ends with what it throws, and nothing is removed.
  /// - Returns: Whether there was such a source.
  /// - Throws: A ``StoreError``, or what `watch` throws.
  package func removeSource(
    _ number: Int, watch: @escaping () throws -> Void = {}
  ) throws -> Bool {
    try writing { db in
      try Watch(watch).watching(db) {
        var isThere = false
        try db.inTransaction(.immediate) {
          try requireSound(db)
          isThere =
            try Int.fetchOne(db, sql: "SELECT 1 FROM source WHERE id = ?", arguments: [number])
            != nil
          guard isThere else { return .rollback }
          try Supersession.release(source: number, in: db)
          try db.execute(sql: Self.removal(of: number))
          try watch()
          return .commit
        }
        return isThere
      }
    }
  }

  private static func removal(of number: Int) -> String {
    func list(_ codes: [String]) -> String { codes.map { "'\($0)'" }.joined(separator: ", ") }
    let sheets = "SELECT id FROM sheet WHERE source = \(number)"
    return """
      DELETE FROM observation WHERE series IN (SELECT id FROM series WHERE sheet IN (\(sheets)));
      DELETE FROM series WHERE sheet IN (\(sheets));
      DELETE FROM membership WHERE source = \(number);
      DELETE FROM sheet WHERE source = \(number);
      DELETE FROM source WHERE id = \(number);
      DELETE FROM edition WHERE id NOT IN (SELECT edition FROM observation);
      DELETE FROM indicator WHERE code NOT IN (\(list(Indicator.freedomHouse.map(\.id))))
        AND id NOT IN (SELECT indicator FROM series);
      DELETE FROM publication WHERE code NOT IN (\(list(Publication.freedomHouse.map(\.id))))
        AND id NOT IN (SELECT publication FROM source UNION SELECT publication FROM indicator
          UNION SELECT publication FROM edition);
      """
  }
}

/// Asks somebody now and then, while SQLite works, whether to go on.
private final class Watch {
  private let ask: () throws -> Void
  private var error: (any Error)?

  init(_ ask: @escaping () throws -> Void) { self.ask = ask }

  /// Does some work on a connection; ends it with what the one asked throws.
  func watching<Result>(_ db: Database, _ work: () throws -> Result) throws -> Result {
    let steps: Int32 = 100_000
    sqlite3_progress_handler(
      db.sqliteConnection, steps,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().isToEnd() ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
    do {
      return try work()
    } catch let interruption as DatabaseError where interruption.resultCode == .SQLITE_INTERRUPT {
      throw error ?? interruption
    }
  }

  private func isToEnd() -> Bool {
    do { try ask() } catch { self.error = error }
    return error != nil
  }
}
