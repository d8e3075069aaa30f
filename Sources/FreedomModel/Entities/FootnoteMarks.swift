/// The marks of footnotes that people leave beside names: `Hungary*`, `Kazakhstan [1]`, `Kosovo¹`.
package enum FootnoteMarks {
  /// A name without such marks around it; `nil` where it has none, or is nothing else.
  package static func removed(from name: String) -> String? {
    var rest = name.trimmedOfBlanks[...]
    let length = rest.utf8.count
    while let shorter = withoutLastMark(rest) { rest = trimmed(shorter) }
    while let first = rest.unicodeScalars.first, leading.contains(first) {
      rest = trimmed(Substring(rest.unicodeScalars.dropFirst()))
    }
    return rest.isEmpty || rest.utf8.count == length ? nil : String(rest)
  }

  /// Marks before a name. A superscript before one belongs to no name.
  private static let leading: Set<Unicode.Scalar> = ["*", "†", "‡", "§", "¶", "#"]
  private static let trailing = leading.union("⁎∗＊⁺⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍ".unicodeScalars)
  /// Words before the number of a note.
  private static let words: Set<String> = ["note", "notes", "nb", "n", "fn", "ref"]

  private static func withoutLastMark(_ text: Substring) -> Substring? {
    guard let last = text.unicodeScalars.last else { return nil }
    if trailing.contains(last) { return Substring(text.unicodeScalars.dropLast()) }
    switch last {
    case "]": return withoutBrackets(text, opening: "[") { isNote($0) }
    // Letters in round brackets belong to names, as in `Congo (K)`; four digits are a year.
    case ")":
      return withoutBrackets(text, opening: "(") {
        isNumber($0) || $0.unicodeScalars.allSatisfy(trailing.contains)
      }
    case "0"..."9": return withoutCaret(text)
    default: return nil
    }
  }

  private static func withoutBrackets(
    _ text: Substring, opening: Character, contain isMark: (Substring) -> Bool
  ) -> Substring? {
    guard let start = text.lastIndex(of: opening) else { return nil }
    let inside = trimmed(text[text.index(after: start)...].dropLast())
    return !inside.isEmpty && isMark(inside) ? text[..<start] : nil
  }

  /// A number raised by a caret: `Kenya^1`.
  private static func withoutCaret(_ text: Substring) -> Substring? {
    guard let caret = text.lastIndex(of: "^") else { return nil }
    return isNumber(text[text.index(after: caret)...]) ? text[..<caret] : nil
  }

  /// Whether square brackets have the number or the letter of a note, perhaps with the word for it.
  private static func isNote(_ text: Substring) -> Bool {
    if isNumber(text) || text.unicodeScalars.allSatisfy(trailing.contains) { return true }
    let letters = text.unicodeScalars
    if letters.count == 1, let only = letters.first, only.properties.isAlphabetic { return true }
    let parts = text.split(separator: " ")
    return words.contains(parts[0].lowercased().filter(\.isLetter))
      && (parts.count == 1 || (parts.count == 2 && parts[1].utf8.count <= 3))
  }

  private static func isNumber(_ text: Substring) -> Bool {
    (1...2).contains(text.utf8.count) && EntityCodes.isNumber(text)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    String(text).trimmedOfBlanks[...]
  }
}
