import FreedomModel
import SQLite

@testable import RatingsStore

/// A small database with a row in every table, into which values are written that no row of ours can have.
struct DamagedDatabase {
  /// A column as the schema has it.
  struct Column: Sendable {
    let name: String
    /// `INTEGER`, `TEXT`, `REAL` or `ANY`.
    let type: String
    let isNeeded: Bool
  }

  /// What is written, as SQL has it. What is not a number is NULL to SQLite.
  static let values = [
    "NULL", "'x'", "x'00ff'", "-9000000000000000000", "9223372036854775807", "1e308", "9e999",
    "0.5", "0",
  ]

  private let fixture = StoreFixture()
  private let sound: [UInt8]
  var path: String { fixture.path }

  init() throws {
    _ = try fixture.importing(
      "older",
      [
        ("KAZ", 2008, "fiw.pr", .number(6)), ("KAZ", 2009, "fiw.pr", .number(6)),
        ("KAZ", 2009, "fiw.status", .status(.notFree)), ("SUN", 1990, "fiw.pr", .number(6)),
      ])
    _ = try fixture.importing(
      "newer", [("KAZ", 2009, "fiw.pr", .number(5)), ("XKX", 2010, "fiw.pr", .number(5))])
    try RatingsDatabase.importing(into: fixture.path, register: { StoreFixture.register }) {
      try $0.begin(
        SourceRecord(
          file: "groups", layout: "groups",
          publication: Publication(id: "groups", title: "Groups", citation: ""),
          importedAt: "2026-01-01T00:00:00Z"))
      try $0.take(
        GroupMembership(
          group: "CIS", entity: "KAZ", first: CalendarDate(year: 1991, month: 12, day: 21),
          last: nil)
      )
      _ = try $0.end(rows: 1, countingBy: .observation, sha256: "groups")
    }
    try openSealed(fixture.path).execute(
      "INSERT INTO population SELECT id, 2020, 18000000, 'a source' FROM entity WHERE code = 'KAZ'")
    try RatingsDatabase.importing(into: fixture.path, register: { StoreFixture.register }) {
      try $0.keep(EntityAliases([.init(name: "Qazaqstan", entity: "KAZ")]))
    }
    sound = readFile(fixture.path)
  }

  /// The tables of the newest schema.
  static let tables: [String] = {
    let database = try? DamagedDatabase()
    return (try? database?.strings("SELECT name FROM sqlite_schema WHERE type = 'table'")) ?? []
  }()

  func columns(of table: String) throws -> [Column] {
    var columns: [Column] = []
    try openUnprotected(path).prepare("PRAGMA table_info(\(table))").forEachRow {
      columns.append(
        Column(name: try $0.text(1), type: try $0.text(2), isNeeded: try $0.integer(3) == 1))
    }
    return columns
  }

  /// Writes a value into the last row of a table of the sound database, past every constraint that it
  /// declares; says no where even SQLite cannot store such a row.
  func damage(_ table: String, _ column: String, with value: String) throws -> Bool {
    writeFile(path, sound)
    let schema = try strings("SELECT sql FROM sqlite_schema WHERE name = '\(table)'")[0]
    try setSchema(of: table, to: loosened(schema))
    let isDamaged = try using { db in
      do {
        let key =
          try strings("SELECT name FROM pragma_table_info('\(table)') WHERE pk = 1").first
          ?? "rowid"
        let last = "(SELECT max(\(key)) FROM \(table))"
        try db.execute("UPDATE \(table) SET \(column) = \(value) WHERE \(key) = \(last)")
        return db.changedRows > 0
      } catch is SQLiteError {
        return false
      }
    }
    try setSchema(of: table, to: schema)
    return isDamaged
  }

  /// The schema of a table without types and without what it demands of its columns.
  private func loosened(_ schema: String) -> String {
    var text = schema
    for (word, other) in [
      (") STRICT, WITHOUT ROWID", ") WITHOUT ROWID"), (") STRICT", ")"), (" NOT NULL", ""),
      ("INTEGER PRIMARY KEY", "PRIMARYNUMBER"), (" INTEGER", " BLOB"), (" TEXT", " BLOB"),
      (" REAL", " BLOB"), ("PRIMARYNUMBER", "INTEGER PRIMARY KEY"),
    ] {
      text = text.split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }
    return text
  }

  private func setSchema(of table: String, to schema: String) throws {
    try using {
      try $0.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [schema, table])
    }
  }

  private func using<T>(_ work: (Connection) throws -> T) throws -> T {
    let db = try openSealed(path)
    try db.execute("PRAGMA ignore_check_constraints = 1; PRAGMA writable_schema = 1")
    return try work(db)
  }

  private func strings(_ sql: String) throws -> [String] {
    var strings: [String] = []
    try openUnprotected(path).prepare(sql).forEachRow { strings.append(try $0.text(0)) }
    return strings
  }
}
