import FreedomModel
import TabularFiles

/// Freedom House's workbook of the scores of categories and subcategories, from the edition 2003:
/// one sheet an edition, one long sheet, and the wide sheet of the editions 2003 to 2005; also CSV
/// copies of the sheets.
///
/// The ratings and statuses are there too. Its figures stand behind those of the workbooks of all
/// ratings and of all items, which are revised more carefully.
struct AggregateScoresLayout: Layout {
  let id = "fiw-scores"
  let title = "the Freedom in the World workbook of aggregate scores"
  let publication: String? = Publication.freedomInTheWorld.id
  let authority = -1

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { sheet in
      sheet.rows.contains { headers in
        ScoreColumns(headers: headers).areAggregateScores
          || WideScoreColumns(headers: headers) != nil
      }
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    for sheet in file.sheets {
      let reading = AggregateSheet(sheet: sheet, session: session)
      try sheet.readRows(reading.take)
      reading.finish()
    }
  }
}

/// One sheet of the workbook, whichever of its three forms it has.
private final class AggregateSheet {
  private enum State {
    case looking
    case rows(ScoreSheetReading)
    case wide(WideScoreReading)
    case refused
  }

  private let sheet: Sheet
  private let session: ImportSession
  private var state = State.looking
  private var titles: [PreviewedRow] = []

  init(sheet: Sheet, session: ImportSession) {
    self.sheet = sheet
    self.session = session
  }

  func take(_ row: SheetRow) throws -> ReadingStep {
    switch state {
    case .looking:
      try look(at: row)
      if case .refused = state { return .stop }
      return titles.count < FilePreview.depth ? .next : .stop
    case .rows(let reading): try reading.take(row)
    case .wide(let reading): try reading.take(row)
    case .refused: return .stop
    }
    return .next
  }

  private func look(at row: SheetRow) throws {
    let previewed = row.previewed.trimmed
    let headers = previewed.texts
    if let columns = WideScoreColumns(headers: headers) {
      guard try begin(row, headers, names: columns.nameColumn) else { return }
      state =
        try WideScoreReading(columns: columns, headerRow: row.number, session: session)
        .map { .wide($0) } ?? .refused
      return
    }
    let columns = ScoreColumns(headers: headers)
    guard columns.areAggregateScores else {
      titles.append(previewed)
      return
    }
    guard try begin(row, headers, names: columns.column(.name) ?? 0) else { return }
    var edition: Edition?
    if columns.column(.edition) == nil {
      edition = self.edition(row.number)
      if edition == nil {
        state = .refused
        return
      }
    }
    state =
      try ScoreSheetReading(
        columns: columns, headerRow: row.number, edition: edition, session: session
      ).map { .rows($0) } ?? .refused
  }

  /// Whether the header can be trusted; if not, the sheet is refused.
  private func begin(_ row: SheetRow, _ headers: [String], names: Int) throws -> Bool {
    session.report(hidden: sheet)
    try session.begin(sheet: sheet.name, columns: headers.count)
    let above = RowsAboveHeader(titles, headers: headers, row: row.number)
    if session.acceptsHeader(row), above.areTitles(names: names, in: session) { return true }
    state = .refused
    return false
  }

  /// The edition of a sheet without a column for it: that of the sheet's name, else of its title,
  /// else the one that the person named.
  private func edition(_ row: Int) -> Edition? {
    for text in [sheet.name] + titles.map({ $0.texts.joined(separator: " ") }) {
      let named = EditionInTitle.editions(in: text)
      if named.count == 1 { return named[0] }
    }
    if let named = session.options.edition,
      let edition = Edition.parse(label: named, publication: "fiw")
    {
      return edition
    }
    session.report(
      session.finding(
        .refusedFile, code: "edition-not-named", row: row,
        value: session.options.edition,
        rule: "neither a column, nor the sheet's name, nor a title says which edition this is",
        hint:
          "name it, such as --edition 2006, or add a column Edition; a file's name is not trusted"
      ))
    return nil
  }

  func finish() {
    switch state {
    case .looking: session.report(skipped: sheet)
    case .rows(let reading): reading.finish()
    case .wide(let reading): reading.finish()
    case .refused: break
    }
  }
}
