internal import DisplayText
import FreedomModel

/// Remarks of one kind, such as names that were found by their codes, for one finding about all.
struct GatheredRemarks {
  private var texts: [String] = []
  private var seen: Set<String> = []
  private var first: (row: Int, column: Int)?
  private static let shown = 10
  private static let kept = 1000

  /// Adds a remark; the same text again adds nothing.
  mutating func add(_ text: String, row: Int, column: Int) {
    guard seen.count < Self.kept, seen.insert(text).inserted else { return }
    if first == nil { first = (row, column) }
    if texts.count < Self.shown { texts.append(text.visible(cutTo: 80)) }
  }

  /// Reports the first remarks and how many more there are as one note; nothing where there is
  /// none.
  func report(to findings: FileFindings, code: String, rule: String) {
    guard let first else { return }
    let more = seen.count > texts.count ? "; and \(seen.count - texts.count) more" : ""
    findings.report(
      .note, code: code, row: first.row, column: first.column,
      rule: "\(rule): \(texts.joined(separator: "; "))\(more)")
  }
}

/// Counts the rows of a sheet that are not data, such as notes under the table.
struct NoteRows {
  private var count = 0
  private var first = 0
  private var text = ""

  mutating func add(row: Int, text: String) {
    if count == 0 {
      first = row
      self.text = text
    }
    count += 1
  }

  func report(to findings: FileFindings) {
    guard count > 0 else { return }
    findings.report(
      .note, code: "note-rows", row: first, value: text,
      rule: count == 1
        ? "this row has no values; it is read as a note and not imported"
        : "\(count) rows from here on have no values; they are read as notes and not imported")
  }
}
