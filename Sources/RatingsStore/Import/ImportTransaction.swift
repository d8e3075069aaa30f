public import FreedomModel
internal import GRDB

/// One run of `import`: any number of files, taken whole or not at all.
public final class ImportTransaction: ObservationSink {
  /// Every entity known.
  public let register: EntityRegister
  /// Every indicator known when the run began.
  public let catalog: IndicatorCatalog
  /// Whether this is the run that makes the tables.
  public let isFirst: Bool

  /// Is told now and then how many observations of the file have been written; the run ends with what it
  /// throws, and nothing is kept.
  public var watch: ((_ observations: Int) throws -> Void)?

  private let db: Database
  private let entities: EntityNumbers
  private let writer: ObservationWriter
  private let seriesInsertion: RawStatement
  private var publications: [String: Int] = [:]
  private var source: SourceRecord?
  private var sheets: [Int: (name: String, columns: Int)] = [:]
  private var sheet = 0
  private var columns = 1
  private var series = SeriesNumbers()
  private var buffer = ObservationBuffer()
  /// The entity of the observation before, and the first of its series.
  private var entity = 0
  private var openSeries = 0
  /// What is told of each figure that the file holds twice.
  public var reportDuplicate: ((DuplicateObservation) -> Void)?
  private var names = StoredNames()
  private var newestEdition = 0
  private var observations = 0
  private var firstSeries: Int64 = 1

  init(_ db: Database, register: EntityRegister, isFirst: Bool) throws {
    self.db = db
    self.register = register
    self.isFirst = isFirst
    catalog = try CatalogStorage.indicators(db)
    entities = try EntityNumbers(db)
    writer = try ObservationWriter(db)
    seriesInsertion = try RawStatement(
      "INSERT INTO series (indicator, entity, sheet) VALUES (?, ?, ?)", in: db)
    for publication in Publication.freedomHouse {
      publications[publication.id] = try CatalogStorage.number(of: publication, in: db)
    }
    let stored = Set(try String.fetchAll(db, sql: "SELECT code FROM indicator"))
    for indicator in Indicator.freedomHouse
    where !indicator.isComputed && !stored.contains(indicator.id) {
      _ = try number(of: indicator)
    }
  }

  /// Begins a file.
  public func begin(_ file: SourceRecord) throws {
    source = file
    sheets = [:]
    newestEdition = 0
    observations = 0
    firstSeries = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM series") ?? 0) + 1
    publications[file.publication.id] = try CatalogStorage.number(of: file.publication, in: db)
    try db.execute(
      sql: """
        INSERT INTO source (file, sha256, layout, publication, authority, newest_edition, rows,
          observations, imported_at)
        VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?)
        """,
      arguments: [
        file.file, file.sha256, file.layout, publications[file.publication.id], file.authority,
        file.importedAt,
      ])
    self.source?.number = Int(db.lastInsertedRowID)
  }

  /// How many rows an earlier import of the same bytes took; `nil` when there was none.
  public func rowsTakenBefore(sha256: String, layout: String, publication: String) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT rows FROM source WHERE sha256 = ? AND layout = ?
          AND publication = (SELECT id FROM publication WHERE code = ?)
        """,
      arguments: [sha256, layout, publication])
  }

  /// The lowest authority of any source so far, at most 0.
  public func lowestAuthority() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT min(0, coalesce(min(authority), 0)) FROM source") ?? 0
  }

  /// The highest authority of any source so far, at least 0.
  public func highestAuthority() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(0, coalesce(max(authority), 0)) FROM source") ?? 0
  }

  /// The number of an entity in the database; 0 for an unknown id.
  public func number(ofEntity id: String) throws -> Int { entities[id] ?? 0 }

  /// The number of an edition in the database; one not yet known is added.
  public func number(of edition: Edition) throws -> Int {
    newestEdition = max(newestEdition, edition.year)
    return try CatalogStorage.number(
      of: edition, publication: publications[edition.publication] ?? 0, in: db)
  }

  /// The number of an indicator in the database; one not yet known is declared.
  public func number(of indicator: Indicator) throws -> Int {
    try CatalogStorage.number(
      of: indicator, publication: publications[indicator.publication] ?? 0, in: db)
  }

  /// Begins a sheet of the file.
  public func beginSheet(named name: String, columns: Int) throws {
    try flush()
    try db.execute(
      sql: "INSERT INTO sheet (source, name, columns) VALUES (?, ?, ?)",
      arguments: [source?.number, name, columns])
    sheet = Int(db.lastInsertedRowID)
    self.columns = columns
    sheets[sheet] = (name, columns)
    series = SeriesNumbers()
  }

  /// Takes one observation.
  public func take(_ observation: Observation) throws {
    let number = Int(
      try seriesNumber(indicator: observation.indicator, entity: observation.entity))
    if observation.entity != entity {
      entity = observation.entity
      openSeries = number
    }
    buffer.append(
      series: number, edition: observation.edition,
      position: (observation.row - 1) * columns + observation.column, value: observation.value,
      text: observation.text)
    guard buffer.isFull else { return }
    try flush(keepingFrom: openSeries)
    try watch?(observations)
  }

  /// Takes one membership in a group of states.
  public func take(_ membership: GroupMembership) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO membership (source, name, entity, first_day, last_day) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      source?.number, membership.group, entities[membership.entity],
      membership.first?.description, membership.last?.description,
    ])
    observations += 1
  }

  /// Writes what is left, and tells what several sheets of the file hold.
  public func finishFile() throws {
    try flush()
    guard sheets.count > 1, let number = source?.number else { return }
    for duplicate in try SheetOverlap.resolve(source: number, firstSeries: firstSeries, in: db) {
      reportDuplicate?(duplicate)
    }
  }

  /// Ends a file: settles which values are current, and counts.
  public func end(rows: Int, countingBy unit: RowUnit) throws -> ImportCounts {
    guard let number = source?.number else { return ImportCounts() }
    try db.execute(
      sql: "UPDATE source SET newest_edition = ?, rows = ?, observations = ? WHERE id = ?",
      arguments: [newestEdition, rows, observations, number])
    return try Supersession.settle(
      source: number, firstSeries: firstSeries, rows: rows, unit: unit, in: db)
  }

  private func seriesNumber(indicator: Int, entity: Int) throws -> Int32 {
    if let known = series[indicator, entity] { return known }
    seriesInsertion.bind(indicator, at: 1)
    seriesInsertion.bind(entity, at: 2)
    seriesInsertion.bind(sheet, at: 3)
    _ = try seriesInsertion.run()
    let number = Int32(truncatingIfNeeded: seriesInsertion.insertedRow)
    series[indicator, entity] = number
    return number
  }

  /// Writes what has come together. Most files hold one entity after the other: the series of the one
  /// that is not done are kept back, so that each is written in one piece.
  private func flush(keepingFrom open: Int? = nil) throws {
    try buffer.drain(by: ObservationWriter.batch, keepingFrom: open) { rows, repeated in
      observations += rows.count
      try writer.insert(rows) { taken in
        observations -= 1
        try keepFirst(taken)
      }
      for row in repeated { try keepFirst(row) }
    }
  }

  private func keepFirst(_ second: ObservationBuffer.Row) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT position, value, text FROM observation WHERE series = ? AND edition = ?")
    guard let row = try Row.fetchOne(statement, arguments: [second.series, second.edition])
    else { return }
    func place(_ position: Int) -> DuplicateObservation.Place {
      DuplicateObservation.Place(
        sheet: sheets[sheet]?.name ?? "", row: position / columns + 1, column: position % columns)
    }
    let value: Double? = row[1]
    let text: String? = row[2]
    let (entity, indicator) = try names.series(second.series, in: db)
    reportDuplicate?(
      DuplicateObservation(
        entity: entity, edition: try names.edition(second.edition, in: db), indicator: indicator,
        first: place(row[0]), second: place(second.position),
        agrees: value == second.value.number && (value == nil || text == second.text)))
  }
}
