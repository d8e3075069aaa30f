public import FreedomModel
public import RatingsStore

/// What was found in a database of unknown health.
public struct DatabaseHealth: Sendable {
  /// The checks, in the order made.
  package let checks: [HealthCheck]

  /// Looks at a database, and changes nothing; see `RatingsDatabase.health(ofDatabaseAt:lockTimeout:)`.
  public init(ofDatabaseAt path: String, lockTimeout: LockTimeout = LockTimeout()) throws {
    checks = try RatingsDatabase.health(ofDatabaseAt: path, lockTimeout: lockTimeout)
  }

  /// Whether nothing is wrong; what could not be looked at does not count.
  public var holds: Bool { checks.allSatisfy { $0.holds != false } }

  /// The checks as a table with the columns `check,expected,found,holds,note`.
  public var table: ResultTable {
    let failed = checks.count { $0.holds == false }
    let open = checks.count { $0.holds == nil }
    return ResultTable(
      title: "The health of the database",
      columns: [
        .init("check", .string, description: "What is looked at"),
        .init("expected", .string, description: "What a sound database gives"),
        .init("found", .string, description: "What this one gives; empty when not looked at"),
        .init("holds", .boolean, description: "Whether it is sound in this"),
        .init("note", .string, description: "What it means, and what to do"),
      ],
      rows: checks.map { check in
        [
          .text(check.name), .text(check.expected), ResultValue(check.found),
          check.holds.map { .flag($0) } ?? .missing,
          check.note.isEmpty ? .missing : .text(check.note),
        ]
      },
      notes: ["Checks: \(checks.count); failing: \(failed); not looked at: \(open)."]
        + checks.filter { $0.holds != nil && !$0.note.isEmpty }.map { "\($0.name): \($0.note)." })
  }
}
