package import FreedomModel

/// The findings of a run: all are counted, the first of each kind are kept.
package struct FindingLog: Sendable {
  /// How many findings of one code and file are kept in full.
  package static let keptOfEachKind = 20

  /// The findings kept, in the order in which they were met.
  package private(set) var findings: [Finding] = []
  /// How many findings there were of each severity.
  package private(set) var counts: [Finding.Severity: Int] = [:]
  private var countsByKind: [Kind: Int] = [:]

  private struct Kind: Hashable {
    let file: String?
    let code: String
    let severity: Finding.Severity
  }

  /// No findings.
  package init() {}

  /// Takes a finding; a refusal without a hint gets the usual one of its kind.
  package mutating func report(_ finding: Finding) {
    var finding = finding
    if finding.severity >= .refusedRow, finding.hint == nil {
      finding.hint = UsualHint.hint(for: finding.code)
    }
    counts[finding.severity, default: 0] += 1
    let kind = Kind(file: finding.file, code: finding.code, severity: finding.severity)
    countsByKind[kind, default: 0] += 1
    if countsByKind[kind, default: 0] <= Self.keptOfEachKind { findings.append(finding) }
  }

  /// How many findings of the same kind as one were met in its file, kept or not.
  package func count(like finding: Finding) -> Int {
    countsByKind[Kind(file: finding.file, code: finding.code, severity: finding.severity)] ?? 0
  }

  /// Whether the next finding of a kind is kept: one that is only counted needs no words.
  func keeps(_ finding: Finding) -> Bool { count(like: finding) < Self.keptOfEachKind }

  /// Whether something was refused.
  package var hasRefusals: Bool {
    counts[.refusedRow, default: 0] + counts[.refusedFile, default: 0] > 0
  }
}
