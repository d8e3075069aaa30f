import FreedomModel
import SQLite

/// What became of the figures of one row of a file, beside those of other sources.
struct RowTally {
  /// Figures that both have.
  private var known = 0
  /// Figures where the other source says that there is none, and is current all the same.
  private var withheld = 0
  /// Whether a current value is another now.
  private var differs = false
  /// Whether a value of the row differs from one that stays current.
  private var loses = false
  /// Figures that the row has.
  var figures = 0

  init() {}

  /// One figure beside that of another source.
  init(wins: Bool, agrees: Bool, isAbsent: Bool, wasAbsent: Bool) {
    known = !isAbsent && !wasAbsent ? 1 : 0
    withheld = !isAbsent && wasAbsent && !wins ? 1 : 0
    differs = wins && !agrees && !wasAbsent
    loses = !wins && !agrees
    figures = isAbsent ? 0 : 1
  }

  /// Adds a figure of the same row; how many the row has is counted apart.
  mutating func add(_ other: RowTally) {
    known += other.known
    withheld += other.withheld
    differs = differs || other.differs
    loses = loses || other.loses
  }

  /// A row is changed when a current value is another now or a figure came to it, and unchanged when
  /// all its figures were there.
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

/// The tallies of the rows of a file. Where every figure is a row, each is summed as it comes.
struct RowTallies {
  private let unit: RowUnit
  private var rows: [Int: RowTally] = [:]
  private var counts = ImportCounts()

  init(unit: RowUnit) { self.unit = unit }

  /// Whether nothing was shared.
  private(set) var isEmpty = true

  private static func key(entity: Int, edition: Int) -> Int { entity << 32 | edition }

  /// Adds a figure that another source has too.
  mutating func add(_ tally: RowTally, entity: Int, edition: Int) {
    isEmpty = false
    if unit == .observation {
      tally.sum(into: &counts)
    } else {
      rows[Self.key(entity: entity, edition: edition), default: RowTally()].add(tally)
    }
  }

  /// Counts the figures of the rows, those too that no other source has.
  mutating func countFigures(from firstSeries: Int, in db: Connection) throws {
    guard unit == .entityEdition else { return }
    let figures = try db.prepare(
      """
      SELECT s.entity, o.edition FROM series s CROSS JOIN observation o ON o.series = s.id
      WHERE s.id >= \(firstSeries) AND o.value IS NOT NULL
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
