import FreedomModel
import TabularFiles

/// The reading of a sheet of scores with entities down and editions across.
final class WideScoreReading {
  private let session: ImportSession
  private let columns: WideScoreColumns
  private let editions: [(edition: Edition, columns: [(slot: IndicatorSlot, column: Int)])]
  private var notes = NoteRows()
  private var toldColumns: Set<Int> = []

  /// Starts with the header; `nil` where it is refused.
  init?(columns: WideScoreColumns, headerRow: Int, session: ImportSession) throws {
    self.session = session
    self.columns = columns
    var editions: [(edition: Edition, columns: [(slot: IndicatorSlot, column: Int)])] = []
    for column in columns.columns {
      let slot = try session.slot(column.indicator)
      guard let known = editions.firstIndex(where: { $0.edition == column.edition }) else {
        editions.append((column.edition, [(slot, column.column)]))
        continue
      }
      if editions[known].columns.contains(where: { $0.slot === slot }) {
        session.report(
          session.finding(
            .refusedFile, code: "duplicate-header", row: headerRow, column: column.column,
            value: column.header, rule: "another column has the same edition and score",
            hint: "rename or remove one of them"))
        return nil
      }
      editions[known].columns.append((slot, column.column))
    }
    self.editions = editions
    session.keepsScoresOutOfRange = true
    session.report(unknownColumns: columns.others, row: headerRow)
  }

  /// Takes a row below the header.
  func take(_ row: SheetRow) throws {
    let written = WrittenName(row.text(at: columns.nameColumn))
    let figures = columns.columns.compactMap { row.cell($0.column) }
    guard figures.contains(where: { $0.end > $0.start || $0.kind != .text }) else {
      if row.error != nil { _ = session.accepts(row, columns: columns.width) }
      notes.add(row: row.number, text: row.cells.first.map(row.text) ?? "")
      return
    }
    guard session.accepts(row, columns: columns.width) else { return }
    let marked: EntityKind? = written.isMarked ? .territory : nil
    let kind = columns.kindColumn.flatMap { EntityKind(cell: row.text(at: $0)) } ?? marked
    guard !written.name.isEmpty,
      let entity = session.entity(
        named: written.name, kind: kind, row: row.number, column: columns.nameColumn)
    else {
      if written.name.isEmpty {
        session.report(
          session.finding(
            .refusedRow, code: "missing-name", row: row.number, column: columns.nameColumn,
            rule: "a row of figures needs the name of a country or territory"))
      }
      return session.reject()
    }
    for (edition, columns) in editions {
      var record = RatingRecord(entity: entity, edition: edition, row: row.number)
      for (slot, column) in columns { record.add(session.figure(slot, at: column, of: row)) }
      try session.commit(record)
    }
    checkKind(kind, of: entity, row.number)
    session.countMissing(
      "", columns.columns.count - figures.count { $0.end > $0.start || $0.kind != .text })
    noteUnnamed(row)
  }

  /// Tells what the sheet had besides figures.
  func finish() { notes.report(in: session) }

  private func checkKind(_ kind: EntityKind?, of entity: Entity, _ row: Int) {
    let kinds = Set(editions.map { entity.kind(inEdition: $0.edition.year) })
    let labels = "the editions \(editions.map(\.edition.label).joined(separator: ", "))"
    if let kind, !kinds.contains(kind) {
      session.reportKind(
        kind, of: entity, editions: labels, row: row,
        column: columns.kindColumn ?? columns.nameColumn)
    } else if kind == nil, columns.kindColumn == nil, kinds == [.territory] {
      session.report(
        session.finding(
          .note, code: "unmarked-territory", row: row, column: columns.nameColumn,
          value: entity.name, rule: "territories have an asterisk here, and this one has none"))
    }
  }

  private func noteUnnamed(_ row: SheetRow) {
    let known = Set(columns.columns.map(\.column) + columns.others.map(\.column))
    for cell in row.cells
    where cell.end > cell.start && !known.contains(cell.column)
      && cell.column != columns.nameColumn && cell.column != columns.kindColumn
      && toldColumns.insert(cell.column).inserted
    {
      session.report(
        session.finding(
          .note, code: "unnamed-column", row: row.number, column: cell.column,
          value: row.text(cell), rule: "this column has no header; it is not imported"))
    }
  }
}
