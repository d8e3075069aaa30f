import FreedomModel
import TabularFiles

/// A table of press freedom figures with one entity and edition a row, found by its headers.
struct PressTable {
  /// The position of the header among the rows of the sheet.
  let position: Int
  /// The header's number in the file, 1 being the first.
  let row: Int
  /// The headers.
  let headers: [String]
  private let above: RowsAboveHeader
  private let columns: [HeaderName: Int]

  /// Finds the header row that has all of some headers.
  init?(in sheet: FilePreview.Sheet, with required: [String]) {
    guard let position = sheet.row(holding: required) else { return nil }
    self.init(in: sheet, position: position)
  }

  /// A table with its header at a position.
  init(in sheet: FilePreview.Sheet, position: Int) {
    self.position = position
    row = sheet.number(ofRow: position)
    headers = sheet.rows[position]
    above = RowsAboveHeader(
      Array(sheet.previewed[..<position]), headers: headers, row: row)
    columns = Dictionary(headers.enumerated().map { (HeaderName($1), $0) }) { first, _ in first }
  }

  /// The column of a header that the table was found by.
  subscript(header: String) -> Int { columns[HeaderName(header)] ?? 0 }

  /// Notes the columns that are not asked for.
  func reportOthers(than known: [String], in session: ImportSession) {
    let known = Set(known.map(HeaderName.init))
    let others = headers.enumerated().filter { !known.contains(HeaderName($0.element)) }
    session.report(unknownColumns: others.map { ($0.offset, $0.element) }, row: row)
  }

  /// Reads the rows below the header.
  func read(
    _ sheet: Sheet, names: Int, in session: ImportSession, _ take: (SheetRow) throws -> Void
  ) throws {
    try session.begin(sheet: sheet.name, columns: headers.count)
    guard UserHeader.check(headers, row: row, in: session),
      above.areTitles(names: names, in: session)
    else { return }
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
