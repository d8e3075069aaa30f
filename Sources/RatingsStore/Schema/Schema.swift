import GRDB

/// The tables, as SQL. A released version is never edited: a later one is added in
/// ``Migrations``.
enum Schema {
  /// `application_id` of our databases: "FREE" in ASCII.
  static let applicationID = 0x4652_4545
  /// `user_version` of the newest schema.
  static let version = 3

  /// All of the newest version, for a new database: what the steps from version 1 on lead to.
  static let newest = [
    tables(
      seriesPlace: "position INTEGER NOT NULL, step INTEGER NOT NULL,",
      observationPlace: "shift INTEGER NOT NULL,"),
    Views.all, memberships,
  ].joined(separator: "\n")

  /// Version 1.
  static let tables = tables(seriesPlace: "", observationPlace: "position INTEGER NOT NULL,")

  /// An observation is stored under its series (sheet, indicator, entity) and edition. A status is 0 (Not
  /// Free), 1 or 2 (Free), or -1 where two were published. `text` is there only where the file says more
  /// than the value: an odd cell, or the mark of a missing one.
  private static func tables(seriesPlace: String, observationPlace: String) -> String {
    """
    CREATE TABLE publication (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      title TEXT NOT NULL,
      citation TEXT NOT NULL
    ) STRICT;

    CREATE TABLE edition (
      id INTEGER PRIMARY KEY,
      publication INTEGER NOT NULL REFERENCES publication,
      year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999),
      label TEXT NOT NULL,
      coverage_start TEXT NOT NULL CHECK (coverage_start GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      coverage_end TEXT NOT NULL CHECK (coverage_end >= coverage_start),
      UNIQUE (publication, year)
    ) STRICT;

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
    ) STRICT;

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
    ) STRICT;

    CREATE TABLE entity_role (
      entity INTEGER NOT NULL REFERENCES entity,
      kind TEXT NOT NULL CHECK (kind IN ('country', 'territory')),
      first_year INTEGER NOT NULL,
      last_year INTEGER NOT NULL CHECK (last_year >= first_year),
      PRIMARY KEY (entity, first_year)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entity_name (
      entity INTEGER NOT NULL REFERENCES entity,
      place INTEGER NOT NULL,
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (entity, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entity_link (
      predecessor INTEGER NOT NULL REFERENCES entity,
      successor INTEGER NOT NULL REFERENCES entity CHECK (successor <> predecessor),
      date TEXT NOT NULL,
      relation TEXT NOT NULL CHECK (relation IN ('continuation', 'part')),
      PRIMARY KEY (predecessor, successor)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      layout TEXT NOT NULL,
      publication INTEGER NOT NULL REFERENCES publication,
      authority INTEGER NOT NULL,
      newest_edition INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      observations INTEGER NOT NULL,
      imported_at TEXT NOT NULL,
      UNIQUE (sha256, layout, publication)
    ) STRICT;

    CREATE TABLE sheet (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source,
      name TEXT NOT NULL,
      columns INTEGER NOT NULL CHECK (columns > 0)
    ) STRICT;

    CREATE INDEX sheet_by_source ON sheet (source);

    CREATE TABLE series (
      id INTEGER PRIMARY KEY,
      indicator INTEGER NOT NULL REFERENCES indicator,
      entity INTEGER NOT NULL REFERENCES entity,
      sheet INTEGER NOT NULL REFERENCES sheet,
      \(seriesPlace)
      UNIQUE (indicator, entity, sheet)
    ) STRICT;

    CREATE TABLE observation (
      series INTEGER NOT NULL REFERENCES series,
      edition INTEGER NOT NULL REFERENCES edition,
      value ANY CHECK (value + 0 IS value),
      text TEXT,
      \(observationPlace)
      PRIMARY KEY (series, edition)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE superseded (
      series INTEGER NOT NULL,
      edition INTEGER NOT NULL,
      PRIMARY KEY (series, edition),
      FOREIGN KEY (series, edition) REFERENCES observation
    ) STRICT, WITHOUT ROWID;
    """
  }

  /// Whether a table is there.
  static func has(table: String, in db: Database) throws -> Bool {
    let query = try RawStatement(
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", in: db)
    query.bind(table, at: 1)
    return try query.first { _ in true } ?? false
  }

  /// New in version 2: groups of states, and an index of names. A membership lasts from one day to another, both included.
  static let memberships = """
    CREATE TABLE membership (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source,
      name TEXT NOT NULL CHECK (name <> ''),
      entity INTEGER NOT NULL REFERENCES entity,
      first_day TEXT,
      last_day TEXT CHECK (last_day >= first_day)
    ) STRICT;

    CREATE INDEX membership_by_source ON membership (source);

    CREATE INDEX entity_name_by_name ON entity_name (name COLLATE NOCASE);
    """

  /// New in version 3: what a `position` was, (row - 1) x columns + column on the sheet, is told by the
  /// line of the series and what differs from it: see ``SeriesLine``.
  static let lines = """
    ALTER TABLE series ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE series ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE observation RENAME COLUMN position TO shift;
    """
}
