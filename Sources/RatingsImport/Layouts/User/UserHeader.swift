import FreedomModel
import TabularFiles

/// The header row of a person's own file, below any title rows.
struct UserHeader {
  /// The row's position among the rows of the preview.
  let position: Int
  /// The row's number in the file, 1 being the first; blank rows count.
  let row: Int
  /// The headers.
  let headers: [String]
  private let above: [PreviewedRow]

  /// Finds the header row of a sheet: the first one that a test accepts.
  init?(in sheet: FilePreview.Sheet, where accepts: ([String]) -> Bool) {
    guard let position = sheet.rows.firstIndex(where: accepts) else { return nil }
    self.position = position
    row = sheet.number(ofRow: position)
    headers = sheet.rows[position]
    above = Array(sheet.previewed[..<position])
  }

  /// Whether the header can be trusted: no column is named twice, and no data stands above it. Titles above
  /// are noted; what is wrong is a finding that refuses the file.
  ///
  /// - Parameters:
  ///   - names: The column of the countries and territories.
  ///   - session: The reading of the file.
  /// - Returns: Whether the sheet can be read.
  func isSound(names: Int, in session: ImportSession) -> Bool {
    let above = RowsAboveHeader(above, headers: headers, row: row)
    guard Self.check(headers, row: row, in: session), above.areTitles(names: names, in: session)
    else { return false }
    above.reportTitles(in: session)
    return true
  }

  /// Refuses a header row that names one column twice; says where.
  static func check(_ headers: [String], row: Int, in session: ImportSession) -> Bool {
    var seen: [HeaderName: Int] = [:]
    var isUnique = true
    for (column, header) in headers.enumerated() where !header.isEmpty {
      let name = HeaderName(header)
      if let first = seen[name] {
        isUnique = false
        session.report(
          session.finding(
            .refusedFile, code: "duplicate-header", row: row, column: column,
            header: CellAddress.letters(ofColumn: column), value: header,
            rule: "columns \(first + 1) and \(column + 1) have the same header",
            hint: "rename or remove one of them"))
      } else {
        seen[name] = column
      }
    }
    return isUnique
  }

  /// Refuses a header row in which two columns stand for one figure; says where.
  static func check(_ fields: UserFields, row: Int, in session: ImportSession) -> Bool {
    var seen: [String: Int] = [:]
    var isUnique = true
    for (column, name) in fields.figures {
      if let first = seen[name] {
        isUnique = false
        session.report(
          session.finding(
            .refusedFile, code: "duplicate-header", row: row, column: column,
            value: session.name(ofColumn: column),
            rule: "columns \(first + 1) and \(column + 1) both stand for \(name)",
            hint: "remove one of them, or say which it is: --map \(name)=HEADER"))
      } else {
        seen[name] = column
      }
    }
    return isUnique
  }
}
