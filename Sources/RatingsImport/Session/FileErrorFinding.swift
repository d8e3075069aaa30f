import FreedomModel
import TabularFiles

/// What a reader of files found, as a finding.
enum FileErrorFinding {
  /// An error as a finding; where the headers of a text file are known, columns go by them.
  static func finding(
    for error: FileError, file: String, naming name: ((Int) -> String)? = nil
  ) -> Finding {
    let severity: Finding.Severity =
      switch error.severity {
      case .note: .note
      case .refusedRow: .refusedRow
      case .refusedFile: .refusedFile
      }
    let letters = error.column.map { CellAddress.letters(ofColumn: $0) }
    let sheet = error.sheet.flatMap { $0.isEmpty ? nil : $0 }
    return Finding(
      severity, code: error.code, file: file, sheet: sheet, line: error.line,
      column: error.column.flatMap { name?($0) } ?? letters,
      cell: sheet == nil ? nil : error.line.flatMap { line in letters.map { "\($0)\(line)" } },
      value: error.value,
      rule: error.byteOffset.map { "\(error.rule) (at byte \($0))" } ?? error.rule,
      hint: error.hint)
  }
}
