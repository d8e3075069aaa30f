import FreedomModel
import TabularFiles

extension ImportSession {
  /// Whether a row can be read at all: its fields are as many as the header has, and the reader
  /// found no fault in it. If not, a finding says why and the row is refused.
  func accepts(_ row: SheetRow, columns: Int) -> Bool {
    if let fault = row.fault {
      report(finding(for: fault))
      reject()
      return false
    }
    // A workbook has no fields that could be missing, only cells that are empty.
    guard sheet.isEmpty, row.cells.count != columns else { return true }
    let extra = row.cells.count > columns ? row.text(row.cells[columns]) : nil
    report(
      finding(
        .refusedRow, code: extra == nil ? "too-few-fields" : "too-many-fields", row: row.number,
        value: extra,
        rule: "the header has \(columns) fields, this row has \(row.cells.count)",
        hint: "is a comma inside a field not quoted?"))
    reject()
    return false
  }

  /// A text as it was before our own exports guarded it against being run by a spreadsheet.
  func unguarded(_ text: String) -> String {
    guard sheet.isEmpty, text.utf8.first == UInt8(ascii: "'") else { return text }
    return SpreadsheetGuard.strip(text)
  }

  /// What the reader of the file found, as a finding of this file.
  func finding(for fault: FileFault) -> Finding {
    FaultFinding.finding(for: fault, file: file)
  }
}
