package import FreedomModel
internal import DisplayText
package import TabularFiles

/// The findings of one file, each with its sheet, cell and column as people see them.
final class FileFindings {
  let file: String
  private(set) var log: FindingLog
  /// Keeps every refused row, however many there are, with the fields of the row.
  private let rejects: ((Finding, [String]) -> Void)?
  /// The sheet being read; empty in a text file.
  private(set) var sheet = ""
  /// The headers by which the columns of the sheet are named; empty where letters name them.
  private(set) var headers: [String] = []
  /// The row being read.
  var row: SheetRow?
  /// Whether the file is one of Freedom House's own, whose oddities are known.
  private let isOfFreedomHouse: Bool

  init(
    file: String, log: FindingLog, isOfFreedomHouse: Bool = false,
    rejects: ((Finding, [String]) -> Void)?
  ) {
    self.file = file
    self.log = log
    self.isOfFreedomHouse = isOfFreedomHouse
    self.rejects = rejects
  }

  func begin(sheet: String, headers: [String] = []) {
    self.sheet = sheet
    self.headers = headers
  }

  /// Whether another finding like this one would be shown.
  func shows(_ finding: Finding) -> Bool { rejects != nil || log.keeps(finding) }

  /// What a column is called: its header, else its letters.
  func name(ofColumn column: Int) -> String {
    column < headers.count && !headers[column].isEmpty
      ? headers[column] : CellAddress.letters(ofColumn: column)
  }

  /// A finding in the sheet being read; `column` counts from 0.
  func finding(
    _ severity: Finding.Severity, code: String, row: Int? = nil, column: Int? = nil,
    header: String? = nil, value: String? = nil, rule: String, hint: String? = nil
  ) -> Finding {
    let letters = column.map { CellAddress.letters(ofColumn: $0) }
    return Finding(
      severity, code: code, file: file, sheet: sheet.isEmpty ? nil : sheet, line: row,
      column: (header ?? column.map(name(ofColumn:))).map { $0.visible(cutTo: 80) },
      cell: sheet.isEmpty ? nil : row.flatMap { row in letters.map { "\($0)\(row)" } },
      value: value.map { $0.visible(cutTo: 80) }, rule: rule, hint: hint)
  }

  /// Reports a finding in the sheet being read; `column` counts from 0.
  func report(
    _ severity: Finding.Severity, code: String, row: Int? = nil, column: Int? = nil,
    header: String? = nil, value: String? = nil, rule: String, hint: String? = nil
  ) {
    report(
      finding(
        severity, code: code, row: row, column: column, header: header, value: value, rule: rule,
        hint: hint))
  }

  func report(_ finding: Finding) {
    var finding = finding
    if isOfFreedomHouse, !finding.isKnown {
      finding.isKnown = KnownFindings.contain(finding, row: fields(of: finding))
    }
    log.report(finding)
    guard let rejects, finding.severity == .refusedRow else { return }
    rejects(finding, fields(of: finding))
  }

  /// The fields of the row that a finding is about, where it is the one being read.
  private func fields(of finding: Finding) -> [String] {
    row?.number == finding.line ? row?.texts ?? [] : []
  }

  /// An error of the file's reader as a finding of this file.
  func finding(for error: FileError) -> Finding {
    Finding(error, file: file, columnName: name(ofColumn:))
  }

  func report(_ error: FileError) { report(finding(for: error)) }
}

extension Finding {
  /// An error of a file's reader; columns go by their letters where nothing names them.
  package init(_ error: FileError, file: String, columnName: ((Int) -> String)? = nil) {
    let severity: Severity =
      switch error.severity {
      case .note: .note
      case .refusedRow: .refusedRow
      case .refusedFile: .refusedFile
      }
    let letters = error.column.map { CellAddress.letters(ofColumn: $0) }
    let sheet = error.sheet.flatMap { $0.isEmpty ? nil : $0 }
    self.init(
      severity, code: error.code, file: file, sheet: sheet, line: error.line,
      column: error.column.flatMap { columnName?($0) } ?? letters,
      cell: sheet == nil ? nil : error.line.flatMap { line in letters.map { "\($0)\(line)" } },
      value: error.value,
      rule: error.byteOffset.map { "\(error.rule) (at byte \($0))" } ?? error.rule,
      hint: error.hint)
  }
}
