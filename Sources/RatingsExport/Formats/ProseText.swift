internal import DisplayText
package import FreedomModel

/// What must be known of a table whose format has no place for it, such as CSV, as plain text: its
/// title, a blank line, the notes one a line, a blank line, and the source.
package enum NotesText {
  package static func document(title: String, footer: TableFooter) -> String {
    let parts = [
      title.isEmpty ? [] : [title], footer.notes.map { "- " + $0.text },
      footer.citation.isEmpty ? [] : ["Source: " + footer.citation],
    ].filter { !$0.isEmpty }
    return parts.map { part in part.map { $0.visible + "\n" }.joined() }.joined(separator: "\n")
  }
}

extension ResultValue {
  /// The value as documents for people have it: truth values `yes` and `no`, control characters as
  /// escapes; `nil` where it is missing.
  var prose: String? {
    switch exported {
    case .missing: nil
    case .integer, .number: plainText
    case .text(let text): text.visible
    case .flag(let flag): flag ? "yes" : "no"
    }
  }
}
