import GRDB

/// Which of several sources of one figure is current: the one of higher authority, then the one
/// whose last edition is newer, then the one imported later. The others stay, superseded.
enum Supersession {
  /// Settles the figures that a new source shares with others, and counts what it changed.
  static func settle(
    source: Int, rows: Int, unit: RowUnit, in db: Database
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
          n.value IS o.value AND (n.value IS NULL OR n.text IS o.text) AS agrees,
          (new.authority, new.newest_edition, new.id) > (old.authority, old.newest_edition, old.id)
            AS wins,
          n.value IS NULL AS is_absent, o.value IS NULL AS was_absent
        FROM source new
        JOIN sheet nsh ON nsh.source = new.id
        JOIN series ns ON ns.sheet = nsh.id
        JOIN series os ON os.indicator = ns.indicator AND os.entity = ns.entity AND os.id <> ns.id
        JOIN sheet osh ON osh.id = os.sheet AND osh.source <> new.id
        JOIN source old ON old.id = osh.source
        JOIN observation n ON n.series = ns.id
        JOIN observation o ON o.series = os.id AND o.edition = n.edition
        LEFT JOIN superseded x ON x.series = o.series AND x.edition = o.edition
        WHERE new.id = ? AND x.series IS NULL
        """,
      arguments: [source])
    defer { try? db.execute(sql: "DROP TABLE temp.overlap") }
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO superseded
        SELECT CASE WHEN wins THEN other ELSE mine END, edition FROM temp.overlap
        """)
    let grouping = unit == .entityEdition ? "entity, edition" : "entity, edition, indicator"
    if let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*) FILTER (WHERE adds), count(*) FILTER (WHERE differs AND NOT adds),
          count(*) FILTER (WHERE loses AND NOT differs AND NOT adds),
          count(*)
        FROM (
          SELECT min(was_absent) AND NOT min(is_absent) AND max(wins) AS adds,
            max(wins AND NOT agrees) AS differs,
            max(NOT wins AND NOT agrees) AS loses
          FROM temp.overlap GROUP BY \(grouping) HAVING NOT min(is_absent) OR NOT min(was_absent)
        )
        """)
    {
      counts.added = row[0]
      counts.changed = row[1]
      counts.superseded = row[2]
      counts.unchanged = (row[3] as Int) - counts.added - counts.changed
    }
    counts.added = max(counts.added, rows - counts.changed - counts.unchanged)
    return counts
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
