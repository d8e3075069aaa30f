internal import Platform
internal import SQLite

extension RatingsDatabase {
  /// Whether there is no database at a path yet: no file, an empty one, or one of ours that nothing has
  /// been imported into.
  ///
  /// One that an import had only begun to fill when it was ended holds nothing too: what it had written
  /// is taken back first.
  package static func holdsNothing(at path: String, lockTimeout: LockTimeout = LockTimeout()) throws
    -> Bool
  {
    try takeBackAbandonedImport(at: path, lockTimeout)
    switch FileKind(ofFileAt: path) {
    case .missing, .empty, .unfilled: return true
    case .directory, .unreadable, .database, .begun, .other: return false
    }
  }

  /// Takes back what an import had written when the process or the machine went down.
  ///
  /// SQLite does so from the journal beside the database as soon as it may write; a connection that
  /// only reads may not. A journal of an import that is still going on is left alone: then this waits.
  static func takeBackAbandonedImport(at path: String, _ lockTimeout: LockTimeout) throws {
    guard (File.size(journal(of: path)) ?? 0) > 0 else { return }
    switch FileKind(ofFileAt: path) {
    case .database, .begun, .unfilled, .empty: break
    case .missing, .directory, .unreadable, .other: return
    }
    do {
      _ = try open(path, .readWrite, lockTimeout).integer("PRAGMA schema_version")
    } catch let error as SQLiteError {
      throw StoreError(error, path: path)
    }
  }

  /// Takes back what this process had written when writing failed.
  ///
  /// SQLite takes back what reached the file only when it next reads it. A journal of which nothing is
  /// needed it leaves for the next one that writes.
  func takeBack() {
    whileNobodyWrites { _ in File.remove(Self.journal(of: path)) }
  }

  /// Removes the file when it has no tables in it and no other process is using it.
  ///
  /// It goes while the right to write it is held: a process that waits for that right finds the file
  /// gone before it has written anything, which is a ``StoreError/Kind/moved``.
  package func removeIfUnfilled() {
    whileNobodyWrites { db in
      guard try Self.isWithoutTables(db) else { return }
      File.remove(Self.journal(of: path))
      File.remove(File.resolvingLinks(path))
    }
  }

  /// Does something while the right to write is held and nothing is written, unless the file is no
  /// longer at its path: what is there then is another process's.
  private func whileNobodyWrites(_ work: (Connection) throws -> Void) {
    try? connection.writing { db in
      if !db.hasMoved { try work(db) }
      return .rollback
    }
  }

  /// The journal in which SQLite keeps what a transaction that is under way has overwritten: beside the
  /// file itself, not beside a link to it.
  static func journal(of path: String) -> String { File.resolvingLinks(path) + "-journal" }
}
