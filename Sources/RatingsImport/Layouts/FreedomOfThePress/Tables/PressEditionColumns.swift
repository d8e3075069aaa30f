import FreedomModel
import TabularFiles

/// The two columns of a table that name the edition and the year it covers.
final class PressEditionColumns {
  private struct Written: Hashable {
    let label: String
    let years: String
  }

  private let edition: (column: Int, header: String)
  private let covered: (column: Int, header: String)
  private var known: [Written: Edition] = [:]

  init(table: PressTable, edition: String, covered: String) {
    self.edition = (table[edition], edition)
    self.covered = (table[covered], covered)
  }

  /// The edition of a row; `nil` where the row is refused, which a finding tells.
  func edition(of row: SheetRow, in session: ImportSession) -> Edition? {
    let label = row.text(at: edition.column)
    let years = row.text(at: covered.column)
    let written = Written(label: label, years: years)
    if let edition = known[written] { return edition }
    guard let edition = Edition.parse(label: label, coverage: nil, publication: "fotp") else {
      session.refuse(
        edition: label, at: self.edition.column, of: row, header: self.edition.header,
        rule: "Freedom of the Press has no such edition")
      return nil
    }
    guard Edition.parse(label: label, coverage: years, publication: "fotp") != nil else {
      session.refuse(
        edition: years, at: covered.column, of: row, header: covered.header,
        rule: "the edition \(edition.label) covers \(edition.coverageEnd.year)")
      return nil
    }
    known[written] = edition
    return edition
  }
}
