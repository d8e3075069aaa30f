/// Escapes text for GitHub's Markdown.
enum MarkdownText {
  /// The text so that it shows as it is, on one line: no markup, no HTML, no new table cell.
  static func escaped(_ text: String) -> String {
    if text.isPlain { return text }
    var result = ""
    var before: Character?
    let characters = Array(text.visible)
    for (position, character) in characters.enumerated() {
      switch character {
      case "\\", "`", "|", "*", "[", "]", "~", "$": result += "\\" + String(character)
      case "_":
        let after = position + 1 < characters.count ? characters[position + 1] : nil
        result += isInsideWord(before, after) ? "_" : "\\_"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
      before = character
    }
    return result
  }

  /// The text for the start of a block, where more marks have a meaning.
  static func escapedBlock(_ text: String) -> String {
    let escaped = String(escaped(text).drop { $0 == " " })
    guard let first = escaped.first else { return "" }
    if "#+-=".contains(first) { return "\\" + escaped }
    let digits = escaped.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let mark = escaped.dropFirst(digits.count).first, ".)".contains(mark)
    else { return escaped }
    return digits + "\\" + escaped.dropFirst(digits.count)
  }

  /// Markdown takes an underscore between letters or digits for what it is.
  private static func isInsideWord(_ before: Character?, _ after: Character?) -> Bool {
    guard let before, let after else { return false }
    return (before.isLetter || before.isNumber) && (after.isLetter || after.isNumber)
  }
}
