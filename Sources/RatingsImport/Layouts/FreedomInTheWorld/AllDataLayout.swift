import FreedomModel
import TabularFiles

/// Freedom House's workbook of all scores down to the single items, from the edition 2013: one row
/// an entity and edition, under a title; also CSV copies of its sheet.
struct AllDataLayout: Layout {
  let id = "fiw-all-data"
  let title = "the Freedom in the World workbook of all data"
  let publication: String? = Publication.freedomInTheWorld.id

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { Self.header(in: $0.rows) != nil }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    for sheet in file.sheets {
      let preview = FilePreview.Sheet(
        name: sheet.name, previewed: try sheet.firstRows(FilePreview.depth))
      guard let (position, columns) = Self.header(in: preview.rows) else {
        session.report(skipped: sheet)
        continue
      }
      session.report(hidden: sheet)
      try session.begin(sheet: sheet.name, columns: columns.headers.count)
      let above = RowsAboveHeader(
        Array(preview.previewed[..<position]), headers: columns.headers,
        row: preview.number(ofRow: position))
      guard above.areTitles(names: columns.column(.name) ?? 0, in: session) else { continue }
      try read(sheet, columns, below: position, session)
    }
  }

  private func read(
    _ sheet: Sheet, _ columns: ScoreColumns, below position: Int, _ session: ImportSession
  ) throws {
    var titles = position
    var reading: ScoreSheetReading?
    try sheet.readRows { row in
      if let reading {
        try reading.take(row)
      } else if titles > 0 {
        titles -= 1
      } else {
        guard session.acceptsHeader(row), Self.canBeRead(columns, row.number, session) else {
          return .stop
        }
        reading = try ScoreSheetReading(
          columns: columns, headerRow: row.number, edition: nil, session: session)
        return reading == nil ? .stop : .next
      }
      return .next
    }
    reading?.finish()
  }

  /// The header row among the first rows, whole or with most of its headers cut out.
  private static func header(in rows: [[String]]) -> (position: Int, columns: ScoreColumns)? {
    for (position, headers) in rows.enumerated() {
      let columns = ScoreColumns(headers: headers)
      if columns.areItemScores { return (position, columns) }
    }
    for (position, headers) in rows.enumerated() {
      guard position + 1 < rows.count, isCut(headers, above: rows[position + 1]) else { continue }
      let missing = Array(repeating: "", count: rows[position + 1].count - headers.count)
      return (position, ScoreColumns(headers: headers + missing))
    }
    return nil
  }

  /// Whether a row has a few headers only, and the row below is one of all scores.
  private static func isCut(_ headers: [String], above row: [String]) -> Bool {
    let named = headers.count { !$0.isEmpty }
    return row.count >= 40 && headers.count <= row.count && (1...row.count / 2).contains(named)
      && EntityKind(cell: row[2]) != nil && Edition.parse(label: row[3], publication: "fiw") != nil
      && StatusText(row[4]) != .none
  }

  /// Refuses a sheet in which too few headers are left to read anything for certain.
  private static func canBeRead(
    _ columns: ScoreColumns, _ row: Int, _ session: ImportSession
  ) -> Bool {
    if columns.column(.name) != nil, columns.column(.edition) != nil, columns.haveFigures {
      return true
    }
    let unnamed = columns.headers.count(where: \.isEmpty)
    session.report(
      session.finding(
        .refusedFile, code: "missing-column", row: row,
        value: columns.headers.filter { !$0.isEmpty }.joined(separator: ", "),
        rule: "\(unnamed) of \(columns.headers.count) columns have no header, so that their "
          + "figures cannot be told apart for certain",
        hint: "put back the headers of Freedom House's own file: Country/Territory, Region, C/T, "
          + "Edition, Status, PR rating, CL rating, A1 and so on to Total"))
    return false
  }
}
