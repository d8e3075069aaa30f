import FreedomModel
import SQLite

/// One rule that a sound database keeps.
struct HealthRule {
  /// What was found.
  struct Answer {
    let found: String
    var holds: Bool?
    var note = ""
  }

  let name: String
  let expected: String
  let look: (Connection) throws -> Answer
}

/// The rules, in the order in which they are looked at.
enum HealthRules {
  static var all: [HealthRule] {
    [content, integrity, parts, foreignKeys, values, texts] + counts + [sources]
  }

  /// The seal of the file.
  private static var content: HealthRule {
    HealthRule(name: "content", expected: "as written") { db in
      // A read must have begun, so that no process writes meanwhile.
      _ = try db.integer("PRAGMA schema_version")
      let isIntact = DatabaseSeal.isIntact(db) == true
      return HealthRule.Answer(
        found: isIntact ? "as written" : "changed",
        note: isIntact ? "" : "the file is damaged, or another program has changed it")
    }
  }

  /// SQLite's own look at every page, index and constraint.
  private static var integrity: HealthRule {
    HealthRule(name: "integrity", expected: "ok") { db in
      let told = try Self.texts("PRAGMA integrity_check(20)", in: db)
      return HealthRule.Answer(
        found: told == ["ok"]
          ? "ok"
          : told.count == 20
            ? "20 errors or more" : told.count == 1 ? "1 error" : "\(told.count) errors",
        note: told == ["ok"]
          ? ""
          : "\(told[0]); take a copy of the database from elsewhere, or import the sources again")
    }
  }

  /// Whether every table, index and view is there and as it should be, and no other.
  private static var parts: HealthRule {
    HealthRule(name: "tables, indexes, views", expected: "freedom's") { db in
      let differences = try Schema.differences(in: db)
      return HealthRule.Answer(
        found: differences.isEmpty ? "freedom's" : "\(differences.count) differ",
        note: Schema.told(differences))
    }
  }

  private static func texts(_ sql: String, in db: Connection) throws -> [String] {
    var texts: [String] = []
    try db.prepare(sql).forEachRow { texts.append(try $0.text(0)) }
    return texts
  }

  private static var foreignKeys: HealthRule {
    HealthRule(name: "rows that refer to nothing", expected: "0") { db in
      var tables: [String: Int] = [:]
      try db.prepare("PRAGMA foreign_key_check")
        .forEachRow { tables[try $0.text(0), default: 0] += 1 }
      return HealthRule.Answer(
        found: "\(tables.values.reduce(0, +))",
        note: tables.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
          .joined(separator: ", "))
    }
  }

  /// SQLite looks at the conditions that columns have to meet only where it may write; so
  /// everything is read that other tables refer to, in the way in which every command reads it.
  private static var values: HealthRule {
    HealthRule(name: "values that cannot be read", expected: "none") { db in
      _ = try CatalogStorage.indicators(db)
      _ = try CatalogStorage.editions(db)
      _ = try RegisterStorage.load(db)
      _ = try EntityNumbers(db)
      _ = try PopulationStorage.load(db)
      try db.prepare("SELECT trust FROM source")
        .forEachRow { row in let _: SourceTrust = try row.word(0) }
      try db.prepare("SELECT first_day, last_day FROM membership")
        .forEachRow { row in _ = (try row.optionalDate(0), try row.optionalDate(1)) }
      return HealthRule.Answer(found: "none")
    }
  }

  /// How long a text can be, in bytes: no field that an import reads is longer.
  private static let longest = 1 << 20

  /// Texts that would take every command minutes.
  private static var texts: HealthRule {
    HealthRule(name: "texts that are too long", expected: "none") { db in
      var found: [String] = []
      for (table, columns) in try textColumns(in: db) {
        let longest = columns.map { "max(length(CAST(\($0) AS BLOB)))" }
        let query = try db.prepare(
          "SELECT \(longest.joined(separator: ", ")) FROM \(table)"
        )
        try query.forEachRow { row in
          for (place, column) in columns.enumerated() {
            let length = try row.optionalInteger(Int32(truncatingIfNeeded: place)) ?? 0
            if length > Self.longest { found.append("\(table).\(column): \(length) bytes") }
          }
        }
      }
      return HealthRule.Answer(
        found: found.isEmpty ? "none" : "\(found.count)", note: found.joined(separator: ", "))
    }
  }

  /// The columns of text in each of our tables.
  private static func textColumns(in db: Connection) throws -> [(table: String, columns: [String])]
  {
    try Schema.parts.filter { $0.kind == "table" }.compactMap { part in
      var columns: [String] = []
      try db.prepare("PRAGMA table_info(\(part.name))").forEachRow { row in
        if try row.text(2) == "TEXT" { columns.append(try row.text(1)) }
      }
      return columns.isEmpty ? nil : (part.name, columns)
    }
  }

  private static var sources: HealthRule {
    HealthRule(name: "sources", expected: "1 or more") { db in
      let count = try db.integer("SELECT count(*) FROM source") ?? 0
      return HealthRule.Answer(
        found: "\(count)", holds: count > 0,
        note: count > 0 ? "" : "'freedom import' adds one")
    }
  }

  // MARK: Rules that count what breaks them

  private static var counts: [HealthRule] {
    [
      ranges,
      count(
        "invalid statuses",
        """
        SELECT count(*) FROM observation o CROSS JOIN indicator i ON i.id = o.indicator
        WHERE i.measure = 'status' AND o.value NOT IN (-1, 0, 1, 2)
        """),
      // Of the sources of one value the first by this order is current, all others are superseded.
      count(
        "values whose current value belongs to another",
        """
        WITH ranked AS (
          SELECT o.current, row_number() OVER (
            PARTITION BY o.entity, o.indicator, o.edition
            ORDER BY src.authority DESC, src.newest_edition DESC, src.id DESC) AS place
          FROM observation o CROSS JOIN source src ON src.id = o.source
        )
        SELECT count(*) FROM ranked WHERE (place = 1) <> current
        """),
      count(
        "sources whose values are gone",
        """
        SELECT count(*) FROM source src WHERE src.observations > 0
        AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.source = src.id)
        AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.source = src.id)
        """),
      count(
        "places outside their sheet",
        """
        SELECT count(*) FROM observation o LEFT JOIN sheet sh ON sh.id = o.sheet
        WHERE sh.source IS NOT o.source
          OR o.row NOT BETWEEN \(StoredNumbers.rows.lowerBound) AND \(StoredNumbers.rows.upperBound)
          OR o.column NOT BETWEEN \(StoredNumbers.columns.lowerBound)
            AND \(StoredNumbers.columns.upperBound)
        """),
    ]
  }

  private static var ranges: HealthRule {
    HealthRule(name: "values out of their range", expected: "0") { db in
      let exceptions = RuleBook.exceptions(.outOfRange)
      var found = 0
      var known: [KnownException] = []
      var names: [String: String] = [:]
      try db.prepare(
        """
        SELECT e.code, e.name, i.code, ed.year, o.value
        FROM observation o CROSS JOIN indicator i ON i.id = o.indicator
        JOIN entity e ON e.id = o.entity JOIN edition ed ON ed.id = o.edition
        WHERE i.measure <> 'status' AND (o.value < i.minimum OR o.value > i.maximum)
        """
      ).forEachRow { row in
        let (code, indicator, year) = (try row.text(0), try row.text(2), try row.integer(3))
        let value = try row.optionalNumber(4)
        names[code] = try row.text(1)
        let exception = exceptions.first {
          $0.entity == code && $0.indicator == indicator && $0.edition == year && $0.value == value
        }
        if let exception { known.append(exception) } else { found += 1 }
      }
      let places = exceptions.map(\.entity).uniqued().compactMap { entity -> String? in
        let years = known.filter { $0.entity == entity }.map(\.edition)
        guard let first = years.min(), let last = years.max() else { return nil }
        return "\(names[entity] ?? entity) in "
          + (first == last ? "the edition \(first)" : "\(first) to \(last)")
      }
      return HealthRule.Answer(
        found: "\(found)",
        note: known.isEmpty
          ? "" : "\(known.count) more were published so: \(places.joined(separator: ", "))")
    }
  }

  private static func count(_ name: String, _ sql: String) -> HealthRule {
    HealthRule(name: name, expected: "0") { db in
      HealthRule.Answer(found: "\(try db.integer(sql) ?? 0)")
    }
  }
}

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
