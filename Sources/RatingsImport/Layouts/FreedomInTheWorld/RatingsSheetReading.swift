import FreedomModel
import TabularFiles

/// The reading of one sheet of ratings and statuses.
final class RatingsSheetReading {
  private struct Block {
    let column: Int
    let edition: Edition
    let number: Int
  }

  private let session: ImportSession
  private let header: RatingsSheetHeader
  private let blocks: [Block]
  /// Political rights, civil liberties, status: the order of the columns in every block.
  private let slots: [IndicatorSlot]
  /// What the sheet lists; `nil` where it does not say.
  private let kind: EntityKind?
  private var record: RatingRecord?
  private var notes = NoteRows()

  /// Starts with the header; `nil` where it is refused.
  init?(
    header: RatingsSheetHeader, headerRow: Int, sheet: String, session: ImportSession
  ) throws {
    self.session = session
    self.header = header
    slots = try ["fiw.pr", "fiw.cl", "fiw.status"].map(session.slot)
    kind = EntityKind(title: sheet)
    var blocks: [Block] = []
    for block in header.blocks {
      guard let edition = Self.edition(block, headerRow, session) else { return nil }
      if let first = blocks.first(where: { $0.edition.year == edition.year }) {
        session.report(
          session.finding(
            .refusedFile, code: "duplicate-header", row: headerRow, column: block.column,
            value: edition.label,
            rule: "columns \(CellAddress.letters(ofColumn: first.column)) and "
              + "\(CellAddress.letters(ofColumn: block.column)) have the same edition"))
        return nil
      }
      blocks.append(
        Block(
          column: block.column, edition: edition, number: try session.number(of: edition)))
    }
    self.blocks = blocks
    session.report(unknownColumns: header.others, row: headerRow)
  }

  private static func edition(
    _ block: RatingsSheetHeader.Block, _ row: Int, _ session: ImportSession
  ) -> Edition? {
    func finding(_ severity: Finding.Severity, _ code: String, _ rule: String) -> Finding {
      session.finding(
        severity, code: code, row: row, column: block.column,
        value: (block.labels + [block.coverage].compactMap(\.self)).joined(separator: ", "),
        rule: rule)
    }
    guard let label = block.labels.first, block.labels.count == 1 else {
      session.report(
        finding(
          .refusedFile, block.labels.isEmpty ? "edition-not-named" : "contradicting-header",
          block.labels.isEmpty
            ? "no edition is written over these columns"
            : "more than one edition is written over these columns"))
      return nil
    }
    if let edition = Edition.parse(label: label, coverage: block.coverage, publication: "fiw") {
      return edition
    }
    guard let edition = Edition.parse(label: label, publication: "fiw") else {
      session.report(
        finding(
          .refusedFile, "unknown-edition", "no edition of Freedom in the World has this label")
      )
      return nil
    }
    session.report(
      finding(
        .warning, "coverage-differs",
        "the edition \(edition.label) covers \(edition.coverageStart) to \(edition.coverageEnd); "
          + "the label is followed"))
    return edition
  }

  /// Takes a row below the header.
  func take(_ row: SheetRow) throws {
    let written = row.text(at: header.nameColumn)
    let name = WrittenName(written).name
    if !holdsFigures(row), isNote(row, name) {
      notes.add(row: row.number, text: row.cells.first.map(row.text) ?? "")
      return
    }
    guard session.accepts(row, columns: header.width) else { return }
    for column in header.unnamed { session.countStrayCell(of: row, at: column) }
    guard !name.isEmpty else {
      session.report(
        session.finding(
          .refusedRow, code: "missing-name", row: row.number, column: header.nameColumn,
          rule: "a row of figures needs the name of a country or territory"))
      return session.reject()
    }
    guard
      let entity = session.entity(
        named: name, kind: kind, row: row.number, column: header.nameColumn)
    else { return session.reject() }
    try take(row, of: entity)
  }

  private func take(_ row: SheetRow, of entity: Entity) throws {
    let number = try session.number(of: entity)
    var others: [String] = []
    var blanks = 0
    var record = record.take() ?? RatingRecord(entity: entity, edition: blocks[0].edition, row: 0)
    record.restart(entity: entity, edition: blocks[0].edition, row: row.number)
    for index in blocks.indices {
      let column = blocks[index].column
      record.restart(edition: blocks[index].edition, row: row.number)
      for offset in 0..<3 {
        guard let cell = row.cell(column + offset), cell.end > cell.start || cell.kind != .text
        else {
          blanks += 1
          continue
        }
        record.add(figure(slots[offset], cell, row, index))
      }
      if record.figures.isEmpty, !record.isRefused { continue }
      let numbers = record.figures.count { $0.value.number != nil || $0.value == .splitStatus }
      if numbers > 0, numbers < 3, !record.isRefused { reportIncomplete(record) }
      if let kind, numbers > 0, kind != entity.kind(inEdition: blocks[index].edition.year) {
        others.append(blocks[index].edition.label)
      }
      try session.commit(record, entity: number, edition: blocks[index].number)
    }
    self.record = consume record
    session.countMissing("", blanks)
    if let kind, let first = others.first, let last = others.last {
      session.reportKind(
        kind, of: entity,
        editions: others.count == 1 ? "the edition \(first)" : "the editions \(first) to \(last)",
        row: row.number, column: header.nameColumn)
    }
  }

  private func figure(
    _ slot: IndicatorSlot, _ cell: Cell, _ row: SheetRow, _ block: Int
  ) -> FigureReading {
    guard cell.end - cell.start > 3, cell.kind == .text,
      let split = SplitRating(row.text(cell)), let value = split.value(of: slot.indicator)
    else { return session.figure(slot, from: cell, of: row) }
    let text = row.text(cell).trimmedOfBlanks
    session.report(
      session.finding(
        .warning, code: "split-rating", row: row.number, column: cell.column, value: text,
        rule:
          "two ratings in one cell (edition \(blocks[block].edition.label)): no one status",
        hint: "the cell is kept as written beside it"))
    return .figure(
      RatingRecord.Figure(
        slot: slot, value: value, text: text, row: row.number, column: cell.column))
  }

  /// Tells of an edition that has some of the three figures only.
  private func reportIncomplete(_ record: RatingRecord) {
    let numbers = slots.filter { record.isPublished($0) }
    session.report(
      session.finding(
        .note, code: "incomplete-record", row: record.row, column: record.figures[0].column,
        value: "\(record.entity.name) \(record.edition.label)",
        rule: "only \(numbers.map(\.indicator.id).joined(separator: " and ")) "
          + "\(numbers.count == 1 ? "is" : "are") there"))
  }

  /// Tells what the sheet had besides figures.
  func finish() { notes.report(in: session) }
}

// MARK: Notes under the table

extension RatingsSheetReading {
  /// Whether a block of a row holds anything like a figure, or a mark that one is missing.
  private func holdsFigures(_ row: SheetRow) -> Bool {
    for cell in row.cells {
      guard let first = blocks.first, cell.column >= first.column else { continue }
      guard blocks.contains(where: { ($0.column..<$0.column + 3).contains(cell.column) }) else {
        continue
      }
      if cell.kind != .text { return true }
      if cell.end == cell.start || cell.end - cell.start > 12 { continue }
      let text = row.text(cell).trimmedOfBlanks
      if text.isEmpty { continue }
      if MissingMark.mark(text) != nil || NumberText(text.utf8) != .none
        || StatusText(text) != .none || SplitRating(text) != nil
      {
        return true
      }
    }
    return false
  }

  /// Whether a row without figures is a note rather than a row of data with nothing to read in it.
  private func isNote(_ row: SheetRow, _ name: String) -> Bool {
    let filled = row.cells.filter { $0.end > $0.start }
    if filled.isEmpty || name.isEmpty { return true }
    let isKnown = !session.register.entities(named: name).isEmpty
    // A line of text cut short must not pass for a note.
    let isCut = row.error != nil || (session.sheet.isEmpty && row.cells.count != header.width)
    if isCut { return filled.count == 1 && !isKnown && name.contains(" ") }
    return !isKnown || filled.count == 1
  }
}
