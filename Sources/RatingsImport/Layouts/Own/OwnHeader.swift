import FreedomModel
import TabularFiles

/// The header row of a person's own file, below any title rows.
struct OwnHeader {
  /// The row's position among the rows of the preview.
  let position: Int
  /// The headers.
  let headers: [String]

  /// Finds the header row of a sheet: the first one that a test accepts.
  init?(in sheet: FilePreview.Sheet, where accepts: ([String]) -> Bool) {
    guard let position = sheet.rows.firstIndex(where: accepts) else { return nil }
    self.position = position
    headers = sheet.rows[position]
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
  static func check(_ fields: OwnFields, row: Int, in session: ImportSession) -> Bool {
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
