package import FreedomModel
internal import SQLite

/// One run of `import`: any number of files, taken whole or not at all.
package final class ImportTransaction: ObservationSink {
  /// Every entity known.
  package let register: EntityRegister
  /// Every indicator known when the run began.
  package let catalog: IndicatorCatalog
  /// Whether this is the run that makes the tables.
  package let isFirst: Bool

  /// Is told now and then how many observations of the file have been written; the run ends with what it
  /// throws, and nothing is kept.
  package var watch: ((_ observations: Int) throws -> Void)?

  private let db: Connection
  private let entities: EntityNumbers
  private let writer: ObservationWriter
  private var series: SeriesWriter
  private var publications: [String: Int] = [:]
  private var source: SourceRecord?
  private var sheets: [Int: (name: String, columns: Int)] = [:]
  private var sheet = 0
  private var columns = 1
  private var buffer = ObservationBuffer()
  /// The entity of the observation before, and the first of its series.
  private var entity = 0
  private var openSeries = 0
  /// The series that was open when observations were written last.
  private var firstUnwritten = 1
  /// What is told of each figure that the file holds twice.
  package var reportDuplicate: ((DuplicateObservation) -> Void)?
  private var kept: KeptFigures
  /// The id of every indicator by what a reader can tell apart of it.
  private var indicatorIDs: [FoldedID: String] = [:]
  private var newestEdition = 0
  private var observations = 0
  private var firstSeries = 1

  init(_ db: Connection, register: EntityRegister, isFirst: Bool) throws {
    self.db = db
    self.register = register
    self.isFirst = isFirst
    catalog = try CatalogStorage.indicators(db)
    entities = try EntityNumbers(db)
    writer = try ObservationWriter(db)
    series = try SeriesWriter(db)
    kept = KeptFigures(db)
    for publication in Publication.freedomHouse {
      publications[publication.id] = try CatalogStorage.number(of: publication, in: db)
    }
    var stored: Set<String> = []
    try db.prepare("SELECT code FROM indicator")
      .forEachRow { stored.insert(try $0.text(0)) }
    for id in stored { indicatorIDs[FoldedID(id)] = id }
    for indicator in Indicator.freedomHouse
    where !indicator.isComputed && !stored.contains(indicator.id) {
      _ = try number(of: indicator)
    }
  }

  /// Begins a file; until its end something else stands in the place of its SHA-256.
  package func begin(_ file: SourceRecord) throws {
    source = file
    sheets = [:]
    newestEdition = 0
    observations = 0
    firstSeries = series.next
    try declare(file.publication)
    try db.execute(
      """
      INSERT INTO source (file, sha256, layout, publication, authority, newest_edition, rows,
        observations, imported_at)
      VALUES (?, hex(randomblob(16)), ?, ?, ?, 0, 0, 0, ?)
      """,
      [
        file.file, file.layout, publications[file.publication.id], file.authority,
        file.importedAt,
      ])
    self.source?.number = db.lastInsertedRow
  }

  /// How many rows an earlier import of the same bytes took; `nil` when there was none. The SHA-256 of the
  /// bytes is asked for only where a file of this layout has been imported.
  package func rowsTakenBefore(
    layout: String, publication: String, sha256: () throws -> String
  ) throws -> Int? {
    let query = try db.prepare(
      """
      SELECT sha256, rows FROM source WHERE layout = ?
        AND publication = (SELECT id FROM publication WHERE code = ?)
      """
    )
    query.bind(layout, at: 1)
    query.bind(publication, at: 2)
    var rows: [String: Int] = [:]
    try query.forEachRow { rows[try $0.text(0)] = try $0.integer(1, in: 0...Int.max) }
    return rows.isEmpty ? nil : rows[try sha256()]
  }

  /// The lowest authority of any source so far, at most 0.
  package func lowestAuthority() throws -> Int {
    try authority("min")
  }

  /// The highest authority of any source so far, at least 0.
  package func highestAuthority() throws -> Int {
    try authority("max")
  }

  private func authority(_ extreme: String) throws -> Int {
    try db.prepare(
      "SELECT \(extreme)(0, coalesce(\(extreme)(authority), 0)) AS \"source.authority\" FROM source"
    ).first { try $0.integer(0, in: StoredNumbers.authorities) } ?? 0
  }

  /// The number of an entity in the database; 0 for an unknown id.
  package func number(ofEntity id: String) throws -> Int { entities[id] ?? 0 }

  /// The number of an edition in the database; one not yet known is added.
  package func number(of edition: Edition) throws -> Int {
    newestEdition = max(newestEdition, edition.year)
    return try CatalogStorage.number(
      of: edition, publication: publications[edition.publication] ?? 0, in: db)
  }

  /// The id under which an indicator is known already, or one that a reader cannot tell from it.
  package func indicator(like id: String) -> String? { indicatorIDs[FoldedID(id)] }

  /// The number of an indicator in the database; one not yet known is declared.
  package func number(of indicator: Indicator) throws -> Int {
    // Accents may be composed in two ways; the way that came first is the one kept.
    var indicator = indicator
    if let known = self.indicator(like: indicator.id), known == indicator.id {
      indicator = indicator.identified(by: known)
    } else {
      indicatorIDs[FoldedID(indicator.id)] = indicator.id
    }
    return try CatalogStorage.number(
      of: indicator, publication: publications[indicator.publication] ?? 0, in: db)
  }

  /// Declares a publication, or what it is called and how it is cited.
  package func declare(_ publication: Publication) throws {
    publications[publication.id] = try CatalogStorage.number(of: publication, in: db)
  }

  /// Changes label, scale and direction of a known indicator; says how many values of earlier files
  /// are outside of its scale now.
  package func redeclare(_ indicator: Indicator) throws -> Int {
    try CatalogStorage.redeclare(indicator, in: db)
  }

  /// The indicators that an earlier import of the same bytes has values of, by id.
  package func indicatorsTakenBefore(
    layout: String, publication: String, sha256: String
  ) throws -> [String] {
    let query = try db.prepare(
      """
      SELECT i.code FROM indicator i WHERE i.id IN (
        SELECT s.indicator FROM source src JOIN sheet sh ON sh.source = src.id
        JOIN series s ON s.sheet = sh.id
        WHERE src.layout = ? AND src.sha256 = ?
          AND src.publication = (SELECT id FROM publication WHERE code = ?))
      ORDER BY i.id
      """
    )
    query.bind(layout, at: 1)
    query.bind(sha256, at: 2)
    query.bind(publication, at: 3)
    var indicators: [String] = []
    try query.forEachRow { indicators.append(try $0.text(0)) }
    return indicators
  }

  /// Begins a sheet of the file.
  package func beginSheet(named name: String, columns: Int) throws {
    try flush()
    try db.execute(
      "INSERT INTO sheet (source, name, columns) VALUES (?, ?, ?)",
      [source?.number, name, columns])
    sheet = db.lastInsertedRow
    self.columns = columns
    sheets[sheet] = (name, columns)
    series.beginSheet(sheet)
    firstUnwritten = series.next
  }

  /// Takes one observation.
  package func take(_ observation: Observation) throws {
    let next = series.next
    let number = try series.number(indicator: observation.indicator, entity: observation.entity)
    if observation.entity != entity {
      entity = observation.entity
      openSeries = number
      // In most files the figures of an entity stand together: where another begins, all before is done.
      if number == next, buffer.holdsLongSeries(count: next - firstUnwritten) {
        try write()
      }
    }
    buffer.append(
      series: number, edition: observation.edition,
      position: (observation.row - 1) * columns + observation.column, value: observation.value,
      text: observation.text)
    if buffer.isFull { try write() }
  }

  private func write() throws {
    try flush(keepingFrom: openSeries)
    firstUnwritten = openSeries
    try watch?(observations)
  }

  /// Takes one membership in a group of states.
  package func take(_ membership: GroupMembership) throws {
    try db.execute(
      "INSERT INTO membership (source, name, entity, first_day, last_day) VALUES (?, ?, ?, ?, ?)",
      [
        source?.number, membership.group, entities[membership.entity],
        membership.first?.description, membership.last?.description,
      ])
    observations += 1
  }

  /// Writes what is left, and tells what several sheets of the file hold.
  package func finishFile() throws {
    try flush()
    guard sheets.count > 1, let number = source?.number else { return }
    for duplicate in try SheetOverlap.resolve(source: number, firstSeries: firstSeries, in: db) {
      reportDuplicate?(duplicate)
    }
  }

  /// Makes some values of an indicator missing where the file holds them, and keeps them as texts.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - indicator: The number of the indicator.
  ///   - unit: What is counted as a row.
  /// - Returns: How many rows have no figure left.
  /// - Throws: An error of the database.
  package func setMissing(
    _ values: [Double], ofIndicator indicator: Int, countingBy unit: RowUnit
  ) throws -> Int {
    var emptied = 0
    for value in values {
      let alone =
        unit == .observation
        ? ""
        : """
        AND NOT EXISTS (
          SELECT 1 FROM series t JOIN observation p ON p.series = t.id
          WHERE t.id >= \(firstSeries) AND t.id <> s.id AND t.entity = s.entity
            AND p.edition = o.edition AND p.value IS NOT NULL)
        """
      emptied +=
        try db.integer(
          """
          SELECT count(*) FROM series s JOIN observation o ON o.series = s.id
          WHERE s.id >= ? AND s.indicator = ? AND o.value = ? \(alone)
          """,
          [firstSeries, indicator, value]) ?? 0
      try db.execute(
        """
        UPDATE observation SET text = coalesce(text, ?), value = NULL
        WHERE value = ? AND series IN (
          SELECT id FROM series WHERE id >= ? AND indicator = ?
            AND sheet IN (SELECT id FROM sheet WHERE source = ?))
        """,
        [value.shortestExact, value, firstSeries, indicator, source?.number])
    }
    return emptied
  }

  /// Ends a file: settles which values are current, and counts.
  ///
  /// - Parameters:
  ///   - rows: The rows of the file.
  ///   - distinctRows: Those that do not say what another row of the file says; all where it is `nil`.
  ///   - unit: What is counted as a row.
  ///   - sha256: What the file is known by: the SHA-256 of its bytes, 64 hexadecimal digits.
  ///   - comparesOfficial: Whether it is counted what the file's values of Freedom House's
  ///     publications add to those that are there, and change in them.
  /// - Returns: What the file changed.
  /// - Throws: An error of the database.
  package func end(
    rows: Int, distinctRows: Int? = nil, countingBy unit: RowUnit, sha256: String,
    comparesOfficial: Bool = false
  ) throws -> ImportCounts {
    guard let number = source?.number else { return ImportCounts() }
    try db.execute(
      "UPDATE source SET sha256 = ?, newest_edition = ?, rows = ?, observations = ? WHERE id = ?",
      [sha256, newestEdition, rows, observations, number])
    let official =
      comparesOfficial
      ? try OfficialChanges(bySource: number, firstSeries: firstSeries, in: db) : nil
    let distinctRows = distinctRows ?? rows
    var counts = try Supersession.settle(
      source: number, firstSeries: firstSeries, rows: distinctRows, unit: unit, in: db)
    counts.repeated = rows - distinctRows
    counts.official = official
    return counts
  }

  /// Writes what has come together. Most files hold one entity after the other: the series of the one
  /// that is not done are kept back, so that each is written in one piece.
  private func flush(keepingFrom open: Int? = nil) throws {
    try buffer.drain(
      by: ObservationWriter.batch, keepingFrom: open,
      line: { try series.line(of: $0, through: $1, $2) }
    ) { rows, repeated in
      observations += rows.count
      try writer.insert(rows) { taken in
        observations -= 1
        try tell(of: taken)
      }
      for row in repeated { try tell(of: row) }
    }
  }

  /// Tells of a figure whose place is taken by the first in the file.
  private func tell(of second: ObservationBuffer.Row) throws {
    let duplicate = try kept.duplicate(
      second, onSheet: sheets[sheet]?.name ?? "", columns: columns)
    if let duplicate { reportDuplicate?(duplicate) }
  }
}
