import FreedomModel
import TabularFiles

/// The tidy file of *Freedom of the Press* parts, editions 2002 to 2015: one entity and edition a
/// row, `country,year.collected,year.reported,a,b,c,score,status`, `NA` for what is missing.
///
/// It was made from the official detailed data. `year.reported` is the edition.
struct PressPartsLayout: Layout {
  let id = "fotp-parts"
  let title = "the tidy file of Freedom of the Press parts"
  let publication: String? = "fotp"

  private static let figures: [(header: String, figure: PressFigure)] = [
    ("a", .legal), ("b", .political), ("c", .economic), ("score", .total), ("status", .status),
  ]
  private static let headers =
    ["country", "year.collected", "year.reported"] + figures.map(\.header)

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { PressTable(in: $0, with: Self.headers) != nil }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    let records = PressRecords(session)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let table = PressTable(in: looked, with: Self.headers) else {
        session.report(skipped: sheet)
        continue
      }
      let columns = try Self.figures.map {
        PressColumn(
          column: table[$0.header], figure: $0.figure, slot: try session.slot($0.figure.indicator))
      }
      let editions = PressEditionColumns(
        table: table, edition: "year.reported", covered: "year.collected")
      table.reportOthers(than: Self.headers, in: session)
      try table.read(sheet, names: table["country"], in: session) { row in
        let name = row.text(at: table["country"])
        guard let entity = records.entity(named: name, row: row.number, column: table["country"])
        else { return session.reject() }
        guard let edition = editions.edition(of: row, in: session) else { return }
        try records.take(
          records.record(entity, edition, columns, of: row, headers: table.headers))
      }
    }
    try records.finish()
  }
}
