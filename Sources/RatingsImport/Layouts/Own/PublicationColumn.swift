import FreedomModel
import TabularFiles

/// The column of a person's own file that names the publication of each row. A file is of one publication,
/// told by its first row; figures of another must not be taken for its.
struct PublicationColumn {
  private let column: Int
  private let header: String
  private let session: ImportSession

  /// The column, where there is one and the person has not named the publication instead.
  init?(_ fields: OwnFields, headers: [String], session: ImportSession) {
    guard session.options.publication == nil, let column = fields.columns[.publication] else {
      return nil
    }
    self.column = column
    self.session = session
    header = headers[column]
  }

  /// Whether a row is of a publication; a finding says where it is not.
  func holds(_ publication: String, in row: SheetRow) -> Bool {
    guard let cell = row.cell(column),
      !row.bytes[cell.start..<cell.end].elementsEqual(publication.utf8)
    else { return true }
    let named = session.word(in: row, at: column)
    if named.isEmpty || named.lowercased() == publication { return true }
    session.report(
      session.finding(
        .refusedRow, code: "other-publication", row: row.number, column: column, header: header,
        value: named, rule: "the figures of this file are of another publication, \(publication)",
        hint: "put the rows of each into a file of its own; all are of one by --publication NAME"))
    return false
  }
}
