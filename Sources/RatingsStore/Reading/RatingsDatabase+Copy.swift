internal import GRDB

extension RatingsDatabase {
  /// Writes a copy of the whole database to a file that does not exist or is empty, through SQLite, so
  /// that the copy is of one moment whatever else goes on. The same database gives the same bytes.
  ///
  /// Where that fails, what was written of it stays at the path, for the caller to remove; a
  /// ``StoreFault`` tells why.
  public func copy(to path: String) throws {
    do {
      try queue.unsafeRead { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
    } catch let error as DatabaseError {
      FileKind.removeFile(Self.journal(of: path))
      switch error.resultCode {
      case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY:
        throw StoreFault(
          .inputOutput, path: self.path,
          message: "a copy cannot be written (\(error.message ?? "\(error.resultCode)"))")
      default: throw StoreFault(error, path: self.path)
      }
    }
  }
}
