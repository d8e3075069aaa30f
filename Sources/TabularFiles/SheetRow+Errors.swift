extension SheetRow {
  /// Refuses the row, unless it is refused already.
  func refuse(
    _ code: String, _ rule: String, sheet: String, column: Int? = nil, value: String? = nil,
    hint: String? = nil
  ) {
    guard error == nil else { return }
    error = FileError(
      .refusedRow, code: code, sheet: sheet, line: number, column: column, value: value,
      rule: rule, hint: hint)
  }

  /// Brings cells into the order of their columns, and refuses a row that has one twice.
  func sortCells(sheet: String) {
    cells.sort { $0.column < $1.column }
    for (first, second) in zip(cells, cells.dropFirst()) where first.column == second.column {
      refuse(
        "duplicate-cell", "the row has two cells in one column", sheet: sheet,
        column: first.column, value: text(first))
      return
    }
  }

  /// Refuses the row for a cell whose style the workbook does not have.
  func refuse(styleOf column: Int, _ style: Int, sheet: String) {
    refuse(
      "no-such-style",
      "the cell has a style that the workbook lacks; it cannot be seen whether it is a date",
      sheet: sheet, column: column, value: String(style))
  }
}
