internal import DisplayText
import FreedomModel

/// Remarks of one kind, such as names that were taken by their codes, for one finding about all.
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

  /// Whether there is none.
  var isEmpty: Bool { first == nil }

  /// The remarks in one line: the first of them, and how many more.
  var list: String {
    texts.joined(separator: "; ")
      + (seen.count > texts.count ? "; and \(seen.count - texts.count) more" : "")
  }

  /// Reports them as one note; nothing where there is none.
  func report(to session: ImportSession, code: String, rule: String, hint: String? = nil) {
    guard let first else { return }
    session.report(
      session.finding(
        .note, code: code, row: first.row, column: first.column, rule: "\(rule): \(list)",
        hint: hint))
  }
}
