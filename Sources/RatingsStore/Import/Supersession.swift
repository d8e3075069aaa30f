import GRDB

/// Which of several sources of one figure is current: the one of higher authority, then the one
/// whose last edition is newer, then the one imported later. The others stay, superseded.
enum Supersession {
  /// Settles the figures that a new source shares with others, and counts what it changed.
  ///
  /// Series are numbered as they come, so those of the new source are the ones from `firstSeries` on.
  static func settle(
    source: Int, firstSeries: Int64, rows: Int, unit: RowUnit, in db: Database
  ) throws -> ImportCounts {
    var counts = ImportCounts()
    guard try Int.fetchOne(db, sql: "SELECT count(*) FROM source") ?? 0 > 1 else {
      counts.added = rows
      return counts
    }
    try db.execute(
      sql: """
        CREATE TEMP TABLE overlap AS
        SELECT ns.entity, n.edition, ns.indicator, n.series AS mine, o.series AS other,
          n.value IS o.value AND (n.value IS NOT -1 OR n.text IS o.text) AS agrees,
          (new.authority, new.newest_edition, new.id) > (old.authority, old.newest_edition, old.id)
            AS wins,
          n.value IS NULL AS is_absent, o.value IS NULL AS was_absent
        FROM source new CROSS JOIN series ns
        CROSS JOIN series os ON os.indicator = ns.indicator AND os.entity = ns.entity
          AND os.id < :first
        CROSS JOIN sheet osh ON osh.id = os.sheet CROSS JOIN source old ON old.id = osh.source
        CROSS JOIN observation n ON n.series = ns.id
        CROSS JOIN observation o ON o.series = os.id AND o.edition = n.edition
        LEFT JOIN superseded x ON x.series = o.series AND x.edition = o.edition
        WHERE new.id = :source AND ns.id >= :first AND x.series IS NULL
        """,
      arguments: ["source": source, "first": firstSeries])
    defer { try? db.execute(sql: "DROP TABLE temp.overlap") }
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM temp.overlap)") == true else {
      counts.added = rows
      return counts
    }
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO superseded
        SELECT CASE WHEN wins THEN other ELSE mine END, edition FROM temp.overlap
        """)
    try count(&counts, firstSeries: firstSeries, rows: rows, unit: unit, in: db)
    return counts
  }

  /// A row is new when no figure of it was there, changed when a current value is another now or a
  /// figure came to it, and else unchanged.
  private static func count(
    _ counts: inout ImportCounts, firstSeries: Int64, rows: Int, unit: RowUnit, in db: Database
  ) throws {
    let key = unit == .entityEdition ? "entity, edition" : "entity, edition, indicator"
    let row = try Row.fetchOne(
      db,
      sql: """
        WITH mine AS (
          SELECT s.entity, o.edition, \(unit == .observation ? "s.indicator," : "") count(*) AS figures
          FROM series s CROSS JOIN observation o ON o.series = s.id
          WHERE s.id >= ? AND o.value IS NOT NULL GROUP BY \(key)
        ), shared AS (
          SELECT \(key), sum(NOT is_absent AND NOT was_absent) AS known,
            max(wins AND NOT agrees AND NOT was_absent) AS differs,
            max(NOT wins AND NOT agrees) AS loses,
            sum(NOT is_absent AND was_absent AND NOT wins) AS withheld
          FROM temp.overlap GROUP BY \(key)
        )
        SELECT count(*) FILTER (WHERE differs OR (known > 0 AND known + withheld < figures)),
          count(*) FILTER (WHERE NOT differs AND known + withheld > 0
            AND known + withheld >= coalesce(figures, 0)),
          count(*) FILTER (WHERE loses AND NOT differs)
        FROM shared LEFT JOIN mine USING (\(key))
        WHERE figures IS NOT NULL OR differs
        """,
      arguments: [firstSeries])
    counts.changed = row?[0] ?? 0
    counts.unchanged = row?[1] ?? 0
    counts.superseded = row?[2] ?? 0
    counts.added = max(0, rows - counts.changed - counts.unchanged)
  }

  /// Settles anew every figure that a source shares with others, as if it were gone.
  static func release(source: Int, in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE contested AS
        SELECT DISTINCT s.indicator, s.entity FROM sheet sh JOIN series s ON s.sheet = sh.id
        WHERE sh.source = ?
        """,
      arguments: [source])
    defer { try? db.execute(sql: "DROP TABLE temp.contested") }
    try db.execute(
      sql: """
        DELETE FROM superseded WHERE series IN (
          SELECT s.id FROM temp.contested c
          JOIN series s ON s.indicator = c.indicator AND s.entity = c.entity)
        """)
    try db.execute(
      sql: """
        INSERT INTO superseded
        SELECT series, edition FROM (
          SELECT o.series, o.edition, row_number() OVER (
            PARTITION BY s.indicator, s.entity, o.edition
            ORDER BY src.authority DESC, src.newest_edition DESC, src.id DESC) AS place
          FROM temp.contested c
          JOIN series s ON s.indicator = c.indicator AND s.entity = c.entity
          JOIN sheet sh ON sh.id = s.sheet AND sh.source <> ?
          JOIN source src ON src.id = sh.source
          JOIN observation o ON o.series = s.id
        ) WHERE place > 1
        """,
      arguments: [source])
  }
}
