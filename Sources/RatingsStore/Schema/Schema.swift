import FreedomModel
import SQLite

/// The tables and indexes, as SQL; the views are in ``Views``. Nothing else is in a database of
/// ours.
enum Schema {
  /// `application_id` of our databases: "FREE" in ASCII.
  static let applicationID = 0x4652_4545
  /// `user_version` of this schema.
  static let version = 1

  /// One table, index or view.
  struct Part {
    /// `table`, `index` or `view`.
    let kind: String
    let name: String
    /// The text that SQLite keeps of it in `sqlite_schema`.
    let sql: String

    init(_ sql: String) {
      let words = sql.utf8.split(separator: UInt8(ascii: " "), maxSplits: 3)
      kind = String(words[1])?.lowercased() ?? ""
      name = String(words[2]) ?? ""
      self.sql = sql
    }
  }

  /// All of them, each after those that it refers to.
  static let parts = (tables + Views.all).map(Part.init)

  /// Makes all of them in a database that has none.
  static func make(in db: Connection) throws {
    for part in parts { try db.execute(part.sql) }
    try db.execute("PRAGMA user_version = \(version)")
    try db.execute("PRAGMA application_id = \(applicationID)")
  }

  /// What in a database is not as ``make(in:)`` makes it: tables, indexes, views and triggers by
  /// name, in words.
  static func differences(in db: Connection) throws -> [String] {
    var missing = Dictionary(parts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [String] = []
    try db.prepare("SELECT type, name, sql FROM sqlite_schema").forEachRow { row in
      let (kind, name, sql) = (try row.text(0), try row.text(1), try row.optionalText(2))
      // SQLite makes the indexes of UNIQUE and PRIMARY KEY itself, and keeps no text of them.
      if sql == nil, kind == "index", name.hasPrefix("sqlite_autoindex_") { return }
      guard let part = missing.removeValue(forKey: name) else {
        found.append("the \(kind) \(name) is not freedom's")
        return
      }
      if part.kind != kind || part.sql != sql { found.append("the \(kind) \(name) is another") }
    }
    return found
      + parts.filter { missing[$0.name] != nil }.map { "the \($0.kind) \($0.name) is missing" }
  }

  /// Whether a database has tables that only databases from before the first release have.
  static func isUnreleased(_ db: Connection) throws -> Bool {
    try db.integer(
      """
      SELECT 1 FROM sqlite_schema WHERE type = 'table' AND (name IN ('series', 'superseded')
        OR (name = 'source' AND instr(sql, 'imported_at') AND NOT instr(sql, 'refused_rows')))
      """)
      != nil
  }

  /// The first of some differences, in words.
  static func told(_ differences: [String]) -> String {
    differences.prefix(5).joined(separator: "; ")
      + (differences.count > 5 ? "; and \(differences.count - 5) more" : "")
  }

  /// One row of `observation` is one value of one source: of the sources of a value exactly one is
  /// current. Older ones are rows of the same table, beside it in the order of the key, so that a
  /// change of what is current changes one bit in place, and any question to one source is a WHERE.
  /// A status is 0 (Not Free), 1 or 2 (Free), or -1 where two were published. `text` is there only
  /// where the file says more than the value: an odd cell, or the mark of a missing one. A row
  /// counts from 1 (in a CSV file the line), a column from 0. A membership lasts from one day to
  /// another, both included. An alias is a name of the user's own.
  private static let tables = [
    """
    CREATE TABLE publication (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      citation TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE edition (
      id INTEGER PRIMARY KEY,
      publication INTEGER NOT NULL REFERENCES publication,
      year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999),
      label TEXT NOT NULL,
      coverage_start TEXT NOT NULL
        CHECK (coverage_start GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      coverage_end TEXT NOT NULL CHECK (coverage_end >= coverage_start),
      UNIQUE (publication, year)
    ) STRICT
    """,
    """
    CREATE TABLE indicator (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      publication INTEGER NOT NULL REFERENCES publication,
      label TEXT NOT NULL,
      measure TEXT NOT NULL CHECK (measure IN ('rating', 'score', 'status', 'figure')),
      minimum REAL,
      maximum REAL CHECK (maximum >= minimum),
      direction TEXT CHECK (direction IN ('lower', 'higher')),
      direction_since INTEGER,
      description TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE entity (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (length(code) >= 2),
      name TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('country', 'territory')),
      iso2 TEXT UNIQUE,
      iso3 TEXT UNIQUE,
      iso_numeric TEXT,
      cow INTEGER,
      gw INTEGER,
      region TEXT,
      former_region TEXT
    ) STRICT
    """,
    """
    CREATE TABLE entity_role (
      entity INTEGER NOT NULL REFERENCES entity,
      kind TEXT NOT NULL CHECK (kind IN ('country', 'territory')),
      first_year INTEGER NOT NULL,
      last_year INTEGER NOT NULL CHECK (last_year >= first_year),
      PRIMARY KEY (entity, first_year)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE entity_life (
      entity INTEGER NOT NULL REFERENCES entity,
      place INTEGER NOT NULL,
      first_year INTEGER,
      last_year INTEGER CHECK (last_year >= first_year),
      PRIMARY KEY (entity, place)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE entity_code (
      entity INTEGER NOT NULL REFERENCES entity,
      place INTEGER NOT NULL,
      system TEXT NOT NULL CHECK (system <> ''),
      code TEXT NOT NULL CHECK (code <> ''),
      first_year INTEGER,
      last_year INTEGER CHECK (last_year >= first_year),
      PRIMARY KEY (entity, place)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE entity_name (
      entity INTEGER NOT NULL REFERENCES entity,
      place INTEGER NOT NULL,
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (entity, place)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE entity_alias (
      name TEXT PRIMARY KEY CHECK (name <> ''),
      entity INTEGER NOT NULL REFERENCES entity
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE entity_link (
      predecessor INTEGER NOT NULL REFERENCES entity,
      successor INTEGER NOT NULL REFERENCES entity CHECK (successor <> predecessor),
      date TEXT NOT NULL,
      relation TEXT NOT NULL CHECK (relation IN ('continuation', 'part')),
      PRIMARY KEY (predecessor, successor)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE population (
      entity INTEGER NOT NULL REFERENCES entity,
      year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999),
      population INTEGER NOT NULL CHECK (population >= 0),
      source TEXT NOT NULL CHECK (source <> ''),
      PRIMARY KEY (entity, year)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      layout TEXT NOT NULL,
      publication INTEGER NOT NULL REFERENCES publication,
      authority INTEGER NOT NULL,
      trust TEXT NOT NULL DEFAULT 'official' CHECK (
        trust IN ('official', 'agreeing third parties', 'one third party')),
      newest_edition INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      refused_rows INTEGER NOT NULL DEFAULT 0,
      observations INTEGER NOT NULL,
      imported_at TEXT NOT NULL,
      imported_by TEXT NOT NULL DEFAULT '',
      UNIQUE (sha256, layout, publication)
    ) STRICT
    """,
    """
    CREATE TABLE sheet (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source,
      name TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX sheet_by_source ON sheet (source)",
    """
    CREATE TABLE observation (
      entity INTEGER NOT NULL REFERENCES entity,
      indicator INTEGER NOT NULL REFERENCES indicator,
      edition INTEGER NOT NULL REFERENCES edition,
      source INTEGER NOT NULL REFERENCES source,
      sheet INTEGER NOT NULL REFERENCES sheet,
      row INTEGER NOT NULL CHECK (row >= 1),
      column INTEGER NOT NULL CHECK (column >= 0),
      value ANY CHECK (value + 0 IS value),
      text TEXT,
      current INTEGER NOT NULL CHECK (current IN (0, 1)),
      PRIMARY KEY (entity, indicator, edition, source)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE membership (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source,
      name TEXT NOT NULL CHECK (name <> ''),
      entity INTEGER NOT NULL REFERENCES entity,
      first_day TEXT,
      last_day TEXT CHECK (last_day >= first_day)
    ) STRICT
    """,
    "CREATE INDEX membership_by_source ON membership (source)",
    "CREATE INDEX entity_name_by_name ON entity_name (name COLLATE NOCASE)",
  ]
}

/// The views that people read: current values only, statuses as F, PF and NF.
///
/// The order of the joins is fixed (`CROSS JOIN`): without statistics SQLite would read every
/// observation to answer for one country.
enum Views {
  /// All views, as SQL.
  static let all = [tidy, inTheWorld, ofThePress, onTheNet]

  /// An entity's kind in an edition: its role then, else its usual kind.
  private static let kind = """
    coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id \
    AND ed.year BETWEEN r.first_year AND r.last_year), e.kind)
    """

  private static let tidy = """
    CREATE VIEW observation_tidy AS
    SELECT e.code AS id, e.name AS name, \(kind) AS kind, p.code AS publication,
      i.code AS indicator, ed.label AS edition, ed.year AS year,
      ed.coverage_start AS coverage_start, ed.coverage_end AS coverage_end,
      CASE WHEN i.measure <> 'status' THEN o.value END AS value,
      coalesce(o.text, CASE WHEN i.measure = 'status'
        THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS text,
      src.file AS source
    FROM indicator i
    CROSS JOIN entity e
    CROSS JOIN observation o ON o.entity = e.id AND o.indicator = i.id
    CROSS JOIN edition ed ON ed.id = o.edition
    CROSS JOIN publication p ON p.id = i.publication
    CROSS JOIN source src ON src.id = o.source
    WHERE o.current AND o.value IS NOT NULL
    """

  private static let inTheWorld = wide(
    view: "freedom_in_the_world", publication: Publication.freedomInTheWorld)
  private static let ofThePress = wide(
    view: "freedom_of_the_press", publication: Publication.freedomOfThePress)
  private static let onTheNet = wide(
    view: "freedom_on_the_net", publication: Publication.freedomOnTheNet)

  /// One row an entity and edition, one column an indicator, `fiw.pr_score` as `pr_score`.
  ///
  /// Grouped by the entity's code, so that asking for one entity reads no other.
  private static func wide(view: String, publication: Publication) -> String {
    let all = Indicator.freedomHouse.filter { $0.publication == publication.id && !$0.isComputed }
    let preferred = ["pr", "cl", "status", "total"].compactMap { name in
      all.first { $0.id == "\(publication.id).\(name)" }
    }
    var columns: [String] = []
    for indicator in preferred + all.filter({ !preferred.contains($0) }) {
      let value =
        indicator.measure == .status
        ? "CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END" : "o.value"
      let name = indicator.id.dropFirst(publication.id.count + 1)
      columns.append("max(CASE i.code WHEN '\(indicator.id)' THEN \(value) END) AS \"\(name)\"")
    }
    return """
      CREATE VIEW \(view) AS
      SELECT e.code AS id, e.name AS name, \(kind) AS kind, e.region AS region,
        ed.label AS edition, ed.coverage_start AS coverage_start,
        ed.coverage_end AS coverage_end,
        \(columns.joined(separator: ",\n    ")),
        ed.year AS year
      FROM indicator i
      CROSS JOIN entity e
      CROSS JOIN observation o ON o.entity = e.id AND o.indicator = i.id
      CROSS JOIN edition ed ON ed.id = o.edition
      WHERE o.current AND o.value IS NOT NULL
        AND i.publication = (SELECT id FROM publication WHERE code = '\(publication.id)')
      GROUP BY e.code, ed.id
      """
  }
}
