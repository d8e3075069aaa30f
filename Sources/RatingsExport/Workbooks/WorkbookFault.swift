/// Why a workbook could not be made.
public enum WorkbookFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The program was built without the trait `XLSXExport`.
  case isNotBuiltIn
  /// The program was built with it, but libxlsxwriter is not on this machine.
  case isNotInstalled
  /// A sheet holds at most 1,048,575 rows below its header and 16,384 columns.
  case isTooLarge(sheet: String)
  /// A cell holds at most 32,767 characters; the row is counted without the header.
  case textIsTooLong(sheet: String, row: Int, column: String)
  /// A file that is needed in the meantime cannot be made, or not be read.
  case noTemporaryFile(folder: String, text: String)
  /// The library or the system could not do it.
  case failed(String)

  /// One sentence in lower case, without a final stop.
  public var description: String {
    switch self {
    case .isNotBuiltIn:
      "this build cannot write Excel workbooks"
    case .isNotInstalled:
      "cannot write Excel workbooks: the library libxlsxwriter is missing"
    case .isTooLarge(let sheet):
      "cannot write the sheet \(sheet.visible): Excel has 1,048,576 rows and 16,384 columns"
    case .textIsTooLong(let sheet, let row, let column):
      "cannot write the sheet \(sheet.visible), row \(row), column \(column.visible): "
        + "Excel has 32,767 characters a cell"
    case .noTemporaryFile(let folder, let text):
      "cannot write the workbook: a temporary file is needed in \(folder.visible): \(text)"
    case .failed(let text):
      "cannot write the workbook: \(text)"
    }
  }

  /// What to do about it, where there is something to do.
  public var hint: String? {
    switch self {
    case .isNotBuiltIn:
      "install libxlsxwriter (Debian: libxlsxwriter-dev, Homebrew: libxlsxwriter) and rebuild with "
        + "scripts/build, which then switches the trait XLSXExport on; or write csv"
    case .isNotInstalled:
      "install libxlsxwriter (Debian: libxlsxwriter-dev); or write csv"
    case .isTooLarge, .textIsTooLong: "write csv"
    case .noTemporaryFile: "name another folder in the environment variable TMPDIR"
    case .failed: nil
    }
  }
}
