package import FreedomModel
internal import SQLite

/// One run of `import`: any number of files, all of them or none.
package final class ImportTransaction: ObservationSink {
  /// Every entity known.
  package private(set) var register: EntityRegister
  /// Every indicator known when the run began.
  package let catalog: IndicatorCatalog
  /// Whether this is the run that makes the database.
  package let isFirst: Bool

  /// Called regularly with the number of observations of the file that are written; when it
  /// throws, nothing is kept.
  package var watch: ((_ observations: Int) throws -> Void)?

  /// Called for each observation that the file repeats.
  package var reportDuplicate: ((DuplicateObservation) -> Void)?

  private let db: Connection
  private let entities: EntityNumbers
  private var batch: ObservationBatch
  private let repetitions: RepeatedObservations
  private var publications: [String: Int] = [:]
  /// The id of every indicator by what a reader can distinguish in it.
  private var indicatorIDs: [FoldedID: String] = [:]

  /// The number of the file, and of its sheet that is being read.
  private var source = 0
  private var sheet = 0
  private var newestEdition = 0
  private var observations = 0
  /// The indicators that the file uses, and those that may have values from earlier files. A new
  /// database declares many without values.
  private var usedIndicators: Set<Int> = []
  private var earlierIndicators: Set<Int> = []

  init(_ db: Connection, register: EntityRegister, isFirst: Bool) throws {
    self.db = db
    self.register = register
    self.isFirst = isFirst
    catalog = try CatalogStorage.indicators(db)
    entities = try EntityNumbers(db)
    batch = try ObservationBatch(db)
    repetitions = try RepeatedObservations(db)
    for publication in Publication.freedomHouse {
      publications[publication.id] = try CatalogStorage.number(of: publication, in: db)
    }
    var stored: Set<String> = []
    try db.prepare("SELECT code FROM indicator")
      .forEachRow { stored.insert(try $0.text(0)) }
    for id in stored { indicatorIDs[FoldedID(id)] = id }
    if !isFirst {
      try db.prepare("SELECT id FROM indicator")
        .forEachRow { earlierIndicators.insert(try $0.integer(0)) }
    }
    for indicator in Indicator.freedomHouse
    where !indicator.isComputed && !stored.contains(indicator.id) {
      _ = try number(of: indicator)
    }
  }

  /// Begins a file; until its end a placeholder replaces its SHA-256.
  package func begin(_ file: SourceRecord) throws {
    newestEdition = 0
    observations = 0
    usedIndicators = []
    try declare(file.publication)
    try db.execute(
      """
      INSERT INTO source (file, sha256, layout, publication, authority, trust, newest_edition, rows,
        observations, imported_at, imported_by)
      VALUES (?, hex(randomblob(16)), ?, ?, ?, ?, 0, 0, 0, ?, ?)
      """,
      [
        file.file, file.layout, publications[file.publication.id], file.authority,
        file.trust.rawValue, file.importedAt, Software.title,
      ])
    source = db.lastInsertedRow
  }

  /// How many rows an earlier import of the same bytes took, and how many it refused; `nil` when
  /// there was none. The SHA-256 of the bytes is requested only where a file of this layout has
  /// been imported.
  package func rowsTakenBefore(
    layout: String, publication: String, sha256: () throws -> String
  ) throws -> (taken: Int, refused: Int)? {
    let query = try db.prepare(
      """
      SELECT sha256, rows, refused_rows FROM source WHERE layout = ?
        AND publication = (SELECT id FROM publication WHERE code = ?)
      """
    )
    query.bind(layout, at: 1)
    query.bind(publication, at: 2)
    var rows: [String: (taken: Int, refused: Int)] = [:]
    try query.forEachRow {
      rows[try $0.text(0)] = (
        try $0.integer(1, in: 0...Int.max), try $0.integer(2, in: 0...Int.max)
      )
    }
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

  /// The id under which an indicator is known already, or one that a reader cannot distinguish from
  /// it.
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
    let number = try CatalogStorage.number(
      of: indicator, publication: publications[indicator.publication] ?? 0, in: db)
    usedIndicators.insert(number)
    return number
  }

  /// Keeps names of the user's own, in place of those that were kept before.
  package func keep(_ aliases: EntityAliases) throws {
    try RegisterStorage.save(aliases, numbers: entities, in: db)
    register.aliases = aliases
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

  /// Every indicator known by now, those of the files of this run too.
  package func currentCatalog() throws -> IndicatorCatalog { try CatalogStorage.indicators(db) }

  /// The indicators that an earlier import of the same bytes has values of, by id.
  package func indicatorsTakenBefore(
    layout: String, publication: String, sha256: String
  ) throws -> [String] {
    let query = try db.prepare(
      """
      SELECT i.code FROM indicator i WHERE i.id IN (
        SELECT o.indicator FROM source src JOIN observation o ON o.source = src.id
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

  package func beginSheet(named name: String) throws {
    try write()
    try db.execute("INSERT INTO sheet (source, name) VALUES (?, ?)", [source, name])
    sheet = db.lastInsertedRow
  }

  package func take(_ observation: Observation) throws {
    batch.append(observation)
    if batch.isFull {
      try write()
      try watch?(observations)
    }
  }

  private func write() throws {
    let (repeated, written) = try batch.write(source: source, sheet: sheet)
    observations += written
    for second in repeated {
      let duplicate = try repetitions.settle(second, source: source, sheet: sheet)
      if let duplicate { reportDuplicate?(duplicate) }
    }
  }

  /// Stores one membership in a group of states.
  package func take(_ membership: GroupMembership) throws {
    try db.execute(
      "INSERT INTO membership (source, name, entity, first_day, last_day) VALUES (?, ?, ?, ?, ?)",
      [
        source, membership.group, entities[membership.entity],
        membership.first?.description, membership.last?.description,
      ])
    observations += 1
  }

  package func finishFile() throws { try write() }

  /// Makes some values of an indicator missing where the file contains them, and keeps them as
  /// texts.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - indicator: The number of the indicator.
  ///   - unit: What is counted as a row.
  /// - Returns: How many rows have no value left.
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
          SELECT 1 FROM observation p
          WHERE p.entity = o.entity AND p.indicator <> o.indicator AND p.edition = o.edition
            AND p.source = o.source AND p.value IS NOT NULL)
        """
      emptied +=
        try db.integer(
          """
          SELECT count(*) FROM observation o
          WHERE o.source = ? AND o.indicator = ? AND o.value = ? \(alone)
          """,
          [source, indicator, value]) ?? 0
      try db.execute(
        """
        UPDATE observation SET text = coalesce(text, ?), value = NULL
        WHERE source = ? AND indicator = ? AND value = ?
        """,
        [value.shortestExact, source, indicator, value])
    }
    return emptied
  }

  package func takeBack(
    _ duplicate: DuplicateObservation, countingBy unit: RowUnit
  ) throws -> Set<DuplicateObservation.Row> {
    let chosen =
      """
      source = ?1 AND entity = (SELECT id FROM entity WHERE code = ?2)
        AND edition = (
          SELECT e.id FROM edition e JOIN indicator i ON i.publication = e.publication
          WHERE i.code = ?3 AND e.label = ?4)
      """
      + (unit == .entityEdition
        ? "" : " AND indicator = (SELECT id FROM indicator WHERE code = ?3)")
    let words: [(any Bindable)?] = [
      source, duplicate.entity, duplicate.indicator, duplicate.edition,
    ]
    var rows: Set<DuplicateObservation.Row> = []
    let query = try db.prepare(
      """
      SELECT DISTINCT (SELECT name FROM sheet WHERE sheet.id = observation.sheet), row
      FROM observation WHERE value IS NOT NULL AND \(chosen)
      """)
    query.bind(words)
    try query.forEachRow { rows.insert(.init(sheet: try $0.text(0), row: try $0.integer(1))) }
    observations -= try db.integer("SELECT count(*) FROM observation WHERE \(chosen)", words) ?? 0
    try db.execute("DELETE FROM observation WHERE \(chosen)", words)
    return rows
  }

  /// Ends a file: settles which values are current, and counts.
  ///
  /// - Parameters:
  ///   - rows: The rows of the file.
  ///   - distinctRows: Those that do not say what another row of the file says; all where it is
  ///     `nil`.
  ///   - refusedRows: How many were refused, and left out.
  ///   - unit: What is counted as a row.
  ///   - sha256: What the file is known by: the SHA-256 of its bytes, 64 hexadecimal digits.
  ///   - comparesOfficial: Whether it is counted what the file's values of Freedom House's
  ///     publications add to those that are there, and change in them.
  ///   - comparesYears: Whether it is looked whether the file's years are rather those covered.
  /// - Returns: What the file changed.
  /// - Throws: An error of the database.
  package func end(
    rows: Int, distinctRows: Int? = nil, refusedRows: Int = 0, countingBy unit: RowUnit,
    sha256: String, comparesOfficial: Bool = false, comparesYears: Bool = false
  ) throws -> ImportCounts {
    try db.execute(
      """
      UPDATE source SET sha256 = ?, newest_edition = ?, rows = ?, refused_rows = ?,
        observations = ? WHERE id = ?
      """,
      [sha256, newestEdition, rows, refusedRows, observations, source])
    let official =
      comparesOfficial ? try OfficialChanges(bySource: source, in: db) : nil
    // Values of indicators that no other file has are compared with nothing.
    let sharedIndicators = usedIndicators.intersection(earlierIndicators)
    earlierIndicators.formUnion(usedIndicators)
    let years =
      comparesYears && !sharedIndicators.isEmpty
      ? try YearsOfCoverage(ofSource: source, in: db) : nil
    let distinctRows = distinctRows ?? rows
    var counts = try Supersession.settle(
      source: source, sharing: sharedIndicators, rows: distinctRows, unit: unit, in: db)
    counts.repeated = rows - distinctRows
    counts.official = official
    counts.yearsOfCoverage = years
    return counts
  }
}
