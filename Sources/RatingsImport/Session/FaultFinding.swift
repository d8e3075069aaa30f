import FreedomModel
import TabularFiles

/// What a reader of files found, as a finding.
enum FaultFinding {
  /// A fault as a finding; where the headers of a text file are known, columns go by them.
  static func finding(
    for fault: FileFault, file: String, naming name: ((Int) -> String)? = nil
  ) -> Finding {
    let severity: Finding.Severity =
      switch fault.severity {
      case .note: .note
      case .refusedRow: .refusedRow
      case .refusedFile: .refusedFile
      }
    let letters = fault.column.map { CellAddress.letters(ofColumn: $0) }
    let sheet = fault.sheet.flatMap { $0.isEmpty ? nil : $0 }
    return Finding(
      severity, code: fault.code, file: file, sheet: sheet, line: fault.line,
      column: fault.column.flatMap { name?($0) } ?? letters,
      cell: sheet == nil ? nil : fault.line.flatMap { line in letters.map { "\($0)\(line)" } },
      value: fault.value,
      rule: fault.byteOffset.map { "\(fault.rule) (at byte \($0))" } ?? fault.rule,
      hint: fault.hint)
  }
}
