import FreedomModel
import SQLite

/// Which of several sources of one figure is current: the one of higher authority, then the one
/// whose last edition is newer, then the one imported later. The others stay, superseded.
enum Supersession {
  /// Settles the figures that a new source shares with others, and counts what it changed.
  ///
  /// Series are numbered as they come, so those of the new source are the ones from `firstSeries` on.
  static func settle(
    source: Int, firstSeries: Int, rows: Int, unit: RowUnit, in db: Connection
  ) throws -> ImportCounts {
    let losers = try sources(losingTo: source, in: db)
    var counts = ImportCounts()
    counts.added = rows
    guard !losers.isEmpty else { return counts }
    var tallies = RowTallies(unit: unit)
    var superseded = try SupersededWriter(db)
    let overlap = try db.prepare(
      """
      SELECT ns.entity, n.edition, n.series, o.series, osh.source,
        n.value IS o.value AND (n.value IS NOT -1 OR n.text IS o.text),
        n.value IS NULL, o.value IS NULL
      FROM series ns
      CROSS JOIN series os ON os.indicator = ns.indicator AND os.entity = ns.entity
        AND os.id < \(firstSeries)
      CROSS JOIN sheet osh ON osh.id = os.sheet
      CROSS JOIN observation n ON n.series = ns.id
      CROSS JOIN observation o ON o.series = os.id AND o.edition = n.edition
      LEFT JOIN superseded x ON x.series = o.series AND x.edition = o.edition
      WHERE ns.id >= \(firstSeries) AND x.series IS NULL
      """
    )
    try overlap.forEachRow { row in
      let wins = losers[try row.integer(4)] ?? false
      let edition = try row.integer(1, in: StoredNumbers.editions)
      try superseded.add(
        series: try row.integer(wins ? 3 : 2, in: StoredNumbers.series), edition: edition)
      tallies.add(
        RowTally(
          wins: wins, agrees: try row.integer(5) != 0, isAbsent: try row.integer(6) != 0,
          wasAbsent: try row.integer(7) != 0),
        entity: try row.integer(0), edition: edition)
    }
    try superseded.flush()
    guard !tallies.isEmpty else { return counts }
    try tallies.countFigures(from: firstSeries, in: db)
    tallies.sum(into: &counts)
    counts.added = max(0, rows + counts.withdrawn - counts.changed - counts.unchanged)
    return counts
  }

  /// The other sources, and whether each loses to the new one.
  static func sources(losingTo source: Int, in db: Connection) throws -> [Int: Bool] {
    var losers: [Int: Bool] = [:]
    try db.prepare(
      """
      SELECT old.id, (new.authority, new.newest_edition, new.id)
        > (old.authority, old.newest_edition, old.id)
      FROM source new JOIN source old ON old.id <> new.id WHERE new.id = \(source)
      """
    ).forEachRow { losers[try $0.integer(0)] = try $0.integer(1) != 0 }
    return losers
  }

  /// Settles anew every figure that a source shares with others, as if it were gone.
  static func release(source: Int, in db: Connection) throws {
    try db.execute(
      """
      CREATE TEMP TABLE contested AS
      SELECT DISTINCT s.indicator, s.entity FROM sheet sh JOIN series s ON s.sheet = sh.id
      WHERE sh.source = ?
      """,
      [source])
    defer { try? db.execute("DROP TABLE temp.contested") }
    try db.execute(
      """
      DELETE FROM superseded WHERE series IN (
        SELECT s.id FROM temp.contested c
        JOIN series s ON s.indicator = c.indicator AND s.entity = c.entity)
      """)
    try db.execute(
      """
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
      [source])
  }
}
