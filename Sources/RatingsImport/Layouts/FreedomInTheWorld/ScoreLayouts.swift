import FreedomModel
import TabularFiles

/// Freedom House's workbook of all scores down to the single items, from the edition 2013: one row
/// an entity and edition, under a title; also CSV copies of its sheet.
struct AllDataLayout: Layout {
  let id = "fiw-all-data"
  let title = "the Freedom in the World workbook of all data"
  let publication: String? = Publication.freedomInTheWorld.id

  func match(_ preview: FilePreview) -> LayoutMatch? {
    LayoutMatch(preview) { ScoreTable(itemsIn: $0) }
  }
}

/// Freedom House's workbook of the scores of categories and subcategories, from the edition 2003:
/// one sheet an edition, one long sheet, and the wide sheet of the editions 2003 to 2005; also CSV
/// copies of the sheets.
///
/// The ratings and statuses are there too. Its values rank behind those of the workbooks of all
/// ratings and of all items, which are revised more carefully.
struct AggregateScoresLayout: Layout {
  let id = "fiw-scores"
  let title = "the Freedom in the World workbook of aggregate scores"
  let publication: String? = Publication.freedomInTheWorld.id
  let authority = -1

  func match(_ preview: FilePreview) -> LayoutMatch? {
    LayoutMatch(preview) { sheet in
      for position in sheet.rows.indices {
        if let table = WideScoreTable(in: sheet, position: position) { return table }
        if let table = ScoreTable(aggregatesIn: sheet, position: position) { return table }
      }
      return nil
    }
  }
}

/// A table of scores, one row an entity and edition.
struct ScoreTable: SheetTable {
  let header: SheetHeader
  let columns: ScoreColumns
  /// Where the edition may be named: in a column; or in the sheet's name and the titles.
  let edition: EditionPlace

  enum EditionPlace {
    case column
    case titles([String])
  }

  /// The table of single items on a sheet, its header complete or with most of its cells cut out.
  init?(itemsIn sheet: FilePreview.Sheet) {
    let rows = sheet.rows
    edition = .column
    for (position, headers) in rows.enumerated() {
      let columns = ScoreColumns(headers: headers)
      guard columns.areItemScores else { continue }
      self.columns = columns
      header = SheetHeader(in: sheet, to: position)
      return
    }
    for (position, headers) in rows.enumerated() {
      guard position + 1 < rows.count, Self.isCut(headers, above: rows[position + 1]) else {
        continue
      }
      let missing = Array(repeating: "", count: rows[position + 1].count - headers.count)
      columns = ScoreColumns(headers: headers + missing)
      header = SheetHeader(in: sheet, to: position, texts: headers + missing)
      return
    }
    return nil
  }

  /// The table of aggregate scores whose header is a row of a sheet.
  init?(aggregatesIn sheet: FilePreview.Sheet, position: Int) {
    columns = ScoreColumns(headers: sheet.rows[position])
    guard columns.areAggregateScores else { return nil }
    header = SheetHeader(in: sheet, to: position)
    edition =
      columns.column(.edition) != nil
      ? .column
      : .titles([sheet.name] + sheet.rows[..<position].map { $0.joined(separator: " ") })
  }

  /// Whether a row has a few headers only, and the row below is one of all scores.
  private static func isCut(_ headers: [String], above row: [String]) -> Bool {
    let named = headers.count { !$0.isEmpty }
    return row.count >= 40 && headers.count <= row.count && (1...row.count / 2).contains(named)
      && EntityKind(cell: row[2]) != nil && Edition.parse(label: row[3], publication: "fiw") != nil
      && StatusText(row[4]) != .none
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isBelowTitles(names: columns.column(.name) ?? 0, in: session) else { return nil }
    switch edition {
    case .column:
      guard canBeRead(session.findings) else { return nil }
      return try ScoreSheetReader(self, edition: nil, session: session)
    case .titles(let titles):
      guard let edition = edition(titles, in: session) else { return nil }
      return try ScoreSheetReader(self, edition: edition, session: session)
    }
  }

  /// The edition of the sheet's name, else of its titles, else the one that the user named.
  private func edition(_ titles: [String], in session: ImportSession) -> Edition? {
    for text in titles {
      let named = EditionInTitle.editions(in: text)
      if named.count == 1 { return named[0] }
    }
    if let named = session.options.edition,
      let edition = Edition.parse(label: named, publication: "fiw")
    {
      return edition
    }
    session.findings.report(
      .refusedFile, code: "edition-not-named", row: header.row, value: session.options.edition,
      rule: "neither a column, nor the sheet's name, nor a title says which edition this is",
      hint: "name it, such as --edition 2006, or add a column Edition; a file's name is not trusted"
    )
    return nil
  }

  /// Refuses a sheet in which too few headers are left to read anything for certain.
  private func canBeRead(_ findings: FileFindings) -> Bool {
    if columns.column(.name) != nil, columns.column(.edition) != nil, columns.haveValues {
      return true
    }
    let unnamed = columns.headers.count(where: \.isEmpty)
    findings.report(
      .refusedFile, code: "missing-column", row: header.row,
      value: columns.headers.filter { !$0.isEmpty }.joined(separator: ", "),
      rule: "\(unnamed) of \(columns.headers.count) columns have no header, so that their "
        + "values cannot be told apart for certain",
      hint: "put back the headers of Freedom House's own file: Country/Territory, Region, C/T, "
        + "Edition, Status, PR rating, CL rating, A1 and so on to Total")
    return false
  }
}
