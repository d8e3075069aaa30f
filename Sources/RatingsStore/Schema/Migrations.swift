import GRDB

/// Brings a database of any released schema to the newest one.
enum Migrations {
  /// What leads from one version to the next: `steps[0]` makes version 1 of an empty file.
  private static let steps: [String] = [
    Schema.tables + "\n" + Views.all, Schema.memberships, Schema.lines,
  ]

  /// Applies the steps that are missing, up to a version.
  static func run(_ db: Database, upTo last: Int = Schema.version) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if version == 0, last >= Schema.version {
      try db.execute(sql: Schema.newest)
      try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      return
    }
    for step in version..<max(version, min(last, steps.count)) {
      try db.execute(sql: steps[step])
      try db.execute(sql: "PRAGMA user_version = \(step + 1)")
    }
    if version == 0 {
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
  }
}
