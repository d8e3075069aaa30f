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

  /// Tells that a sheet is taken although the workbook hides it.
  func report(hidden sheet: Sheet) {
    guard sheet.isHidden else { return }
    report(
      Finding(
        .note, code: "hidden-sheet", file: file, sheet: sheet.name,
        rule: "the workbook hides this sheet; it is imported all the same"))
  }

  /// Tells of columns whose headers mean nothing to a layout.
  func report(unknownColumns columns: [(column: Int, header: String)], row: Int) {
    for (column, header) in columns {
      report(
        finding(
          .note, code: "unknown-column", row: row, column: column, header: header,
          value: header, rule: "this column is not imported"))
    }
  }
}
