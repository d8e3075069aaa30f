import CSQLite
import Foundation
import FreedomTestSupport
import Testing

@testable import RatingsStore
@testable import SQLite

/// A test of a test: values change in a copy of the bundled database as a mistake of a reader or a
/// wrong cell would change them, and `freedom verify` has to notice.
@Suite("freedom verify notices what was changed on purpose")
struct MutationTests {
  /// The mutations of each kind: the same number makes the same mutation in every run.
  static let seeds = 0..<(CorpusFile.hasAll ? 60 : 1)

  /// A seal that is wrong would make every mutation seem noticed.
  @Test("a copy that is only written again verifies as before")
  func writtenAgain() throws {
    let same = """
      UPDATE edition SET label = label || '!'; UPDATE edition SET label = rtrim(label, '!')
      """
    let path = try Mutation("nothing", same).copy(seed: 0)
    #expect(try Files.bytes(of: path) != Files.bytes(of: FreedomBinary.bundled))
    #expect(Self.failing(path) == Self.known)
  }

  @Test(
    "95 in 100 of each kind",
    .enabled(if: FreedomBinary.isNamed, "the program is tried where FREEDOM names it"),
    arguments: Mutation.tried)
  func kind(kind: Mutation) throws {
    var (missed, byTables): ([Int], [Int]) = ([], [])
    for seed in Self.seeds {
      let path = try kind.copy(seed: seed)
      defer { try? FileManager.default.removeItem(atPath: path) }
      let found = Self.failing(path).subtracting(Self.known)
      if found.isEmpty {
        missed.append(seed)
      } else if found.allSatisfy({ $0.contains(" as bundled,") }) {
        byTables.append(seed)
      }
    }
    #expect(missed.count * 20 <= Self.seeds.count, "not noticed: \(kind.name), seeds \(missed)")
    if CorpusFile.hasAll {
      print("\(kind.name): not noticed \(missed), by the bundled tables alone \(byTables)")
    }
  }

  private static let known = failing(FreedomBinary.bundled)

  /// The checks that fail, with what they found.
  private static func failing(_ path: String) -> Set<Substring> {
    let result = FreedomBinary.run(["verify", "--format", "csv", "--database", path])
    #expect(result.status == 0 || result.status == 1, "\(result.error)")
    return Set(
      result.lines.compactMap { line in
        line.range(of: ",false,").map { line[..<$0.lowerBound] }
      })
  }
}

/// A kind of mutation: what changes, chosen by `chance()`.
struct Mutation: Sendable, CustomTestStringConvertible {
  let name: String
  let sql: String

  var testDescription: String { name }

  init(_ name: String, _ sql: String) { (self.name, self.sql) = (name, sql) }

  /// A query returns new values (NULL: none), and where they go.
  init(_ name: String, values query: String) {
    let new = Self.key.replacingOccurrences(of: "a.", with: "new.")
    self.init(
      name,
      """
      CREATE TEMP TABLE new AS \(query);
      DELETE FROM observation AS a WHERE (\(Self.key)) IN (SELECT \(new) FROM new WHERE value IS NULL);
      UPDATE observation AS a SET value = new.value FROM new WHERE (\(Self.key)) = (\(new))
      """)
  }

  /// Copies the bundled database, changes the copy and has it sealed.
  func copy(seed: Int) throws -> String {
    let path = FreedomBinary.temporary("copy.sqlite")
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: path)
    let db = try RatingsDatabase(writing: path, LockTimeout()).connection
    let chance = Chance(seed: seed)
    sqlite3_create_function_v2(
      db.handle, "chance", 0, SQLITE_UTF8, Unmanaged.passUnretained(chance).toOpaque(),
      { context, _, _ in
        let chance = Unmanaged<Chance>.fromOpaque(sqlite3_user_data(context)).takeUnretainedValue()
        sqlite3_result_double(context, Double.random(in: 0..<1, using: &chance.generator))
      }, nil, nil, nil)
    try db.execute(
      """
      CREATE TEMP VIEW number AS SELECT o.entity, o.indicator, o.source, o.edition, o.value, i.code,
        substr(i.code, 1, instr(i.code, '.')) AS publication FROM observation o
        JOIN indicator i ON i.id = o.indicator
        WHERE o.value IS NOT NULL AND o.text IS NULL AND i.code GLOB 'f*'
      """)
    let tables = "DROP TABLE IF EXISTS temp.new; DROP TABLE IF EXISTS temp.step"
    // A country without values cannot be dropped: another one is tried.
    repeat {
      try db.execute("BEGIN; \(tables); \(sql); COMMIT")
    } while try db.integer("SELECT total_changes()") == 0
    return withExtendedLifetime(chance) { path }
  }
}

private final class Chance {
  var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: seed) }
}

extension Mutation {
  /// All kinds in `scripts/test --all`, else every third.
  static let tried = kinds.enumerated()
    .filter { CorpusFile.hasAll || $0.offset % 3 == 0 }.map(\.element)

  static let kinds =
    onePoint + [
      exchanged("all editions", "publication = \(one("publication", of: "number GROUP BY 1"))"),
      exchanged("one edition", "edition = \(one("id", of: "edition"))"),
      Mutation("two columns swapped in an edition", values: swapped),
      shifted("a series an edition late", series: 1),
      shifted("an indicator an edition late", series: -1),
      changed(
        "an edition's year one later", "year", to: "year + 1",
        of: """
          edition WHERE NOT EXISTS (SELECT 1 FROM edition n WHERE
          n.publication = edition.publication AND n.year = edition.year + 1)
          """),
      dropped("a value", "1 ORDER BY chance() LIMIT 1"),
      dropped("a territory", "entity = \(one("id", of: "entity WHERE kind = 'territory'"))"),
      dropped("a country", "entity = \(one("id", of: "entity WHERE kind = 'country'"))"),
      dropped("an edition", "edition = \(one("id", of: "edition"))"),
      Mutation("an edition's territories dropped", values: territories),
      another("region"), another("former_region"),
      Mutation(
        "another coverage",
        """
        CREATE TEMP TABLE step AS SELECT chance() < 0.5 AS early, column1 AS unit
          FROM (VALUES ('year'), ('month'), ('day')) ORDER BY chance() LIMIT 1;
        UPDATE edition SET coverage_start = date(coverage_start, '-' || early || ' ' || unit),
          coverage_end = date(coverage_end, '+' || (1 - early) || ' ' || unit) FROM step
          WHERE edition.id = \(one("id", of: "edition"))
        """),
      changed("another label of an edition", "label", to: "label || ' (new)'", of: "edition"),
      changed(
        "a country a territory, or the reverse", "kind",
        to: "CASE kind WHEN 'country' THEN 'territory' ELSE 'country' END", of: "entity"),
      Mutation(
        "names exchanged",
        """
        CREATE TEMP TABLE step AS SELECT id, name FROM entity ORDER BY chance() LIMIT 2;
        UPDATE entity SET name = id WHERE id IN (SELECT id FROM step);
        UPDATE entity SET name = (SELECT name FROM step WHERE id <> entity.id)
          WHERE id IN (SELECT id FROM step)
        """),
    ]

  private static let key = "a.entity, a.indicator, a.source, a.edition"

  private static func one(_ column: String, of rows: String) -> String {
    "(SELECT \(column) FROM \(rows) ORDER BY chance() LIMIT 1)"
  }

  /// One value of the indicators of a pattern: another status, or one point more or less.
  private static let onePoint = [
    "fiw.pr", "fiw.cl", "fiw.status", "fiw.total", "fiw.pr_score", "fiw.cl_score", "fiw.[a-g]",
    "fiw.[a-g][1-4]", "fiw.add_[aq]", "fotp.total", "fotp.status", "fotp.[elp][ceo]*",
    "fotp.[bp]*_status", "fotn.total", "fotn.[a-c]", "fotn.[a-c][1-8]", "fotn.status",
  ].map { pattern in
    let code = one("code", of: "number WHERE code GLOB '\(pattern)' GROUP BY 1")
    return Mutation(
      "another value of \(pattern)",
      values: """
        SELECT CASE WHEN code GLOB '*status' THEN (value + 1 + (chance() < 0.5)) % 3
          ELSE value + 1 - 2 * (chance() < 0.5) END AS value, \(key) FROM number a
          WHERE code = \(code) ORDER BY chance() LIMIT 1
        """)
  }

  private static func exchanged(_ name: String, _ scope: String) -> Mutation {
    Mutation(
      "two countries exchanged, \(name)",
      values: """
        WITH some AS MATERIALIZED (SELECT * FROM number WHERE \(scope)), pair AS MATERIALIZED
          (SELECT DISTINCT entity FROM some ORDER BY chance() LIMIT 2)
        SELECT b.value AS value, \(key) FROM some a JOIN pair USING (entity) JOIN some b
          ON b.code = a.code AND b.edition = a.edition AND b.entity <> a.entity
          AND b.entity IN (SELECT entity FROM pair) WHERE a.value <> b.value
        """)
  }

  private static let swapped = """
    WITH pair (one, other) AS MATERIALIZED (SELECT * FROM (VALUES ('fiw.pr', 'fiw.cl'),
      ('fiw.pr_score', 'fiw.cl_score'), ('fiw.a', 'fiw.c'), ('fiw.b', 'fiw.d'), ('fiw.e', 'fiw.g'),
      ('fiw.a1', 'fiw.a2'), ('fiw.f3', 'fiw.g1'), ('fotp.legal', 'fotp.economic'),
      ('fotp.legal', 'fotp.political'), ('fotn.a', 'fotn.c'),
      ('fotp.print_status', 'fotp.broadcast_status'), ('fotn.b1', 'fotn.b2'),
      ('fiw.total', 'fiw.cl_score')) ORDER BY chance() LIMIT 1),
    some AS MATERIALIZED (SELECT * FROM number JOIN pair ON code IN (one, other)
      WHERE edition = \(one("edition", of: "number JOIN pair ON code = one GROUP BY 1")))
    SELECT b.value AS value, \(key) FROM some a JOIN some b ON b.entity = a.entity
      AND b.code <> a.code WHERE a.value <> b.value
    """

  /// The values of some series of an indicator, each an edition later; -1 for all series.
  private static func shifted(_ name: String, series: Int) -> Mutation {
    Mutation(
      name,
      values: """
        WITH some AS MATERIALIZED (SELECT *, lag(value)
          OVER (PARTITION BY entity ORDER BY edition) AS before FROM number
          WHERE code = \(one("code", of: "number GROUP BY 1")))
        SELECT before AS value, \(key) FROM some a WHERE before <> value AND entity IN
          (SELECT entity FROM some GROUP BY entity ORDER BY chance() LIMIT \(series))
        """)
  }

  private static func dropped(_ name: String, _ condition: String) -> Mutation {
    Mutation(
      "\(name) dropped", values: "SELECT NULL AS value, \(key) FROM number a WHERE \(condition)")
  }

  private static let territories = """
    WITH some AS MATERIALIZED (SELECT * FROM edition
      WHERE id = \(one("edition", of: "number WHERE publication = 'fiw.' GROUP BY 1")))
    SELECT NULL AS value, \(key) FROM some JOIN number a ON a.edition = some.id
      WHERE a.entity IN (SELECT id FROM entity WHERE kind = 'territory' UNION
      SELECT entity FROM entity_role WHERE kind = 'territory'
      AND some.year BETWEEN first_year AND last_year)
    """

  /// One cell of the register; the new value is SQL.
  private static func changed(
    _ name: String, _ column: String, to new: String, of rows: String
  ) -> Mutation {
    let table = rows.prefix { $0 != " " }
    return Mutation(
      name, "UPDATE \(table) SET \(column) = \(new) WHERE id = \(one("id", of: rows))")
  }

  private static func another(_ column: String) -> Mutation {
    let others = "entity e WHERE e.\(column) <> '' AND e.\(column) <> entity.\(column)"
    return changed(
      "another \(column)", column, to: one("e.\(column)", of: others),
      of: "entity WHERE \(column) IS NOT NULL")
  }
}
