/// Escapes text for HTML, in elements and in quoted attributes.
enum HTMLText {
  /// The text so that it shows as it is.
  static func escaped(_ text: String) -> String {
    if text.isPlain { return text }
    var result = ""
    for character in text.visible.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
