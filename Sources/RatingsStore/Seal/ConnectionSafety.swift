internal import CSQLite

/// What every connection does without, whatever a database file asks for.
enum ConnectionSafety {
  /// Lets a connection fire no trigger, attach no file, load no code, and trust nothing that a schema
  /// names; internals of the file cannot be written past SQLite's checks.
  static func apply(to connection: OpaquePointer?) {
    for (option, on) in [
      (SQLITE_DBCONFIG_DEFENSIVE, Int32(1)), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
      (SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0),
    ] {
      _ = csqlite_configure(connection, option, on)
    }
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
  }
}
