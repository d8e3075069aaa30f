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

/// The sheet of scores of the editions 2003 to 2005: entities down, one column an edition and
/// score, headed `FIW03 PR` or `FIW2003 PR Aggr`.
struct WideScoreTable: SheetTable {
  /// One column of scores.
  struct Column {
    let column: Int
    let header: String
    let edition: Edition
    let indicator: String
  }

  let header: SheetHeader
  let nameColumn: Int
  let kindColumn: Int?
  let columns: [Column]
  /// Columns with a header that means nothing here.
  let others: [(column: Int, header: String)]

  /// The table whose header is a row of a sheet.
  init?(in sheet: FilePreview.Sheet, position: Int) {
    let headers = sheet.rows[position]
    let named = ScoreColumns(headers: headers)
    guard let nameColumn = named.column(.name) else { return nil }
    var columns: [Column] = []
    var others: [(column: Int, header: String)] = []
    for (column, header) in headers.enumerated() {
      if let (edition, indicator) = Self.meaning(of: header) {
        columns.append(
          Column(column: column, header: header, edition: edition, indicator: indicator))
      } else if named.fields[column] != .name, named.fields[column] != .kind, !header.isEmpty {
        others.append((column, header))
      }
    }
    guard columns.count >= 2 else { return nil }
    header = SheetHeader(in: sheet, to: position)
    self.nameColumn = nameColumn
    kindColumn = named.column(.kind)
    self.columns = columns
    self.others = others
  }

  /// The edition and indicator of a header such as `FIW03 CL `.
  private static func meaning(of header: String) -> (Edition, String)? {
    let key = HeaderName(header).key
    guard key.hasPrefix("fiw") else { return nil }
    let digits = key.dropFirst(3).prefix { $0.isASCII && $0.isNumber }
    let indicator: String
    switch key.dropFirst(3 + digits.count) {
    case "pr", "praggr", "prscore": indicator = "fiw.pr_score"
    case "cl", "claggr", "clscore": indicator = "fiw.cl_score"
    case "total", "totalaggr", "aggr", "totalscore": indicator = "fiw.total"
    default: return nil
    }
    return EditionInTitle.edition(digits: digits).map { ($0, indicator) }
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isBelowTitles(names: nameColumn, in: session) else { return nil }
    return try WideScoreReader(self, session: session)
  }
}

private final class WideScoreReader: SheetReader {
  private let session: ImportSession
  private let table: WideScoreTable
  private let editions: [(edition: Edition, columns: [(indicator: FileIndicator, column: Int)])]
  private var notes = NoteRows()
  private var notedColumns: Set<Int> = []

  /// `nil` where a finding refuses the header.
  init?(_ table: WideScoreTable, session: ImportSession) throws {
    self.session = session
    self.table = table
    var editions: [(edition: Edition, columns: [(indicator: FileIndicator, column: Int)])] = []
    for column in table.columns {
      let indicator = try session.output.indicator(column.indicator)
      guard let known = editions.firstIndex(where: { $0.edition == column.edition }) else {
        editions.append((column.edition, [(indicator, column.column)]))
        continue
      }
      if editions[known].columns.contains(where: { $0.indicator === indicator }) {
        session.findings.report(
          .refusedFile, code: "duplicate-header", row: table.header.row, column: column.column,
          value: column.header, rule: "another column has the same edition and score",
          hint: "rename or remove one of them")
        return nil
      }
      editions[known].columns.append((indicator, column.column))
    }
    self.editions = editions
    session.cells.keepsScoresOutOfRange = true
    session.findings.report(unknownColumns: table.others, row: table.header.row)
  }

  func read(_ row: SheetRow) throws {
    let written = WrittenName(row.text(at: table.nameColumn))
    let filled = table.columns.count { row.cell($0.column).map { !$0.isEmpty } ?? false }
    guard filled > 0 else {
      if row.error != nil { _ = session.accepts(row, columns: table.header.width) }
      notes.add(row: row.number, text: row.cells.first.map(row.text) ?? "")
      return
    }
    guard session.accepts(row, columns: table.header.width) else { return }
    let marked: EntityKind? = written.isMarked ? .territory : nil
    let kind = table.kindColumn.flatMap { EntityKind(cell: row.text(at: $0)) } ?? marked
    guard !written.name.isEmpty else {
      session.findings.report(
        .refusedRow, code: "missing-name", row: row.number, column: table.nameColumn,
        rule: "a row of values needs the name of a country or territory")
      return session.counts.reject()
    }
    guard
      let entity = session.names.entity(
        named: written.name, kind: kind, row: row.number, column: table.nameColumn)
    else { return session.counts.reject() }
    for (edition, columns) in editions {
      var record = try session.output.record(of: entity, in: edition, row: row.number)
      for (indicator, column) in columns {
        record.add(
          session.cells.value(of: indicator, at: column, in: row), of: indicator, at: column)
      }
      try session.output.take(record)
    }
    checkKind(kind, of: entity, row.number)
    session.counts.addMissing("", table.columns.count - filled)
    noteUnnamed(row)
  }

  func finish() { notes.report(to: session.findings) }

  private func checkKind(_ kind: EntityKind?, of entity: Entity, _ row: Int) {
    let kinds = Set(editions.map { entity.kind(inEdition: $0.edition.year) })
    let labels = "the editions \(editions.map(\.edition.label).joined(separator: ", "))"
    if let kind, !kinds.contains(kind) {
      session.findings.report(
        kind: kind, of: entity, editions: labels, row: row,
        column: table.kindColumn ?? table.nameColumn)
    } else if kind == nil, table.kindColumn == nil, kinds == [.territory] {
      session.findings.report(
        .note, code: "unmarked-territory", row: row, column: table.nameColumn,
        value: entity.name, rule: "territories have an asterisk here, and this one has none")
    }
  }

  private func noteUnnamed(_ row: SheetRow) {
    let known = Set(table.columns.map(\.column) + table.others.map(\.column))
    for cell in row.cells
    where cell.end > cell.start && !known.contains(cell.column)
      && cell.column != table.nameColumn && cell.column != table.kindColumn
      && notedColumns.insert(cell.column).inserted
    {
      session.findings.report(
        .note, code: "unnamed-column", row: row.number, column: cell.column,
        value: row.text(cell), rule: "this column has no header; it is not imported")
    }
  }
}
