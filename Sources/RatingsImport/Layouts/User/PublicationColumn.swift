import FreedomModel
import TabularFiles

/// The column of a person's own file that names the publication of each row; values of one are never
/// taken for those of another. Where the person names a publication of their own, all rows are of that.
struct PublicationColumn {
  private let column: Int
  private let header: String
  private let session: ImportSession

  /// The column, where there is one and what it says counts.
  init?(_ fields: UserFields, headers: [String], session: ImportSession) {
    guard session.options.publication.map(Publication.isFreedomHouse) ?? true,
      let column = fields.columns[.publication]
    else { return nil }
    self.column = column
    self.session = session
    header = headers[column]
  }

  /// The publication that a row names; `nil` where it names none.
  func named(in row: SheetRow) -> String? {
    let named = Publication.id(named: session.unguarded(row.text(at: column)))
    return named.isEmpty ? nil : named
  }

  /// Whether a row is of a publication; a finding says where it is not.
  func holds(_ publication: String, in row: SheetRow) -> Bool {
    guard let cell = row.cell(column),
      !row.bytes[cell.start..<cell.end].elementsEqual(publication.utf8)
    else { return true }
    let named = session.word(in: row, at: column)
    if named.isEmpty || Publication.id(named: named) == publication { return true }
    session.report(
      session.finding(
        .refusedRow, code: "other-publication", row: row.number, column: column, header: header,
        value: named, rule: "the values of this file are of another publication, \(publication)",
        hint: "put the rows of each publication into a file of its own"))
    return false
  }
}
