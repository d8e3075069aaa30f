internal import SQLite

/// Why the database could not be used: what happened, to which file, and what to do.
public struct StoreError: Error, Sendable, Hashable {
  /// What kind of error it is; each has its own exit code at the command line.
  public enum Kind: String, Sendable, Hashable {
    /// There is no such file.
    case missing
    /// The file cannot be made.
    case cannotCreate = "cannot-create"
    /// The file is not a database, or not one of ours, or a newer one, or it is damaged.
    case notOurs = "not-ours"
    /// An import was interrupted and could not be undone.
    case unfinished
    /// Another process moved or removed the file while it was open.
    case moved
    /// Another process uses the database.
    case busy
    /// Reading or writing failed.
    case inputOutput = "input-output"
    /// A statement is wrong, not allowed, or too large.
    case statement
    /// A statement did not end in the time that it had.
    case tooSlow = "too-slow"
  }

  /// What kind of error it is.
  public let kind: Kind
  /// The database file.
  public let path: String
  /// What was found: a sentence in lower case without a final stop.
  public let message: String
  /// What to do next, where there is something to do.
  public let hint: String?

  /// Describes an error.
  public init(_ kind: Kind, path: String, message: String, hint: String? = nil) {
    self.kind = kind
    self.path = path
    self.message = message
    self.hint = hint
  }
}

extension StoreError {
  /// What an error of SQLite means at the command line.
  init(_ error: SQLiteError, path: String) {
    let message = error.message
    switch error.kind {
    case .needsRecovery:
      self.init(
        .unfinished, path: path,
        message: "an import was interrupted, and the database can only be read after it is "
          + "rolled back",
        hint:
          "run any command, such as 'freedom sources', as someone who may write the file and its "
          + "folder")
    case .moved:
      self = .moved(path)
    case .busy:
      self = .busy(path)
    case .notADatabase:
      self.init(
        .notOurs, path: path, message: "this file is not a database",
        hint: "name another file with --database")
    case .corrupt:
      self = RatingsDatabase.damage(at: path, message)
    case .cannotOpen:
      self.init(.cannotCreate, path: path, message: "the database cannot be opened (\(message))")
    case .notPermitted:
      self.init(
        .cannotCreate, path: path, message: "the database cannot be written (\(message))",
        hint: "check the permissions of the file and of its folder")
    case .inputOutput, .outOfMemory:
      self.init(
        .inputOutput, path: path, message: "reading or writing failed (\(message))",
        hint: "the database is unchanged")
    case .interrupted, .tooBig, .statement:
      self.init(.statement, path: path, message: message)
    }
  }

  static func moved(_ path: String) -> StoreError {
    StoreError(
      .moved, path: path, message: "the database was moved or removed by another process",
      hint: "try again")
  }

  static func busy(_ path: String) -> StoreError {
    StoreError(
      .busy, path: path, message: "another process is using the database",
      hint: "try again when it is done, or wait longer with --timeout SECONDS")
  }

  /// The same error, where the writes could not be rolled back either.
  var leftUnfinished: StoreError {
    StoreError(
      kind, path: path, message: message,
      hint: "what was written is still in the file, and a journal beside it; the next command that "
        + "may write there, such as 'freedom sources', rolls it back: leave both files in place")
  }

  /// Runs some work and throws SQLite's errors as a ``StoreError``; other errors pass unchanged.
  static func translating<T>(path: String, _ work: () throws -> T) throws -> T {
    do {
      return try work()
    } catch let error as SQLiteError {
      throw StoreError(error, path: path)
    }
  }
}
