internal import DisplayText
internal import FreedomModel

/// What must be known of a table whose format has no place for it, such as CSV, as plain text: its
/// title, a blank line, the notes one a line, a blank line, and the source.
package enum NotesText {
  /// The text of such a file.
  ///
  /// - Parameters:
  ///   - title: What the table shows.
  ///   - notes: What its reader must know.
  ///   - citation: Whose figures they are.
  /// - Returns: Lines of text, in the characters that a terminal can show.
  package static func document(title: String, notes: [String], citation: String) -> String {
    let parts = [
      title.isEmpty ? [] : [title], notes.map { "- " + $0 },
      citation.isEmpty ? [] : ["Source: " + citation],
    ].filter { !$0.isEmpty }
    return parts.map { part in part.map { $0.visible + "\n" }.joined() }.joined(separator: "\n")
  }
}
