internal import SQLite

/// One thing that was looked at in a database of unknown health.
package struct HealthCheck: Sendable, Hashable {
  /// What is looked at.
  package let name: String
  /// The result of a sound database.
  package let expected: String
  /// The result of this one; `nil` when it could not be checked.
  package let found: String?
  /// Whether it is sound in this; `nil` when it could not be looked at.
  package let holds: Bool?
  /// What it means, and what to do; empty where there is nothing to say.
  package let note: String

  /// Describes a check that was made.
  init(_ name: String, expected: String, found: String, holds: Bool? = nil, note: String = "") {
    self.name = name
    self.expected = expected
    self.found = found
    self.holds = holds ?? (found == expected)
    self.note = note
  }

  /// Describes a check that could not be made.
  init(_ name: String, expected: String, notMadeBecause reason: String) {
    self.name = name
    self.expected = expected
    found = nil
    holds = nil
    note = reason
  }
}

extension RatingsDatabase {
  /// Checks a database of unknown health, and changes nothing: neither the file nor what is beside
  /// it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - lockTimeout: How long to wait for another process that writes it.
  /// - Returns: The checks in their order. An interrupted import is the first
  ///   of them; it must be rolled back before anything else can be checked.
  /// - Throws: A ``StoreError`` where the file is missing, not ours, newer than this program, or
  ///   too damaged to be opened.
  package static func health(
    ofDatabaseAt path: String, lockTimeout: LockTimeout = LockTimeout()
  ) throws -> [HealthCheck] {
    let name = "unfinished import"
    do {
      let database = try RatingsDatabase(inspecting: path, lockTimeout)
      return [HealthCheck(name, expected: "none", found: "none")]
        + (try HealthRules.all.map { rule in try database.check(rule) })
    } catch let error as StoreError where error.kind == .unfinished {
      return [
        HealthCheck(
          name, expected: "none", found: "one",
          note: "an import was interrupted; the next command that uses the database, such as "
            + "'freedom sources', rolls back what it had written")
      ]
        + HealthRules.all.map {
          HealthCheck($0.name, expected: $0.expected, notMadeBecause: "wait for that")
        }
    }
  }

  /// Makes one check; where it breaks off on damage, that is what was found.
  private func check(_ rule: HealthRule) throws -> HealthCheck {
    do {
      return try reading { db in
        let answer = try rule.look(db)
        return HealthCheck(
          rule.name, expected: rule.expected, found: answer.found, holds: answer.holds,
          note: answer.note)
      }
    } catch let error as StoreError where error.kind == .notOurs || error.kind == .statement {
      return HealthCheck(
        rule.name, expected: rule.expected, found: "damaged", note: error.message)
    }
  }
}
