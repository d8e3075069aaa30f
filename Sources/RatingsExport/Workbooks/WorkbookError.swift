internal import DisplayText

/// Why a workbook cannot be made.
public enum WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sheet has at most 1,048,575 rows below its header and 16,384 columns.
  case isTooLarge(sheet: String)
  /// A cell has at most 32,767 characters; the row is counted without the header.
  case textIsTooLong(sheet: String, row: Int, column: String)

  /// One sentence in lower case, without a final stop.
  public var description: String {
    switch self {
    case .isTooLarge(let sheet):
      "cannot write the sheet \(sheet.visible): Excel has 1,048,576 rows and 16,384 columns"
    case .textIsTooLong(let sheet, let row, let column):
      "cannot write the sheet \(sheet.visible), row \(row), column \(column.visible): "
        + "Excel has 32,767 characters a cell"
    }
  }

  /// What to do about it.
  public var hint: String? { "write csv" }
}
