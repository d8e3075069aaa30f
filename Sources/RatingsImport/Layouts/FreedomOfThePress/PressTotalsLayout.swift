import FreedomModel
import TabularFiles

/// The tidy file of *Freedom of the Press* totals, editions 2016 and 2017:
/// `country,edition,coverage_year,total,status`, empty where there is no total.
///
/// The totals are those that the World Bank's governance indicators use, so that `West Bank` is the
/// World Bank's name of what *Freedom of the Press* rates as the West Bank and Gaza Strip.
struct PressTotalsLayout: Layout {
  let id = "fotp-totals"
  let title = "the tidy file of Freedom of the Press totals"
  let publication: String? = "fotp"

  private static let headers = ["country", "edition", "coverage_year", "total", "status"]
  private static let meanings = ["West Bank": "West Bank and Gaza Strip"]

  /// Other publications could be laid out in the same way; low totals that are Free and high ones
  /// that are not are press freedom's alone.
  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { sheet in
      guard let table = PressTable(in: sheet, with: Self.headers) else { return false }
      let rated = sheet.rows.indices.dropFirst(table.position + 1).compactMap { row in
        let total = NumberText(sheet.text(row, table["total"]).utf8).number
        let status = FreedomStatus(code: sheet.text(row, table["status"]))
        return total.flatMap { total in status.map { (total: total, status: $0) } }
      }
      return rated.contains { $0.status != .partlyFree }
        && rated.allSatisfy { StatusRule.pressStatus(total: $0.total) == $0.status }
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    let records = PressRecords(session)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let table = PressTable(in: looked, with: Self.headers) else {
        session.report(skipped: sheet)
        continue
      }
      let columns = try [("total", PressFigure.total), ("status", .status)].map {
        PressColumn(column: table[$0], figure: $1, slot: try session.slot($1.indicator))
      }
      let editions = PressEditionColumns(
        table: table, edition: "edition", covered: "coverage_year")
      table.reportOthers(than: Self.headers, in: session)
      try table.read(sheet, names: table["country"], in: session) { row in
        let name = row.text(at: table["country"])
        let meant = Self.meanings[name.trimmedOfBlanks]
        guard
          let entity = records.entity(
            named: name, as: meant, row: row.number, column: table["country"])
        else { return session.reject() }
        guard let edition = editions.edition(of: row, in: session) else { return }
        try records.take(
          records.record(entity, edition, columns, of: row, headers: table.headers))
      }
    }
    try records.finish()
  }
}
