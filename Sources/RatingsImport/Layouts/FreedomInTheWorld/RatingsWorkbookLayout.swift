import FreedomModel
import TabularFiles

/// Freedom House's workbook of all ratings and statuses: countries and territories down, editions
/// across, three columns each. All files since that of 2014, and CSV copies of its sheets.
struct RatingsWorkbookLayout: Layout {
  let id = "fiw-ratings"
  let title = "the Freedom in the World ratings and statuses workbook"
  let publication: String? = Publication.freedomInTheWorld.id

  func match(_ preview: FilePreview) -> LayoutMatch? {
    LayoutMatch(preview) { RatingsTable(in: $0) }
  }
}

/// A sheet of ratings and statuses: one block of three columns an edition, headed by the edition
/// and the years under review.
struct RatingsTable: SheetTable {
  /// The three columns of one edition.
  struct Block {
    /// The first of them.
    let column: Int
    /// The editions written over them: one, unless the sheet contradicts itself.
    let labels: [String]
    /// The years under review, where a row names them.
    let coverage: String?
  }

  let header: SheetHeader
  let nameColumn: Int
  let blocks: [Block]
  /// Columns of the last header row that belong to no block.
  let others: [(column: Int, header: String)]
  /// Columns that belong to no block and have no header.
  let unnamed: [Int]

  /// Finds the table on a sheet.
  init?(in sheet: FilePreview.Sheet) {
    for position in sheet.rows.indices {
      if let table = RatingsTable(in: sheet, headerTo: position) {
        self = table
        return
      }
    }
    return nil
  }

  private init?(in sheet: FilePreview.Sheet, headerTo position: Int) {
    let rows = sheet.rows[...position]
    guard let last = rows.last, last.count >= 4 else { return nil }
    let names = last.map(HeaderName.init)
    let starts = names.indices.dropLast(2).filter { column in
      Self.rights.contains(names[column]) && Self.liberties.contains(names[column + 1])
        && names[column + 2] == Self.status
    }
    guard let first = starts.first, first > 0,
      let editionRow = Self.editionRow(rows.dropLast(), starts)
    else { return nil }
    let coverageRow = Self.coverageRow(rows.dropLast(), starts, editionRow)
    blocks = starts.map { column in
      Block(
        column: column, labels: Self.texts(rows[editionRow], column),
        coverage: coverageRow.flatMap { Self.texts(rows[$0], column).first })
    }
    header = SheetHeader(in: sheet, from: editionRow, to: position)
    let covered = Set(starts.flatMap { $0..<$0 + 3 })
    let name =
      (0..<first).first { column in
        rows.contains { column < $0.count && Self.names.contains(HeaderName($0[column])) }
      } ?? 0
    nameColumn = name
    let rest = last.indices.filter { !covered.contains($0) && $0 != name }
    others = rest.filter { !last[$0].isEmpty }.map { ($0, last[$0]) }
    unnamed = rest.filter { last[$0].isEmpty }
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isBelowTitles(names: nameColumn, in: session) else { return nil }
    return try RatingsSheetReader(self, sheet: sheet.name, session: session)
  }

  private static let rights = Set(["pr", "pr rating", "political rights"].map(HeaderName.init))
  private static let liberties = Set(["cl", "cl rating", "civil liberties"].map(HeaderName.init))
  private static let status = HeaderName("status")
  private static let names = Set(
    ["country", "territory", "country/territory", "name", "countries"].map(HeaderName.init))

  /// What is written over a block: its cells are merged, and the value may sit in any of them.
  private static func texts(_ row: [String], _ column: Int) -> [String] {
    var texts: [String] = []
    for text in row.dropFirst(column).prefix(3) where !text.isEmpty && !texts.contains(text) {
      texts.append(text)
    }
    return texts
  }

  /// The row that says it names the editions, else the first that does.
  private static func editionRow(_ rows: ArraySlice<[String]>, _ starts: [Int]) -> Int? {
    labelled(rows, starts) { $0.hasSuffix("edition") }
      ?? rows.indices.first { row in
        let labels = starts.filter { column in
          texts(rows[row], column).contains { Edition.parse(label: $0, publication: "fiw") != nil }
        }
        return labels.count * 2 >= starts.count
      }
  }

  /// The row that says it names the years, else the next one that has something over most blocks.
  private static func coverageRow(
    _ rows: ArraySlice<[String]>, _ starts: [Int], _ editionRow: Int
  ) -> Int? {
    labelled(rows, starts) { $0.hasPrefix("year") }
      ?? rows.indices.dropFirst(editionRow + 1).first { row in
        starts.filter { !texts(rows[row], $0).isEmpty }.count * 2 >= starts.count
      }
  }

  private static func labelled(
    _ rows: ArraySlice<[String]>, _ starts: [Int], _ test: (String) -> Bool
  ) -> Int? {
    rows.indices.first { row in
      rows[row].prefix(starts.first ?? 0).contains { test(HeaderName($0).key) }
        && starts.contains { !texts(rows[row], $0).isEmpty }
    }
  }
}

/// Reads a sheet of ratings and statuses.
final class RatingsSheetReader: SheetReader {
  private struct Block {
    let columns: Range<Int>
    let edition: Edition
    let number: Int
  }

  private let session: ImportSession
  private let table: RatingsTable
  private let blocks: [Block]
  /// Political rights, civil liberties, status: the order of the columns in every block.
  private let indicators: [FileIndicator]
  /// What the sheet lists; `nil` where its name does not say.
  private let kind: EntityKind?
  private var notes = NoteRows()

  /// `nil` where a finding refuses the header.
  init?(_ table: RatingsTable, sheet: String, session: ImportSession) throws {
    self.session = session
    self.table = table
    indicators = try ["fiw.pr", "fiw.cl", "fiw.status"].map(session.output.indicator)
    kind = EntityKind(title: sheet)
    var blocks: [Block] = []
    for block in table.blocks {
      guard let edition = Self.edition(block, table.header.row, session.findings) else {
        return nil
      }
      if let first = blocks.first(where: { $0.edition.year == edition.year }) {
        session.findings.report(
          .refusedFile, code: "duplicate-header", row: table.header.row, column: block.column,
          value: edition.label,
          rule: "columns \(CellAddress.letters(ofColumn: first.columns.lowerBound)) and "
            + "\(CellAddress.letters(ofColumn: block.column)) have the same edition")
        return nil
      }
      blocks.append(
        Block(
          columns: block.column..<block.column + 3, edition: edition,
          number: try session.output.number(of: edition)))
    }
    self.blocks = blocks
    session.findings.report(unknownColumns: table.others, row: table.header.row)
  }

  private static func edition(
    _ block: RatingsTable.Block, _ row: Int, _ findings: FileFindings
  ) -> Edition? {
    func report(_ severity: Finding.Severity, _ code: String, _ rule: String) {
      findings.report(
        severity, code: code, row: row, column: block.column,
        value: (block.labels + [block.coverage].compactMap(\.self)).joined(separator: ", "),
        rule: rule)
    }
    guard let label = block.labels.first, block.labels.count == 1 else {
      report(
        .refusedFile, block.labels.isEmpty ? "edition-not-named" : "contradicting-header",
        block.labels.isEmpty
          ? "no edition is written over these columns"
          : "more than one edition is written over these columns")
      return nil
    }
    if let edition = Edition.parse(label: label, coverage: block.coverage, publication: "fiw") {
      return edition
    }
    guard let edition = Edition.parse(label: label, publication: "fiw") else {
      report(.refusedFile, "unknown-edition", "no edition of Freedom in the World has this label")
      return nil
    }
    report(
      .warning, "coverage-differs",
      "the edition \(edition.label) covers \(edition.coverageStart) to \(edition.coverageEnd); "
        + "the label is followed")
    return edition
  }

  func read(_ row: SheetRow) throws {
    let name = WrittenName(row.text(at: table.nameColumn)).name
    if !hasValues(row), isNote(row, name) {
      notes.add(row: row.number, text: row.cells.first.map(row.text) ?? "")
      return
    }
    guard session.accepts(row, columns: table.header.width) else { return }
    for column in table.unnamed { session.counts.addStrayCell(of: row, at: column) }
    guard !name.isEmpty else {
      session.findings.report(
        .refusedRow, code: "missing-name", row: row.number, column: table.nameColumn,
        rule: "a row of values needs the name of a country or territory")
      return session.counts.reject()
    }
    guard
      let entity = session.names.entity(
        named: name, kind: kind, row: row.number, column: table.nameColumn)
    else { return session.counts.reject() }
    try read(row, of: entity)
  }

  private func read(_ row: SheetRow, of entity: Entity) throws {
    let number = try session.output.number(of: entity)
    var others: [String] = []
    var blanks = 0
    for block in blocks {
      var record = RatingRecord(
        entity: entity, entityNumber: number, edition: block.edition,
        editionNumber: block.number, row: row.number)
      for (column, indicator) in zip(block.columns, indicators) {
        guard let cell = row.cell(column), !cell.isEmpty else {
          blanks += 1
          continue
        }
        record.add(reading(indicator, cell, row, block.edition), of: indicator, at: column)
      }
      if record.observations.isEmpty, !record.isRefused { continue }
      let published = record.observations.filter { $0.value.isFigure }
      if !published.isEmpty, published.count < 3, !record.isRefused {
        reportIncomplete(record, published)
      }
      if let kind, !published.isEmpty, kind != entity.kind(inEdition: block.edition.year) {
        others.append(block.edition.label)
      }
      try session.output.take(record)
    }
    session.counts.addMissing("", blanks)
    if let kind, let first = others.first, let last = others.last {
      session.findings.report(
        kind: kind, of: entity,
        editions: others.count == 1 ? "the edition \(first)" : "the editions \(first) to \(last)",
        row: row.number, column: table.nameColumn)
    }
  }

  private func reading(
    _ indicator: FileIndicator, _ cell: Cell, _ row: SheetRow, _ edition: Edition
  ) -> CellReading {
    guard cell.end - cell.start > 3, cell.kind == .text,
      let split = SplitRating(row.text(cell)), let value = split.value(of: indicator.indicator)
    else { return session.cells.value(of: indicator, in: cell, of: row) }
    let text = row.text(cell).trimmedOfBlanks
    session.findings.report(
      .warning, code: "split-rating", row: row.number, column: cell.column, value: text,
      rule: "two ratings in one cell (edition \(edition.label)): not a single status",
      hint: "the cell is kept as written beside it")
    return .value(value, text: text)
  }

  /// Reports an edition that has only some of the three values.
  private func reportIncomplete(_ record: RatingRecord, _ published: [Observation]) {
    let ids = indicators.filter { indicator in
      published.contains { $0.indicator == indicator.number }
    }.map(\.indicator.id)
    session.findings.report(
      .note, code: "incomplete-record", row: record.row,
      column: record.observations[0].column,
      value: "\(record.entity.name) \(record.edition.label)",
      rule: "only \(ids.joined(separator: " and ")) \(ids.count == 1 ? "is" : "are") there")
  }

  func finish() { notes.report(to: session.findings) }

  // MARK: Notes under the table

  /// Whether a block of a row has anything like a value, or a mark that one is missing.
  private func hasValues(_ row: SheetRow) -> Bool {
    row.cells.contains { cell in
      guard blocks.contains(where: { $0.columns.contains(cell.column) }) else { return false }
      if cell.kind != .text { return true }
      if cell.end - cell.start > 12 { return false }
      let text = row.text(cell).trimmedOfBlanks
      return !text.isEmpty
        && (MissingMark.mark(text) != nil || NumberText(text.utf8) != .none
          || StatusText(text) != .none || SplitRating(text) != nil)
    }
  }

  /// Whether a row without values is a note rather than a row of data with nothing to read in it.
  private func isNote(_ row: SheetRow, _ name: String) -> Bool {
    let filled = row.cells.filter { $0.end > $0.start }
    if filled.isEmpty || name.isEmpty { return true }
    let isKnown = !session.register.entities(named: name).isEmpty
    // A line of text cut short must not pass for a note.
    let isCut =
      row.error != nil
      || (session.findings.sheet.isEmpty && row.cells.count != table.header.width)
    if isCut { return filled.count == 1 && !isKnown && name.contains(" ") }
    return !isKnown || filled.count == 1
  }
}
