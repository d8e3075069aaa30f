import FreedomModel
import TabularFiles

/// Freedom House's score data of *Freedom on the Net*, one country a row.
///
/// To the edition 2018: status, three parts and total, lower being freer. Later: a title above the
/// header, a column of the edition and the questions A1 to C8 as well, higher being freer. The
/// edition stands in its column, in the header, in a title or in the sheet's name.
struct NetScoresLayout: Layout {
  let id = "fotn"
  let title = "the Freedom on the Net score data"
  let publication: String? = "fotn"

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { NetColumns(in: $0) != nil }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let columns = NetColumns(in: looked) else {
        session.report(skipped: sheet)
        continue
      }
      try session.begin(sheet: sheet.name, columns: columns.headers.count)
      session.report(hidden: sheet)
      try NetReading(columns, looked, session)?.read(sheet)
    }
  }
}

/// The reading of one sheet.
private final class NetReading {
  private let session: ImportSession
  private let columns: NetColumns
  private let slots: [(column: Int, slot: IndicatorSlot)]
  private let edition: Edition?
  private var editions: [String: Edition] = [:]
  private var notes = NoteRows()
  private var spelled: (count: Int, row: Int, column: Int, text: String)?

  init?(_ columns: NetColumns, _ sheet: FilePreview.Sheet, _ session: ImportSession) throws {
    self.columns = columns
    self.session = session
    let above = RowsAboveHeader(
      Array(sheet.previewed[..<columns.position]), headers: columns.headers, row: columns.row)
    guard UserHeader.check(columns.headers, row: columns.row, in: session),
      above.areTitles(names: columns.country, in: session)
    else { return nil }
    slots = try columns.figures.map { ($0.column, try session.slot("fotn." + $0.name)) }
    if columns.edition == nil {
      guard let named = NetEdition.named(in: sheet, header: columns.position, session) else {
        return nil
      }
      edition = named
    } else {
      edition = nil
    }
    session.report(
      unknownColumns: columns.others.map { ($0, columns.headers[$0]) }, row: columns.row)
  }

  func read(_ sheet: Sheet) throws {
    try session.readRows(
      of: sheet, below: columns.position, columns: columns.headers.count, take)
    notes.report(in: session)
    if let spelled {
      session.report(
        session.finding(
          .note, code: "status-spelling", row: spelled.row, column: spelled.column,
          value: spelled.text,
          rule: "\(spelled.count) statuses written in words are taken as F, PF and NF"))
    }
  }

  private func take(_ row: SheetRow) throws {
    noteStrayCells(of: row)
    guard holdsFigures(row) else {
      if let cell = row.cells.first(where: { $0.end > $0.start }) {
        notes.add(row: row.number, text: row.text(cell))
      }
      return
    }
    let name = row.text(at: columns.country)
    guard let entity = session.entity(named: name, row: row.number, column: columns.country),
      let edition = edition(of: row)
    else { return session.reject() }
    var record = RatingRecord(entity: entity, edition: edition, row: row.number)
    for (column, slot) in slots {
      guard let cell = row.cell(column), cell.end > cell.start else {
        session.countMissing("")
        continue
      }
      record.add(
        status(slot, cell, of: row)
          ?? session.figure(slot, from: cell, of: row, header: columns.headers[column]))
    }
    try session.commit(record)
  }

  private func holdsFigures(_ row: SheetRow) -> Bool {
    slots.contains { column, _ in row.cell(column).map { $0.end > $0.start } ?? false }
  }

  private func noteStrayCells(of row: SheetRow) {
    for cell in row.cells where cell.end > cell.start {
      guard cell.column < columns.headers.count, columns.headers[cell.column].isEmpty else {
        continue
      }
      session.report(
        session.finding(
          .note, code: "stray-cell", row: row.number, column: cell.column, value: row.text(cell),
          rule: "the cell stands under no header and is left out"))
    }
  }

  private func edition(of row: SheetRow) -> Edition? {
    guard let column = columns.edition else { return edition }
    let text = row.text(at: column)
    if let known = editions[text] { return known }
    guard let edition = Edition.parse(label: text, coverage: nil, publication: "fotn") else {
      session.report(
        session.finding(
          .refusedRow, code: "unknown-edition", row: row.number, column: column,
          header: columns.headers[column], value: text,
          rule: "Freedom on the Net has no such edition"))
      return nil
    }
    editions[text] = edition
    return edition
  }

  /// A status in words, as the older issues have it in every row: told once, not for every cell.
  private func status(
    _ slot: IndicatorSlot, _ cell: Cell, of row: SheetRow
  ) -> FigureReading? {
    guard slot.indicator.measure == .status, cell.kind == .text else { return nil }
    let text = row.text(cell)
    guard case .spelled(let status) = StatusText(text.trimmedOfBlanks) else { return nil }
    spelled = (
      (spelled?.count ?? 0) + 1, spelled?.row ?? row.number, cell.column, spelled?.text ?? text
    )
    return .figure(
      RatingRecord.Figure(
        slot: slot, value: .status(status), text: nil, row: row.number, column: cell.column))
  }
}
