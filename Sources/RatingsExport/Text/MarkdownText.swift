internal import DisplayText

/// Escapes text for GitHub's Markdown.
enum MarkdownText {
  /// The text so that it shows as it is, on one line: no markup, no HTML, no new table cell.
  static func escaped(_ text: String) -> String {
    if text.isPlain { return text }
    // Scalars, not characters: Markdown reads a bar for a bar though an accent may follow it.
    var result = ""
    var before: Unicode.Scalar?
    let scalars = Array(text.visible.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "|", "*", "[", "]", "~", "$": result += "\\" + String(scalar)
      case "_":
        let after = position + 1 < scalars.count ? scalars[position + 1] : nil
        result += isInsideWord(before, after) ? "_" : "\\_"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
      before = scalar
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
  private static func isInsideWord(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    func isLetterOrDigit(_ scalar: Unicode.Scalar?) -> Bool {
      guard let scalar else { return false }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return isLetterOrDigit(before) && isLetterOrDigit(after)
  }
}
