import FreedomModel
import TabularFiles

/// Freedom House's score data of *Freedom on the Net*, one country a row.
///
/// Until the edition 2018: status, three parts and total, lower being freer. Later: a title above
/// the header, a column of the edition and the questions A1 to C8 as well, higher being freer. The
/// edition is in its column, in the header, in a title or in the sheet's name.
struct NetScoresLayout: Layout {
  let id = "fotn"
  let title = "the Freedom on the Net score data"
  let publication: String? = "fotn"

  func match(_ preview: FilePreview) -> LayoutMatch? {
    LayoutMatch(preview) { NetTable(in: $0) }
  }
}

final class NetReader: SheetReader {
  private let table: NetTable
  /// The edition of the whole sheet, where no column names one.
  private let edition: Edition?
  private let indicators: [(column: Int, indicator: FileIndicator)]
  private let session: ImportSession
  private var editions: [String: Edition] = [:]
  private var notes = NoteRows()
  private var spelled: (count: Int, row: Int, column: Int, text: String)?

  init(
    table: NetTable, edition: Edition?, indicators: [(column: Int, indicator: FileIndicator)],
    session: ImportSession
  ) {
    self.table = table
    self.edition = edition
    self.indicators = indicators
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: table.header.width) else { return }
    noteStrayCells(of: row)
    guard hasValues(row) else {
      if let cell = row.cells.first(where: { $0.end > $0.start }) {
        notes.add(row: row.number, text: row.text(cell))
      }
      return
    }
    guard
      let entity = session.names.entity(
        named: row.text(at: table.country), row: row.number, column: table.country),
      let edition = edition(of: row)
    else { return session.counts.reject() }
    var record = try session.output.record(of: entity, in: edition, row: row.number)
    for (column, indicator) in indicators {
      guard let cell = row.cell(column), cell.end > cell.start else {
        session.counts.addMissing("")
        continue
      }
      let reading =
        status(indicator, cell, of: row)
        ?? session.cells.value(
          of: indicator, in: cell, of: row, header: table.header.texts[column])
      record.add(reading, of: indicator, at: column)
    }
    try session.output.take(record)
  }

  func finish() {
    notes.report(to: session.findings)
    if let spelled {
      session.findings.report(
        .note, code: "status-spelling", row: spelled.row, column: spelled.column,
        value: spelled.text,
        rule: "\(spelled.count) statuses written in words are read as F, PF and NF")
    }
  }

  private func hasValues(_ row: SheetRow) -> Bool {
    indicators.contains { column, _ in row.cell(column).map { $0.end > $0.start } ?? false }
  }

  private func noteStrayCells(of row: SheetRow) {
    for cell in row.cells where cell.end > cell.start {
      guard cell.column < table.header.width, table.header.texts[cell.column].isEmpty else {
        continue
      }
      session.findings.report(
        .note, code: "stray-cell", row: row.number, column: cell.column, value: row.text(cell),
        rule: "the cell is under no header and is left out")
    }
  }

  private func edition(of row: SheetRow) -> Edition? {
    guard let column = table.edition else { return edition }
    let text = row.text(at: column)
    if let known = editions[text] { return known }
    guard let edition = Edition.parse(label: text, coverage: nil, publication: "fotn") else {
      session.findings.report(
        .refusedRow, code: "unknown-edition", row: row.number, column: column,
        header: table.header.texts[column], value: text,
        rule: "Freedom on the Net has no such edition")
      return nil
    }
    editions[text] = edition
    return edition
  }

  /// A status in words, as the older files have it in every row: reported once, not for every cell.
  private func status(_ indicator: FileIndicator, _ cell: Cell, of row: SheetRow) -> CellReading? {
    guard indicator.isStatus, cell.kind == .text else { return nil }
    let text = row.text(cell)
    guard case .spelled(let status) = StatusText(text.trimmedOfBlanks) else { return nil }
    spelled = (
      (spelled?.count ?? 0) + 1, spelled?.row ?? row.number, cell.column, spelled?.text ?? text
    )
    return .value(.status(status))
  }
}
