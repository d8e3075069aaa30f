import FreedomModel
import TabularFiles

/// A third party's table of *Freedom of the Press* totals: years covered down, 1993 to 2014,
/// countries across.
///
/// A table of years by countries does not say what it holds. This one is known by the names that
/// lost a letter or a comma on their way into its header.
struct PressTotalsTableLayout: Layout {
  let id = "fotp-totals-table"
  let title = "a third party's table of Freedom of the Press totals, years by countries"
  let publication: String? = "fotp"
  let authority = -2

  private static let marks = ["C_te d'Ivoire", "Gambia  The"]
  private static let years = 1993...2014

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { Self.header(in: $0) != nil }
  }

  private static func header(in sheet: FilePreview.Sheet) -> Int? {
    guard let header = sheet.rows.firstIndex(where: { row in marks.contains(where: row.contains) })
    else { return nil }
    let below = sheet.rows.indices.dropFirst(header + 1)
    let areYears = below.allSatisfy { row in
      Int(sheet.text(row, 0)).map(years.contains) ?? false
    }
    return areYears && !below.isEmpty ? header : nil
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    let total = try session.slot(PressFigure.total.indicator)
    let records = PressRecords(session)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let position = Self.header(in: looked) else {
        session.report(skipped: sheet)
        continue
      }
      let headers = looked.rows[position]
      try session.begin(sheet: sheet.name, columns: headers.count)
      let row = looked.number(ofRow: position)
      let above = RowsAboveHeader(
        Array(looked.previewed[..<position]), headers: headers, row: row)
      guard above.areTitles(names: 0, in: session) else { continue }
      let entities = Self.entities(headers, row: row, records, session)
      try session.readRows(of: sheet, below: position, columns: headers.count) { row in
        let text = row.text(at: 0).trimmedOfBlanks
        guard
          let edition = Int(text).flatMap({
            EditionCalendar.edition(publication: "fotp", coverageYear: $0)
          })
        else {
          session.refuse(
            edition: text, at: 0, of: row, header: headers[0],
            rule: "no edition of Freedom of the Press covers this year")
          return
        }
        for (column, entity) in entities {
          let cell = PressColumn(column: column, figure: .total, slot: total)
          try records.take(records.record(entity, edition, [cell], of: row, headers: headers))
        }
      }
    }
    try records.finish()
  }

  private static func entities(
    _ headers: [String], row: Int, _ records: PressRecords, _ session: ImportSession
  ) -> [(column: Int, entity: Entity)] {
    headers.enumerated().dropFirst().compactMap { column, name in
      guard !name.isEmpty else {
        session.report(unknownColumns: [(column, name)], row: row)
        return nil
      }
      guard
        let entity = records.entity(
          named: name, as: PressThirdPartyNames.meaning(of: name), row: row, column: column)
      else {
        session.reject()
        return nil
      }
      return (column, entity)
    }
  }
}
