internal import GRDB

extension RatingsDatabase {
  /// Writes a copy of the whole database to a file that does not exist or is empty, through SQLite, so
  /// that the copy is of one moment whatever else goes on. The same database gives the same bytes.
  public func copy(to path: String) throws {
    try StoreFault.translating(path: self.path) {
      try queue.unsafeRead { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
    }
  }
}
