internal import GRDB
internal import GRDBSQLite

extension RatingsDatabase {
  /// The bytes of a copy of the whole database, of one moment whatever else goes on, and without the
  /// room that removed figures leave. The same database gives the same bytes.
  ///
  /// - Returns: What a file holds that is a database of its own.
  /// - Throws: A ``StoreError`` where the database cannot be read.
  package func copy() throws -> [UInt8] {
    try StoreError.translating(path: path) {
      let copy = try DatabaseQueue()
      try queue.backup(to: copy)
      return try copy.inDatabase { db in
        // Without a file, so that none is left when the process is killed.
        try db.execute(sql: "PRAGMA temp_store = MEMORY; VACUUM")
        var size: sqlite3_int64 = 0
        let bytes = sqlite3_serialize(db.sqliteConnection, "main", &size, 0)
        defer { sqlite3_free(bytes) }
        guard let bytes else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
        var copied = Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
        DatabaseSeal.seal(&copied)
        return copied
      }
    }
  }
}
