internal import DisplayText
package import FreedomModel
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

/// The findings of a run: all are counted, the first of each kind are kept.
package struct FindingLog: Sendable {
  /// How many findings of one code and file are kept in full.
  package static let keptOfEachKind = 20

  /// The findings kept, in the order in which they were found.
  package private(set) var findings: [Finding] = []
  /// How many findings there were of each severity.
  package private(set) var counts: [Finding.Severity: Int] = [:]
  private var countsByKind: [Kind: Int] = [:]
  /// Every fact that was found, with how often: what people read.
  package private(set) var facts = FindingFacts()
  /// Receives every finding, however many there are.
  private let receiver: (any FindingReceiver)?

  private struct Kind: Hashable {
    let file: String?
    let code: String
    let severity: Finding.Severity
  }

  package init(receiver: (any FindingReceiver)? = nil) { self.receiver = receiver }

  /// Adds a finding; a refusal without a hint gets the usual one of its kind.
  package mutating func report(_ finding: Finding) {
    var finding = finding
    if finding.severity >= .refusedRow, finding.hint == nil {
      finding.hint = UsualHint.hint(for: finding.code)
    }
    receiver?.take(finding)
    facts.add(finding)
    counts[finding.severity, default: 0] += 1
    let kind = Kind(file: finding.file, code: finding.code, severity: finding.severity)
    countsByKind[kind, default: 0] += 1
    if countsByKind[kind, default: 0] <= Self.keptOfEachKind { findings.append(finding) }
  }

  /// How many findings of the same kind as one were found in its file, kept or not.
  package func count(like finding: Finding) -> Int {
    countsByKind[Kind(file: finding.file, code: finding.code, severity: finding.severity)] ?? 0
  }

  /// Whether another finding of the kind would be shown: one that is only counted needs
  /// no words.
  func keeps(_ finding: Finding) -> Bool {
    receiver != nil || count(like: finding) < Self.keptOfEachKind
  }

  package var hasRefusals: Bool {
    counts[.refusedRow, default: 0] + counts[.refusedFile, default: 0] > 0
  }
}

/// Receives each finding of a run when it is found.
package protocol FindingReceiver: AnyObject, Sendable {
  func take(_ finding: Finding)
}

/// What to do about a refusal, where what found it names nothing better.
private enum UsualHint {
  static func hint(for code: String) -> String {
    hints[code] ?? "correct it in the file, or leave it out"
  }

  private static let hints: [String: String] = [
    "nul-byte": "the file may be damaged or not a text; save it again as UTF-8 text",
    "text-after-quote": "put the whole field in quotes, and double the quotes inside it",
    "bare-quote": "put the whole field in quotes and double those inside it, or use --lenient",
    "too-few-fields": "is a comma missing, or is the row cut?",
    "too-many-fields": "is a comma inside a field not quoted?",
    "out-of-range": "compare the source; check that the header fits this column",
    "not-a-number": "write a plain number such as 4 or 0.25, and leave a missing one empty",
    "not-a-status": "write F, PF or NF, and leave a missing one empty",
    "cell-without-value": "put the value itself into the cell",
    "empty-file": "check that it was saved or downloaded completely",
    "unknown-edition": "write a year such as 2009, or an edition's label such as 1983-84",
    "missing-name": "name the country in every row, also where cells are merged, or remove the row",
    "missing-indicator":
      "name the indicator in every row, also where cells are merged, or remove the row",
    "row-too-long": "check whether a quote is opened there and never closed",
    "field-too-long": "check whether a quote is opened there and never closed",
    "too-many-columns": "leave out the columns that are not needed",
    "too-many-cells": "leave out the cells that are not needed, or save the sheet as CSV",
    "too-many-strings": "leave out the cells that are not needed, or save the sheet as CSV",
    "strings-too-long": "leave out the cells that are not needed, or save the sheet as CSV",
    "part-too-large": "no ratings workbook is this large; save the sheet as CSV",
    "inflation-bomb": "no real workbook is compressed this much; save the sheet as CSV",
    "dtd-not-allowed": "no spreadsheet program writes this; save it again with one",
    "nested-too-deep": "no spreadsheet program writes this; save it again with one",
    "broken-workbook": "save it again with a spreadsheet program",
    "impossible-address": "save it again with a spreadsheet program",
    "no-such-string": "save it again with a spreadsheet program",
    "wrong-address": "save it again with a spreadsheet program",
    "duplicate-cell": "save it again with a spreadsheet program",
    "wrong-value": "save it again with a spreadsheet program",
    "misplaced-value": "save it again with a spreadsheet program",
    "no-such-style": "save it again with a spreadsheet program",
    "repeated-row": "save it again with a spreadsheet program",
    "no-such-file": "check the path, which begins at the current folder",
    "cannot-read": "check the permissions of the file and of its folder",
    "cannot-write": "free some disk space, or name another folder in TMPDIR",
    "is-folder": "name the files in it",
    "pipe-too-long": "save it as a file, and import that",
    "file-too-large": "save it as .xlsx or CSV with a spreadsheet program",
  ]
}
