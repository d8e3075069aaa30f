internal import FreedomModel
internal import SQLite

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
    var interruption: (any Error)?
    do {
      return try writing { db in
        db.ask(every: 100_000) {
          do { try watch() } catch { interruption = error }
          return interruption == nil
        }
        defer { db.ask(every: 0, nil) }
        var isThere = false
        try db.writing { db in
          try requireSound(db)
          isThere = try db.integer("SELECT 1 FROM source WHERE id = ?", [number]) != nil
          guard isThere else { return .rollback }
          try Supersession.release(source: number, in: db)
          try db.execute(Self.removal(of: number))
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
