internal import DisplayText
import FreedomModel
import TabularFiles

extension ImportSession {
  /// Tells that a sheet holds nothing that is imported.
  func report(skipped sheet: Sheet) {
    report(
      Finding(
        .note, code: "skipped-sheet", file: file, sheet: sheet.name.isEmpty ? nil : sheet.name,
        rule: "this sheet holds no table of this layout; it is not imported"))
  }

  /// Tells that a sheet of a person's own workbook is left out, if it holds anything.
  func report(unread sheet: Sheet, _ preview: FilePreview.Sheet) {
    if !preview.rows.isEmpty { report(skipped: sheet) }
  }

  /// Tells that a sheet is taken although the workbook hides it.
  func report(hidden sheet: Sheet) {
    guard sheet.isHidden else { return }
    report(
      Finding(
        .note, code: "hidden-sheet", file: file, sheet: sheet.name,
        rule: "the workbook hides this sheet; it is imported all the same"))
  }

  /// How many columns that are left out get a finding each; the others share one.
  private static var namedByThemselves: Int { FindingLog.keptOfEachKind - 1 }

  /// Tells of columns that are not imported, every one of them by its header.
  ///
  /// - Parameters:
  ///   - columns: The columns and their headers; an empty header is named by its letters.
  ///   - row: The header's row.
  ///   - isOwn: Whether it is a person's own file, in which a column can be mapped.
  func report(
    unknownColumns columns: [(column: Int, header: String)], row: Int, isOwn: Bool = false
  ) {
    func hint(_ header: String) -> String? {
      guard isOwn else { return nil }
      return header.isEmpty
        ? "to import it, give it a header"
        : "to import it, say what it is: --map FIELD=\"\(header)\""
    }
    for (column, header) in columns.prefix(Self.namedByThemselves) {
      report(
        finding(
          .note, code: "unknown-column", row: row, column: column,
          header: header.isEmpty ? nil : header, value: isOwn || header.isEmpty ? nil : header,
          rule: "this column is not imported", hint: hint(header)))
    }
    let others = columns.dropFirst(Self.namedByThemselves)
    guard let first = others.first else { return }
    let names = others.map { column, header in
      header.isEmpty ? CellAddress.letters(ofColumn: column) : header.visible(cutTo: 80)
    }
    report(
      finding(
        .note, code: "unknown-column", row: row, column: first.column,
        header: first.header.isEmpty ? nil : first.header,
        rule: "\(others.count) more columns are not imported: \(names.joined(separator: ", "))"))
  }
}
