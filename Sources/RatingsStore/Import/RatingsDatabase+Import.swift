package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// Runs one import: all or nothing.
  ///
  /// Where there is no database, it is made, with a register and populations. When `work` throws,
  /// or on a dry run, nothing is kept.
  ///
  /// - Throws: A ``StoreError``, or what `work` throws.
  package static func importing<Outcome>(
    into path: String, isDryRun: Bool = false, lockTimeout: LockTimeout = LockTimeout(),
    register: () throws -> EntityRegister, population: () throws -> [Population.Record] = { [] },
    _ work: (ImportTransaction) throws -> Outcome
  ) throws -> Outcome {
    var outcome: Outcome?
    func run(_ db: Connection, isFirst: Bool) throws -> Transaction {
      let known: EntityRegister
      if isFirst {
        known = try register()
        try RegisterStorage.save(known, in: db)
        try PopulationStorage.save(population(), in: db)
      } else {
        known = try RegisterStorage.load(db)
      }
      outcome = try work(ImportTransaction(db, register: known, isFirst: isFirst))
      return isDryRun ? .rollback : .commit
    }
    if let new = try NewDatabase(at: path, lockTimeout) {
      try new.fill { try run($0, isFirst: true) }
    } else {
      let database = try RatingsDatabase(writing: path, lockTimeout)
      try database.writing { db in
        try db.writing { db in
          try database.requireSound(db)
          return try run(db, isFirst: false)
        }
      }
    }
    guard let outcome else {
      throw StoreError(.inputOutput, path: path, message: "the import did not end")
    }
    return outcome
  }
}
