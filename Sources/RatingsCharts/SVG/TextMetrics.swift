internal import DisplayText
internal import FreedomModel

/// Guesses how wide text is in a common sans-serif face; on the wide side.
enum TextMetrics {
  static func width(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + share($1) } * size
  }

  /// The text, or its beginning and an ellipsis where it is wider than a number of pixels.
  static func shortened(_ text: String, size: Double, to pixels: Double) -> String {
    guard width(text, size: size) > pixels else { return text }
    var kept = ""
    for character in text {
      guard width(kept + String(character) + "…", size: size) <= pixels else { break }
      kept.append(character)
    }
    return kept.withoutBlanksAtEnd + "…"
  }

  static func wrapped(_ text: String, size: Double, to pixels: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, width(last + " " + word, size: size) <= pixels {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(shortened(String(word), size: size, to: pixels))
      }
    }
    return lines
  }

  private static func share(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", "!": 0.29
    case " ", "f", "t", "r", "(", ")", "-", "/": 0.34
    case "m", "w", "M", "W", "@", "%": 0.9
    case "A"..."Z": 0.7
    case "\u{20}"..."\u{7E}": 0.57
    default:
      Character(scalar).displayWidth == 0 ? 0 : Character(scalar).displayWidth == 2 ? 1.05 : 0.62
    }
  }
}
