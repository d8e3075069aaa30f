internal import CSQLite

extension Connection {
  /// Copies the whole database, of one moment whatever else goes on, into one in memory.
  package func backup() throws(SQLiteError) -> Connection {
    let copy = try Connection.inMemory()
    guard let backup = sqlite3_backup_init(copy.handle, "main", handle, "main") else {
      throw SQLiteError(copy.handle)
    }
    // All pages in one step: the source is locked for reading meanwhile.
    let result = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard result == SQLITE_DONE else {
      throw SQLiteError(
        extendedCode: result, message: String(cString: sqlite3_errstr(result)))
    }
    return copy
  }

  /// The bytes of the database as a file has them.
  package func serialized() throws(SQLiteError) -> [UInt8] {
    var size: sqlite3_int64 = 0
    let bytes = sqlite3_serialize(handle, "main", &size, 0)
    defer { sqlite3_free(bytes) }
    guard let bytes else { throw SQLiteError(extendedCode: SQLITE_NOMEM, message: "out of memory") }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }
}
