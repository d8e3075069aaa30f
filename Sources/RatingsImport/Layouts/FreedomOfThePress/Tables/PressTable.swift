import FreedomModel
import TabularFiles

/// A table of press freedom figures with one entity and edition a row, found by its headers.
struct PressTable {
  /// The position of the header among the rows of the sheet.
  let position: Int
  /// The headers.
  let headers: [String]
  private let columns: [HeaderName: Int]

  /// Finds the header row that has all of some headers.
  init?(in sheet: FilePreview.Sheet, with required: [String]) {
    guard let position = sheet.row(holding: required) else { return nil }
    self.init(headers: sheet.rows[position], position: position)
  }

  /// A table with its header at a position.
  init(headers: [String], position: Int) {
    self.position = position
    self.headers = headers
    columns = Dictionary(headers.enumerated().map { (HeaderName($1), $0) }) { first, _ in first }
  }

  /// The column of a header that the table was found by.
  subscript(header: String) -> Int { columns[HeaderName(header)] ?? 0 }

  /// Notes the columns that are not asked for.
  func reportOthers(than known: [String], in session: ImportSession) {
    let known = Set(known.map(HeaderName.init))
    let others = headers.enumerated().filter { _, header in
      !header.isEmpty && !known.contains(HeaderName(header))
    }
    session.report(unknownColumns: others.map { ($0.offset, $0.element) }, row: position + 1)
  }

  /// Reads the rows below the header.
  func read(_ sheet: Sheet, in session: ImportSession, _ take: (SheetRow) throws -> Void) throws {
    try session.begin(sheet: sheet.name, columns: headers.count)
    guard OwnHeader.check(headers, row: position + 1, in: session) else { return }
    try session.readRows(of: sheet, below: position, columns: headers.count, take)
  }
}

extension ImportSession {
  /// Refuses a row whose edition is not known.
  func refuse(edition text: String, at column: Int, of row: SheetRow, header: String, rule: String)
  {
    report(
      finding(
        .refusedRow, code: "unknown-edition", row: row.number, column: column, header: header,
        value: text, rule: rule))
    reject()
  }
}
