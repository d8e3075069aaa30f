package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// Runs one import: all or nothing.
  ///
  /// A new database gets its tables and its register here, in the same transaction. When `work` throws, or on a dry run, nothing is kept. Trouble with the
  /// database is a ``StoreError``; what `work` throws is passed on unchanged.
  package func importing<Outcome>(
    isDryRun: Bool = false, register: () throws -> EntityRegister,
    _ work: (ImportTransaction) throws -> Outcome
  ) throws -> Outcome {
    try writing { db in
      var outcome: Outcome?
      try db.writing { db in
        let isFirst = try Self.isWithoutTables(db)
        if isFirst { try Schema.make(in: db) } else { try requireSound(db) }
        let known: EntityRegister
        if try db.integer("SELECT count(*) FROM entity") == 0 {
          known = try register()
          try RegisterStorage.save(known, in: db)
        } else {
          known = try RegisterStorage.load(db)
        }
        outcome = try work(ImportTransaction(db, register: known, isFirst: isFirst))
        return isDryRun ? .rollback : .commit
      }
      guard let outcome else {
        throw StoreError(.inputOutput, path: path, message: "the import did not end")
      }
      return outcome
    }
  }
}
