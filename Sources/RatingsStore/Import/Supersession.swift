import FreedomModel
import SQLite

/// Which of several sources of one value is current: the one of higher authority, then the one
/// whose last edition is newer, then the one imported later. The others stay, superseded.
enum Supersession {
  /// Settles which values are current of those that a new source shares with others, and counts
  /// what it changed. All of its values are current so far. Other sources may have values of the
  /// indicators, and of no other; what is counted as a row is `unit`, and `rows` are distinct.
  static func settle(
    source: Int, sharing indicators: Set<Int>, rows: Int, unit: RowUnit, in db: Connection
  ) throws -> ImportCounts {
    var counts = ImportCounts()
    counts.added = rows
    let losers = try sources(losingTo: source, in: db)
    guard !losers.isEmpty, !indicators.isEmpty else { return counts }
    var tallies = RowTallies(unit: unit)
    let supersede = try db.prepare(
      """
      UPDATE observation SET current = 0
      WHERE entity = ? AND indicator = ? AND edition = ? AND source = ?
      """)
    let overlap = try db.prepare(
      """
      SELECT n.entity, n.indicator, n.edition, o.source,
        n.value IS o.value AND (n.value IS NOT -1 OR n.text IS o.text),
        n.value IS NULL, o.value IS NULL
      FROM entity e
      CROSS JOIN observation n ON n.entity = e.id
        AND n.indicator IN (\(indicators.sorted().map(String.init).joined(separator: ", ")))
      CROSS JOIN observation o ON o.entity = n.entity AND o.indicator = n.indicator
        AND o.edition = n.edition AND o.source <> n.source AND o.current
      WHERE n.source = \(source)
      """
    )
    // Rows may change while the query reads, because their keys stay.
    try overlap.forEachRow { row in
      let other = try row.integer(3)
      let wins = losers[other] ?? false
      let entity = try row.integer(0, in: StoredNumbers.known)
      let edition = try row.integer(2, in: StoredNumbers.editions)
      supersede.bind(entity, at: 1)
      supersede.bind(try row.integer(1, in: StoredNumbers.known), at: 2)
      supersede.bind(edition, at: 3)
      supersede.bind(wins ? other : source, at: 4)
      try supersede.run()
      tallies.add(
        RowTally(
          wins: wins, agrees: try row.integer(4) != 0, isAbsent: try row.integer(5) != 0,
          wasAbsent: try row.integer(6) != 0),
        entity: entity, edition: edition)
    }
    guard !tallies.isEmpty else { return counts }
    try tallies.countFigures(ofSource: source, in: db)
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

  /// Decides again which values are current among those that a source shares with others, as if it
  /// were gone.
  static func release(source: Int, in db: Connection) throws {
    try db.execute(
      """
      UPDATE observation SET current = 1
      FROM (
        SELECT entity, indicator, edition, source, row_number() OVER (
          PARTITION BY entity, indicator, edition
          ORDER BY authority DESC, newest_edition DESC, source DESC) AS place
        FROM (
          SELECT o.entity, o.indicator, o.edition, o.source, src.authority, src.newest_edition
          FROM observation gone
          CROSS JOIN observation o ON o.entity = gone.entity AND o.indicator = gone.indicator
            AND o.edition = gone.edition AND o.source <> gone.source
          CROSS JOIN source src ON src.id = o.source
          WHERE gone.source = ? AND gone.current)
      ) AS next
      WHERE next.place = 1 AND observation.entity = next.entity
        AND observation.indicator = next.indicator AND observation.edition = next.edition
        AND observation.source = next.source
      """,
      [source])
  }
}

/// What became of the values of one row of a file, beside those of other sources.
struct RowTally {
  /// Values that both have.
  private var known = 0
  /// Values where the other source says that there is none, and is current anyway.
  private var withheld = 0
  /// Whether a current value is another now.
  private var differs = false
  /// Whether a value of the row differs from one that stays current.
  private var loses = false
  /// Values that the row has.
  var figures = 0

  init() {}

  /// One value beside that of another source.
  init(wins: Bool, agrees: Bool, isAbsent: Bool, wasAbsent: Bool) {
    known = !isAbsent && !wasAbsent ? 1 : 0
    withheld = !isAbsent && wasAbsent && !wins ? 1 : 0
    differs = wins && !agrees && !wasAbsent
    loses = !wins && !agrees
    figures = isAbsent ? 0 : 1
  }

  /// Adds a value of the same row; how many the row has is counted apart.
  mutating func add(_ other: RowTally) {
    known += other.known
    withheld += other.withheld
    differs = differs || other.differs
    loses = loses || other.loses
  }

  /// A row is changed when a current value is another now or the row has a new value, and unchanged
  /// when all its values were there.
  func sum(into counts: inout ImportCounts) {
    guard figures > 0 || differs else { return }
    if figures == 0 { counts.withdrawn += 1 }
    if differs || (known > 0 && known + withheld < figures) {
      counts.changed += 1
    } else if known + withheld > 0 {
      counts.unchanged += 1
    }
    if loses, !differs { counts.superseded += 1 }
  }
}

/// The tallies of the rows of a file. Where every value is a row, each is summed as it comes.
struct RowTallies {
  private let unit: RowUnit
  private var rows: [Int: RowTally] = [:]
  private var counts = ImportCounts()

  init(unit: RowUnit) { self.unit = unit }

  /// Whether nothing was shared.
  private(set) var isEmpty = true

  private static func key(entity: Int, edition: Int) -> Int { entity << 32 | edition }

  /// Adds a value that another source has too.
  mutating func add(_ tally: RowTally, entity: Int, edition: Int) {
    isEmpty = false
    if unit == .observation {
      tally.sum(into: &counts)
    } else {
      rows[Self.key(entity: entity, edition: edition), default: RowTally()].add(tally)
    }
  }

  /// Counts the values of the rows, those too that no other source has.
  mutating func countFigures(ofSource source: Int, in db: Connection) throws {
    guard unit == .entityEdition else { return }
    let figures = try db.prepare(
      """
      SELECT entity, edition FROM observation WHERE source = \(source) AND value IS NOT NULL
      """
    )
    try figures.forEachRow { row in
      rows[Self.key(entity: try row.integer(0), edition: try row.integer(1))]?.figures += 1
    }
  }

  /// Adds what became of all rows.
  func sum(into total: inout ImportCounts) {
    total.changed += counts.changed
    total.unchanged += counts.unchanged
    total.superseded += counts.superseded
    total.withdrawn += counts.withdrawn
    for row in rows.values { row.sum(into: &total) }
  }
}
