internal import GRDB

extension RatingsDatabase {
  /// Looks at a database of unknown health, and changes nothing: neither the file nor what lies beside
  /// it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - patience: How long to wait for another process that writes it.
  /// - Returns: What was looked at, in the order looked at. An import that was broken off is the first
  ///   of them; what it wrote has to be taken back before anything else can be told.
  /// - Throws: A ``StoreFault`` where the file is missing, not ours, newer than this program, or too
  ///   damaged to be opened.
  public static func health(
    ofDatabaseAt path: String, patience: Patience = Patience()
  ) throws -> [HealthCheck] {
    let name = "unfinished import"
    do {
      let database = try RatingsDatabase(inspecting: path, patience)
      return [HealthCheck(name, expected: "none", found: "none")]
        + (try HealthRules.all.map { rule in try database.check(rule) })
    } catch let fault as StoreFault where fault.kind == .unfinished {
      return [
        HealthCheck(
          name, expected: "none", found: "one",
          note: "an import was broken off; the next command that uses the database, such as "
            + "'freedom sources', takes back what it had written")
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
    } catch let fault as StoreFault where fault.kind == .notOurs || fault.kind == .statement {
      return HealthCheck(
        rule.name, expected: rule.expected, found: "damaged", note: fault.message)
    }
  }
}
