import FreedomModel
import TabularFiles

/// Reads a sheet of official scores, one row an entity and edition.
final class ScoreSheetReader: SheetReader {
  private let session: ImportSession
  private let columns: ScoreColumns
  private let nameColumn: Int
  private let regionColumn: Int?
  private let kindColumn: Int?
  private let editionColumn: Int?
  /// The edition of the whole sheet, where no column names one.
  private let sheetEdition: Edition?
  /// The indicator of each column.
  private let indicators: [FileIndicator?]
  private var editions: [String: Edition] = [:]
  private var regions = RegionCheck()
  private var notes = NoteRows()
  /// Columns without a header that have a cell, with the first row that does.
  private var unnamedColumns: [Int: Int] = [:]

  /// `nil` where a finding refuses the header.
  init?(_ table: ScoreTable, edition: Edition?, session: ImportSession) throws {
    let columns = table.columns
    guard let nameColumn = columns.column(.name) else { return nil }
    if let (first, second) = columns.duplicate {
      session.findings.report(
        .refusedFile, code: "duplicate-header", row: table.header.row, column: second,
        value: columns.headers[second],
        rule: "columns \(CellAddress.letters(ofColumn: first)) and "
          + "\(CellAddress.letters(ofColumn: second)) have the same value",
        hint: "rename or remove one of them")
      return nil
    }
    self.session = session
    self.columns = columns
    self.nameColumn = nameColumn
    regionColumn = columns.column(.region)
    kindColumn = columns.column(.kind)
    editionColumn = columns.column(.edition)
    sheetEdition = edition
    indicators = try columns.fields.map { field in
      guard case .value(let id) = field else { return nil }
      return try session.output.indicator(id)
    }
    session.cells.keepsScoresOutOfRange = true
    session.findings.report(unknownColumns: columns.others, row: table.header.row)
  }

  func read(_ row: SheetRow) throws {
    let filled = row.cells.filter { !$0.isEmpty && $0.column < indicators.count }
    let values = filled.count { indicators[$0.column] != nil }
    guard values > 0 else {
      if let first = row.cells.first(where: { $0.end > $0.start }) {
        readWithoutValues(row, text: row.text(first))
      }
      return
    }
    guard session.accepts(row, columns: columns.headers.count) else { return }
    guard let (entity, edition) = subject(of: row) else { return session.counts.reject() }
    var record = try session.output.record(of: entity, in: edition, row: row.number)
    for cell in filled {
      let header = columns.headers[cell.column]
      if let indicator = indicators[cell.column] {
        record.add(
          session.cells.value(of: indicator, in: cell, of: row, header: header), of: indicator,
          at: cell.column)
        if cell.isFormula { note(formula: cell, row, header) }
      } else if columns.fields[cell.column] == nil, header.isEmpty,
        unnamedColumns[cell.column] == nil
      {
        unnamedColumns[cell.column] = row.number
      }
    }
    session.counts.addMissing("", indicators.count { $0 != nil } - values)
    try session.output.take(record)
  }

  func finish() {
    notes.report(to: session.findings)
    guard let first = unnamedColumns.keys.min() else { return }
    let count = unnamedColumns.count
    session.findings.report(
      count == 1 ? .note : .warning, code: "unnamed-column", row: unnamedColumns[first],
      column: first,
      rule: count == 1
        ? "this column has no header; it is not imported"
        : "\(count) columns, this one the first, have no header; they are not imported",
      hint: count == 1 ? nil : "put back the headers of Freedom House's own file")
  }

  /// A row without values: a note, unless it is a line cut short.
  private func readWithoutValues(_ row: SheetRow, text: String) {
    let filled = row.cells.count { $0.end > $0.start }
    let isCut = session.findings.sheet.isEmpty && row.cells.count != columns.headers.count
    if row.error != nil || (isCut && (filled > 1 || !text.contains(" "))) {
      _ = session.accepts(row, columns: columns.headers.count)
    } else {
      notes.add(row: row.number, text: text)
    }
  }

  private func note(formula cell: Cell, _ row: SheetRow, _ header: String) {
    session.findings.report(
      .note, code: "formula", row: row.number, column: cell.column, header: header,
      value: row.text(cell), rule: "a formula; the value stored with it is used")
  }

  // MARK: Entity and edition

  /// The entity and edition of a row; `nil` where a finding says why there is none.
  private func subject(of row: SheetRow) -> (entity: Entity, edition: Edition)? {
    let written = WrittenName(row.text(at: nameColumn))
    guard !written.name.isEmpty else {
      session.findings.report(
        .refusedRow, code: "missing-name", row: row.number, column: nameColumn,
        header: columns.headers[nameColumn],
        rule: "a row of values needs the name of a country or territory")
      return nil
    }
    let kind = kind(of: row, written)
    guard
      let entity = session.names.entity(
        named: written.name, kind: kind, row: row.number, column: nameColumn),
      let edition = edition(of: row)
    else { return nil }
    if let kind, kind != entity.kind(inEdition: edition.year) {
      session.findings.report(
        kind: kind, of: entity, editions: "the edition \(edition.label)", row: row.number,
        column: kindColumn ?? nameColumn)
    } else if kindColumn == nil, kind == nil,
      entity.kind(inEdition: edition.year) == .territory
    {
      session.findings.report(
        .note, code: "unmarked-territory", row: row.number, column: nameColumn,
        value: "\(entity.name) \(edition.label)",
        rule: "territories have an asterisk here, and this one has none")
    }
    if let regionColumn, let cell = row.cell(regionColumn) {
      regions.check(
        row.text(cell), of: entity, row: row.number, column: regionColumn, session.findings)
    }
    return (entity, edition)
  }

  private func kind(of row: SheetRow, _ name: WrittenName) -> EntityKind? {
    guard let kindColumn else { return name.isMarked ? .territory : nil }
    let text = row.text(at: kindColumn)
    if let kind = EntityKind(cell: text) { return kind }
    session.findings.report(
      .warning, code: "unknown-kind", row: row.number, column: kindColumn,
      header: columns.headers[kindColumn], value: text,
      rule: "expected c (country) or t (territory)")
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
      session.findings.report(
        .refusedRow, code: "unknown-edition", row: row.number, column: editionColumn,
        header: columns.headers[editionColumn], value: text,
        rule: "no edition of Freedom in the World has this label")
      return nil
    }
    editions[text] = edition
    return edition
  }
}
