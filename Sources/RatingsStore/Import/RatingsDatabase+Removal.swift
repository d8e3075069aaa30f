internal import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// Removes a source and all that came from it; values of other sources that it superseded are
  /// current again. What no other source has values of goes too: editions, a user's own
  /// indicators and publications. Returns false where there is no such source.
  ///
  /// `watch` is called regularly; when it throws, nothing is removed.
  package static func removeSource(
    _ number: Int, fromDatabaseAt path: String, lockTimeout: LockTimeout = LockTimeout(),
    watch: @escaping () throws -> Void = {}
  ) throws -> Bool {
    var interruption: (any Error)?
    do {
      let database = try RatingsDatabase(writing: path, lockTimeout)
      return try database.writing { db in
        db.ask(every: 100_000) {
          do { try watch() } catch { interruption = error }
          return interruption == nil
        }
        defer { db.ask(every: 0, nil) }
        var isThere = false
        try db.writing { db in
          try database.requireSound(db)
          isThere = try db.integer("SELECT 1 FROM source WHERE id = ?", [number]) != nil
          guard isThere else { return .rollback }
          try Supersession.release(source: number, in: db)
          try db.execute(removal(of: number))
          try watch()
          return .commit
        }
        return isThere
      }
    } catch {
      throw interruption ?? error
    }
  }

  private static func removal(of number: Int) -> String {
    func list(_ codes: [String]) -> String { codes.map { "'\($0)'" }.joined(separator: ", ") }
    return """
      DELETE FROM observation WHERE source = \(number);
      DELETE FROM membership WHERE source = \(number);
      DELETE FROM sheet WHERE source = \(number);
      DELETE FROM source WHERE id = \(number);
      DELETE FROM edition WHERE id NOT IN (SELECT edition FROM observation);
      DELETE FROM indicator WHERE code NOT IN (\(list(Indicator.freedomHouse.map(\.id))))
        AND id NOT IN (SELECT indicator FROM observation);
      DELETE FROM publication WHERE code NOT IN (\(list(Publication.freedomHouse.map(\.id))))
        AND id NOT IN (SELECT publication FROM source UNION SELECT publication FROM indicator
          UNION SELECT publication FROM edition);
      """
  }
}
