package import FreedomModel
import SQLite

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

/// What the store has to know of a file before its observations come.
package struct SourceRecord: Sendable {
  /// The file's name, without its folder.
  package let file: String
  package let layout: String
  /// Whose ratings it contains.
  package let publication: Publication
  /// Of two sources of one value that of higher authority is current, then the one with the newer
  /// last edition, then the one imported later. 0 for an official file.
  package let authority: Int
  package let trust: SourceTrust
  /// When it is imported, ISO 8601 in UTC.
  package let importedAt: String

  package init(
    file: String, layout: String, publication: Publication, authority: Int = 0,
    trust: SourceTrust = .official, importedAt: String
  ) {
    self.file = file
    self.layout = layout
    self.publication = publication
    self.authority = authority
    self.trust = trust
    self.importedAt = importedAt
  }
}

/// What a file changed: the rows added, changed, unchanged, repeated and withdrawn make up its
/// rows.
package struct ImportCounts: Sendable, Hashable {
  /// Rows that were not there.
  package var added = 0
  /// Rows with a current value that is another now.
  package var changed = 0
  /// Rows that change no current value.
  package var unchanged = 0
  /// Rows that differ from the current values of a newer source, which stay; part of ``unchanged``.
  package var superseded = 0

  /// Rows that say what another row of the file says.
  package var repeated = 0
  /// Rows without any value, where a current value of another source is gone; part of ``changed``.
  package var withdrawn = 0
  /// What its values of Freedom House's publications are beside those that were current; `nil`
  /// where that was not requested.
  package var official: OfficialChanges?
  /// Why its years are rather those covered; `nil` where they are not, or that was not requested.
  package var yearsOfCoverage: YearsOfCoverage?

  package init() {}
}

/// Whether the years of a file that was read by edition are rather the years covered: some of its
/// values differ from those of Freedom House's editions, and all agree with the editions that cover
/// those years.
package struct YearsOfCoverage: Sendable, Hashable {
  /// How many values differ from those of the editions that the file was read as.
  package let differing: Int
  /// How many values agree with the editions that cover their years.
  package let agreeing: Int

  /// How many values must agree: one or two may do so by chance.
  private static let fewest = 4

  /// Compares a source whose values are written, before it is settled which are current; `nil`
  /// where its years are not likely to be those covered.
  init?(ofSource source: Int, in db: Connection) throws {
    func count(_ edition: String, isSame: Bool) throws -> Int {
      try db.integer(
        """
        SELECT count(*) FROM observation n
        JOIN edition a ON a.id = n.edition
        JOIN publication p ON p.id = a.publication
        JOIN edition b ON b.publication = a.publication AND \(edition)
        JOIN observation o ON o.entity = n.entity AND o.indicator = n.indicator
          AND o.edition = b.id AND o.source <> n.source AND o.current AND o.value IS NOT NULL
        WHERE n.source = \(source) AND n.value IS NOT NULL
          AND p.code IN (\(Publication.freedomHouse.map { "'\($0.id)'" }.joined(separator: ", ")))
          AND (n.value = o.value) = \(isSame ? 1 : 0)
        """) ?? 0
    }
    let isOwn = "b.id = a.id"
    let covers = "CAST(substr(b.coverage_end, 1, 4) AS INTEGER) = a.year"
    differing = try count(isOwn, isSame: false)
    guard differing > 0 else { return nil }
    agreeing = try count(covers, isSame: true)
    guard agreeing >= Self.fewest, try count(covers, isSame: false) == 0 else { return nil }
  }
}
