internal import CSQLite

/// What SQLite could not do.
package struct SQLiteError: Error, Sendable, Hashable {
  /// The primary result code, such as 11 for a damaged file.
  package let code: Int32
  /// The extended result code, which says more than ``code``: 1555 for a primary key that exists.
  package let extendedCode: Int32
  /// SQLite's own words.
  package let message: String
  /// The statement that failed, where there is one.
  package let sql: String?

  /// Describes an error by its extended code.
  package init(extendedCode: Int32, message: String, sql: String? = nil) {
    code = extendedCode & 0xFF
    self.extendedCode = extendedCode
    self.message = message
    self.sql = sql
  }

  /// The error that a connection reported last.
  init(_ connection: OpaquePointer?, sql: String? = nil) {
    guard let connection else {
      self.init(extendedCode: SQLITE_NOMEM, message: "out of memory", sql: sql)
      return
    }
    self.init(
      extendedCode: sqlite3_extended_errcode(connection),
      message: String(cString: sqlite3_errmsg(connection)), sql: sql)
  }

  /// Data that cannot be what the schema says, reported as SQLite reports damage of its own.
  package static func corrupt(_ message: String) -> SQLiteError {
    SQLiteError(extendedCode: SQLITE_CORRUPT, message: message)
  }
}

extension SQLiteError {
  static let severalStatements = "there are several statements"

  /// Whether a text has more than one statement where one is wanted.
  package var isSeveralStatements: Bool { message == Self.severalStatements }

  /// The kinds of errors that callers distinguish.
  package enum Kind: Sendable {
    /// Another connection has the database locked.
    case busy
    /// The file is not a database.
    case notADatabase
    /// The database is damaged.
    case corrupt
    /// The file cannot be opened.
    case cannotOpen
    /// The file, or the folder, may not be written.
    case notPermitted
    /// An earlier writer was interrupted, and this connection may not take its changes back.
    case needsRecovery
    /// The file was moved or removed while it was open.
    case moved
    /// Disk full, or a read or write error.
    case inputOutput
    /// There is not enough memory.
    case outOfMemory
    /// The query was interrupted.
    case interrupted
    /// A value or a statement exceeds a limit.
    case tooBig
    /// The statement is wrong.
    case statement
  }

  /// What kind of error it is.
  package var kind: Kind {
    switch extendedCode {
    // SQLITE_READONLY with 1, 3 and 4 in the second byte; Swift does not see these macros.
    case SQLITE_READONLY | 1 << 8, SQLITE_READONLY | 3 << 8: return .needsRecovery
    case SQLITE_READONLY | 4 << 8: return .moved
    default: break
    }
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy
    case SQLITE_NOTADB: return .notADatabase
    case SQLITE_CORRUPT: return .corrupt
    case SQLITE_CANTOPEN: return .cannotOpen
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: return .notPermitted
    case SQLITE_FULL, SQLITE_IOERR: return .inputOutput
    case SQLITE_NOMEM: return .outOfMemory
    case SQLITE_INTERRUPT: return .interrupted
    case SQLITE_TOOBIG: return .tooBig
    default: return .statement
    }
  }
}
