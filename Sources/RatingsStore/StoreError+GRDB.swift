import GRDB

extension StoreError {
  /// What a trouble of SQLite means to the person at the command line.
  init(_ error: DatabaseError, path: String) {
    let message = error.message ?? "\(error.resultCode)"
    switch error.extendedResultCode {
    case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY:
      self.init(
        .unfinished, path: path,
        message: "an import was broken off, and what it had written can only be read after it is "
          + "taken back",
        hint:
          "run any command, such as 'freedom sources', as someone who may write the file and its "
          + "folder")
      return
    case .SQLITE_READONLY_DBMOVED:
      self.init(
        .moved, path: path, message: "the database was moved or removed by another process",
        hint: "try again")
      return
    default: break
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .busy, path: path, message: "another process is using the database",
        hint: "try again when it is done, or wait longer with --timeout SECONDS")
    case .SQLITE_NOTADB:
      self.init(
        .notOurs, path: path, message: "this file is not a database",
        hint: "name another file with --database")
    case .SQLITE_CORRUPT:
      self = RatingsDatabase.damage(at: path, message)
    case .SQLITE_CANTOPEN:
      self.init(.cannotCreate, path: path, message: "the database cannot be opened (\(message))")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .cannotCreate, path: path, message: "the database cannot be written (\(message))",
        hint: "check the permissions of the file and of its folder")
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM:
      self.init(
        .inputOutput, path: path, message: "reading or writing failed (\(message))",
        hint: "the database is as it was before")
    default:
      self.init(.statement, path: path, message: message)
    }
  }

  /// The same trouble, where what had been written could not be taken back either.
  var leftUnfinished: StoreError {
    StoreError(
      kind, path: path, message: message,
      hint: "what was written is still in the file, and a journal beside it; the next command that "
        + "may write there, such as 'freedom sources', takes it back: leave both as they are")
  }

  /// Runs some work and tells its troubles as a ``StoreError``; other errors pass as they are.
  static func translating<T>(path: String, _ work: () throws -> T) throws -> T {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }
}
