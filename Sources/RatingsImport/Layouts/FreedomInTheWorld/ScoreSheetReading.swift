import FreedomModel
import TabularFiles

/// The reading of one sheet of official scores, one row an entity and edition.
final class ScoreSheetReading {
  /// A class, so that handing one over for every cell costs next to nothing.
  private final class FigureColumn {
    let slot: IndicatorSlot
    let header: String

    init(slot: IndicatorSlot, header: String) {
      self.slot = slot
      self.header = header
    }
  }

  private let session: ImportSession
  private let columns: ScoreColumns
  private let nameColumn: Int
  private let regionColumn: Int?
  private let kindColumn: Int?
  private let editionColumn: Int?
  /// The edition of the whole sheet, where no column names one.
  private let sheetEdition: Edition?
  private let figures: [FigureColumn?]
  private let figureCount: Int
  private var editions: [String: Edition] = [:]
  private var regions = RegionCheck()
  private var notes = NoteRows()
  /// Columns without a header that hold something, with the first row that does.
  private var unnamedColumns: [Int: Int] = [:]
  private var record: RatingRecord?

  /// Starts with the header; `nil` where it is refused.
  init?(
    columns: ScoreColumns, headerRow: Int, edition: Edition?, session: ImportSession
  ) throws {
    guard let nameColumn = columns.column(.name) else { return nil }
    if let (first, second) = columns.duplicate {
      session.report(
        session.finding(
          .refusedFile, code: "duplicate-header", row: headerRow, column: second,
          value: columns.headers[second],
          rule: "columns \(CellAddress.letters(ofColumn: first)) and "
            + "\(CellAddress.letters(ofColumn: second)) hold the same figure",
          hint: "rename or remove one of them"))
      return nil
    }
    self.session = session
    self.columns = columns
    self.nameColumn = nameColumn
    regionColumn = columns.column(.region)
    kindColumn = columns.column(.kind)
    editionColumn = columns.column(.edition)
    sheetEdition = edition
    figures = try columns.fields.enumerated().map { column, field in
      guard case .figure(let id) = field else { return nil }
      return FigureColumn(slot: try session.slot(id), header: columns.headers[column])
    }
    figureCount = figures.count { $0 != nil }
    session.keepsScoresOutOfRange = true
    session.report(unknownColumns: columns.others, row: headerRow)
  }

  /// Takes a row below the header.
  func take(_ row: SheetRow) throws {
    guard holdsFigures(row) else {
      if let first = row.cells.first(where: { $0.end > $0.start }) {
        takeWithoutFigures(row, text: row.text(first))
      }
      return
    }
    guard session.accepts(row, columns: columns.headers.count) else { return }
    guard let (entity, edition) = subject(of: row) else { return session.reject() }
    var record = record.take() ?? RatingRecord(entity: entity, edition: edition, row: row.number)
    record.restart(entity: entity, edition: edition, row: row.number)
    var seen = 0
    for cell in row.cells where cell.end > cell.start || cell.kind != .text {
      guard cell.column < figures.count else { continue }
      if let figure = figures[cell.column] {
        seen += 1
        record.add(session.figure(figure.slot, from: cell, of: row, header: figure.header))
        if cell.isFormula { note(formula: cell, row, figure.header) }
      } else if columns.fields[cell.column] == nil, columns.headers[cell.column].isEmpty {
        if unnamedColumns[cell.column] == nil { unnamedColumns[cell.column] = row.number }
      }
    }
    session.countMissing("", figureCount - seen)
    try session.commit(record)
    self.record = consume record
  }

  /// Tells what the sheet had besides figures.
  func finish() {
    notes.report(in: session)
    guard let first = unnamedColumns.keys.min() else { return }
    let count = unnamedColumns.count
    session.report(
      session.finding(
        count == 1 ? .note : .warning, code: "unnamed-column", row: unnamedColumns[first],
        column: first,
        rule: count == 1
          ? "this column has no header; it is not imported"
          : "\(count) columns, this one the first, have no header; they are not imported",
        hint: count == 1 ? nil : "put back the headers of Freedom House's own file"))
  }

  private func holdsFigures(_ row: SheetRow) -> Bool {
    row.cells.contains { cell in
      (cell.end > cell.start || cell.kind != .text) && cell.column < figures.count
        && figures[cell.column] != nil
    }
  }

  /// A row without figures: a note, unless it is a line cut short or names an edition.
  private func takeWithoutFigures(_ row: SheetRow, text: String) {
    let filled = row.cells.count { $0.end > $0.start }
    let isCut = session.sheet.isEmpty && row.cells.count != columns.headers.count
    if row.error != nil || (isCut && (filled > 1 || !text.contains(" "))) {
      _ = session.accepts(row, columns: columns.headers.count)
    } else {
      notes.add(row: row.number, text: text)
    }
  }

  private func note(formula cell: Cell, _ row: SheetRow, _ header: String) {
    session.report(
      session.finding(
        .note, code: "formula", row: row.number, column: cell.column, header: header,
        value: row.text(cell), rule: "a formula; the value stored with it is taken"))
  }
}

// MARK: Whose figures a row holds

extension ScoreSheetReading {
  /// The entity and edition of a row; `nil` where a finding says why there is none.
  private func subject(of row: SheetRow) -> (entity: Entity, edition: Edition)? {
    let written = WrittenName(row.text(at: nameColumn))
    guard !written.name.isEmpty else {
      session.report(
        session.finding(
          .refusedRow, code: "missing-name", row: row.number, column: nameColumn,
          header: columns.headers[nameColumn],
          rule: "a row of figures needs the name of a country or territory"))
      return nil
    }
    let kind = kind(of: row, written)
    guard
      let entity = session.entity(
        named: written.name, kind: kind, row: row.number, column: nameColumn),
      let edition = edition(of: row)
    else { return nil }
    if let kind, kind != entity.kind(inEdition: edition.year) {
      session.reportKind(
        kind, of: entity, editions: "the edition \(edition.label)", row: row.number,
        column: kindColumn ?? nameColumn)
    } else if kindColumn == nil, kind == nil,
      entity.kind(inEdition: edition.year) == .territory
    {
      session.report(
        session.finding(
          .note, code: "unmarked-territory", row: row.number, column: nameColumn,
          value: "\(entity.name) \(edition.label)",
          rule: "territories have an asterisk here, and this one has none"))
    }
    if let regionColumn, let cell = row.cell(regionColumn) {
      regions.check(
        row.text(cell), of: entity, row: row.number, column: regionColumn, in: session)
    }
    return (entity, edition)
  }

  private func kind(of row: SheetRow, _ name: WrittenName) -> EntityKind? {
    guard let kindColumn else { return name.isMarked ? .territory : nil }
    let text = row.text(at: kindColumn)
    if let kind = EntityKind(cell: text) { return kind }
    session.report(
      session.finding(
        .warning, code: "unknown-kind", row: row.number, column: kindColumn,
        header: columns.headers[kindColumn], value: text,
        rule: "c or t should tell a country from a territory"))
    return nil
  }

  private func edition(of row: SheetRow) -> Edition? {
    guard let editionColumn else { return sheetEdition }
    let text = row.text(at: editionColumn)
    if let known = editions[text] { return known }
    let years = UserEditions(publication: "fiw", rule: session.options.years)
    guard
      let edition = columns.givesYears
        ? years.edition(text) : Edition.parse(label: text, publication: "fiw")
    else {
      session.report(
        session.finding(
          .refusedRow, code: "unknown-edition", row: row.number, column: editionColumn,
          header: columns.headers[editionColumn], value: text,
          rule: "no edition of Freedom in the World has this label"))
      return nil
    }
    editions[text] = edition
    return edition
  }
}
