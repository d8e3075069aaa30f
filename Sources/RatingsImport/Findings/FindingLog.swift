package import FreedomModel

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
    "missing-name": "name the country, or remove the row",
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
