internal import SQLite

extension RatingsDatabase {
  /// The bytes of a copy of the whole database, of one moment whatever else goes on, and without the
  /// room that removed figures leave. The same database gives the same bytes.
  ///
  /// - Returns: What a file holds that is a database of its own.
  /// - Throws: A ``StoreError`` where the database cannot be read.
  package func copy() throws -> [UInt8] {
    try StoreError.translating(path: path) {
      let copy = try connection.exclusively { try connection.backup() }
      // VACUUM attaches a database of its own.
      copy.limit(.attachedDatabases, to: 1)
      // Without a file, so that none is left when the process is killed.
      try copy.execute("PRAGMA temp_store = MEMORY; VACUUM")
      var bytes = try copy.serialized()
      DatabaseSeal.seal(&bytes)
      return bytes
    }
  }
}
