internal import DisplayText
import FreedomModel
import TabularFiles

/// The publication that a user's own file looks like one of. Nothing is imported because of it: it
/// only says what the values of a file are compared with while its publication is not named.
enum UserPublication {
  /// The publication; `nil` where the file looks like none of Freedom House's.
  static func guess(_ preview: FilePreview) -> String? {
    for sheet in preview.sheets {
      for (position, headers) in sheet.rows.enumerated() {
        let fields = UserFields(headers: headers)
        guard fields.isTidy || fields.isLong else { continue }
        if let column = fields.columns[.publication] {
          let named = sheet.text(position + 1, column)
          if !named.isEmpty { return Publication.id(named: named) }
        }
        if fields.isLong { return long(sheet, below: position, fields) }
        return tidy(fields)
      }
    }
    return nil
  }

  /// Indicators that only one publication has show which it is.
  private static func tidy(_ fields: UserFields) -> String? {
    let names = Set(fields.values.map(\.name))
    if !names.isDisjoint(with: ["pr", "cl", "pr_score", "cl_score"]) { return "fiw" }
    if !names.isDisjoint(with: ["legal", "political", "economic", "print_status"]) {
      return "fotp"
    }
    return nil
  }

  /// Indicators that are named in full show it; others belong to the user's own publication.
  private static func long(
    _ sheet: FilePreview.Sheet, below position: Int, _ fields: UserFields
  ) -> String {
    if let column = fields.columns[.indicator] {
      let named = sheet.text(position + 1, column)
      let prefix = String(named.prefix { $0 != "." })
      if named.contains("."), Publication.freedomHouse.contains(where: { $0.id == prefix }) {
        return prefix
      }
    }
    return "own"
  }
}

/// The column of a user's own file that names the publication of each row: values of one are never
/// mistaken for those of another. Where the user names a publication of their own, all rows are of
/// that; others that the column names are reported.
final class PublicationColumn {
  private let column: Int
  private let header: String
  private let session: ImportSession
  /// Whether the user says to which publication all rows belong.
  private let isOverruled: Bool
  /// The publications that rows name although all are of the user's.
  private var overruled: [String] = []
  private var firstRow = 0

  private static let shown = 5

  /// The column, where there is one.
  init?(_ fields: UserFields, session: ImportSession) {
    guard let column = fields.columns[.publication] else { return nil }
    self.column = column
    self.session = session
    header = fields.headers[column]
    isOverruled = !(session.options.publication.map(Publication.isFreedomHouse) ?? true)
  }

  /// The publication that a row names; `nil` where it names none.
  func named(in row: SheetRow) -> String? {
    let named = Publication.id(named: session.cells.text(in: row, at: column))
    return named.isEmpty ? nil : named
  }

  /// Whether a row is of a publication; if not, a finding refuses it.
  func names(_ publication: String, in row: SheetRow) -> Bool {
    let text = row.text(at: column)
    if text == publication || (isOverruled && overruled.contains(text)) { return true }
    let named = session.cells.word(in: row, at: column)
    if named.isEmpty || Publication.id(named: named) == publication { return true }
    guard !isOverruled else {
      if overruled.isEmpty { firstRow = row.number }
      if overruled.count <= Self.shown, !overruled.contains(named) { overruled.append(named) }
      return true
    }
    session.findings.report(
      .refusedRow, code: "other-publication", row: row.number, column: column, header: header,
      value: named, rule: "the values of this file are of another publication, \(publication)",
      hint: "put the rows of each publication into a file of its own")
    return false
  }

  /// Reports the publications that rows name and are not imported as.
  func finish() {
    guard !overruled.isEmpty else { return }
    let names = overruled.prefix(Self.shown).map { $0.visible(cutTo: 40) }.joined(separator: ", ")
    session.findings.report(
      overruled.count == 1 ? .note : .warning, code: "publication-overruled", row: firstRow,
      column: column, header: header,
      value: names + (overruled.count > Self.shown ? ", ..." : ""),
      rule: "all rows are imported as \(session.publication), as --publication says",
      hint: overruled.count == 1
        ? nil : "to keep them apart, put the rows of each publication into a file of its own")
  }
}

/// The tables that this toolkit itself writes, known by their exact headers. They name the
/// publication of each row.
package enum TidyExport {
  /// What `freedom export tidy` writes begins so.
  static let tidy = [
    "id", "name", "kind", "publication", "indicator", "edition", "year", "coverage_start",
    "coverage_end", "value", "text",
  ]

  /// What a data package and a workbook have, one row an entity and edition, begins so.
  static let wide = [
    "publication", "id", "name", "kind", "edition", "year", "coverage_start", "coverage_end",
  ]

  /// The header of the column that says how far a file's values are to be trusted.
  package static let trust = "source_trust"

  /// What a data package has, one row a value.
  static let long = ["publication", "id", "name", "year", "indicator", "value", "text"]

  /// Whether a header row is that of one of them.
  static func isHeader(_ headers: [String]) -> Bool {
    headers.starts(with: tidy) || headers.starts(with: wide) || headers == long
  }

  /// The publications that the sheets of such a file name in their first rows, in the order of the
  /// sheets; none for other files.
  static func publications(of preview: FilePreview) -> [String] {
    preview.sheets.compactMap { sheet -> String? in
      guard let headers = sheet.rows.first, isHeader(headers),
        let column = headers.firstIndex(of: "publication")
      else { return nil }
      let named = Publication.id(named: sheet.text(1, column))
      return named.isEmpty ? nil : named
    }.uniqued()
  }
}
