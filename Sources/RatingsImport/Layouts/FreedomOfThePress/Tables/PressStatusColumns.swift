import FreedomModel
import TabularFiles

/// The columns of a table with one entity and year a row and a number for the status.
struct PressStatusColumns {
  /// The last year covered for which print and broadcast media were rated apart.
  static let lastSplitYear = 1987

  let table: PressTable
  let name: Int
  let year: Int
  let status: Int

  /// Finds the columns in a sheet.
  ///
  /// - Parameters:
  ///   - sheet: The sheet.
  ///   - isStatus: Whether a column holds the status, by its header and its first values.
  init?(in sheet: FilePreview.Sheet, status isStatus: (String, [String]) -> Bool) {
    for (position, headers) in sheet.rows.enumerated() {
      let fields = UserFields(headers: headers, mapping: [:])
      guard let countries = fields.countries, let year = fields.columns[.year] else { continue }
      let name = countries.names.first ?? countries.shown
      let status = headers.indices.first { column in
        let values = sheet.rows.indices.dropFirst(position + 1).map { sheet.text($0, column) }
        return column != name && column != year
          && isStatus(headers[column], values.filter { !$0.isEmpty })
      }
      guard let status else { continue }
      table = PressTable(in: sheet, position: position)
      self.name = name
      self.year = year
      self.status = status
      return
    }
    return nil
  }

  /// Reads every sheet of a file that has the columns.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - session: What takes the figures.
  ///   - code: What the numbers mean.
  ///   - find: Finds the columns in a sheet.
  ///   - meaning: The edition that a year stands for and the indicator that the status is of.
  /// - Throws: What the reader or the sink throws.
  static func read(
    _ file: TabularFile, into session: ImportSession, codedAs code: PressStatusCode,
    find: (FilePreview.Sheet) -> PressStatusColumns?,
    meaning: (_ year: Int) -> (Edition, IndicatorSlot)?
  ) throws {
    let preview = try FilePreview(file)
    let records = PressRecords(session)
    var predecessors = PressPredecessors(session)
    var meanings: [Int: (Edition, IndicatorSlot)] = [:]
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let columns = find(looked) else {
        session.report(skipped: sheet)
        continue
      }
      columns.reportOthers(in: session)
      try columns.table.read(sheet, names: columns.name, in: session) { row in
        guard let named = columns.entity(of: row, records) else { return session.reject() }
        let text = row.text(at: columns.year).trimmedOfBlanks
        let year = NumberText(text.utf8).number.flatMap { Int(exactly: $0) }
        guard let year, let (edition, slot) = meanings[year] ?? meaning(year) else {
          return session.refuse(
            edition: text, at: columns.year, of: row, header: columns.headers[columns.year],
            rule: "no edition of Freedom of the Press stands under this year in such a file")
        }
        meanings[year] = (edition, slot)
        guard
          let entity = predecessors.entity(
            under: named, in: edition, row: row.number, column: columns.name)
        else { return session.reject() }
        var record = RatingRecord(entity: entity, edition: edition, row: row.number)
        record.add(
          session.figure(
            slot, codedAs: code, at: columns.status, of: row,
            header: columns.headers[columns.status]))
        try records.take(record)
      }
    }
    try records.finish()
  }

  private var headers: [String] { table.headers }

  private func entity(of row: SheetRow, _ records: PressRecords) -> Entity? {
    let text = row.text(at: name)
    return records.entity(
      named: text, as: PressThirdPartyNames.meaning(of: text), row: row.number, column: name)
  }

  private func reportOthers(in session: ImportSession) {
    let known = [name, year, status].map { headers[$0] }
    table.reportOthers(than: known + ["code", "iso3", "iso_a3"], in: session)
  }
}
