internal import FreedomModel

/// Turns any text into one that a terminal shows safely, in ASCII where that is asked for.
struct Lettering {
  let isASCII: Bool

  /// The text with control characters and direction marks written out, and in ASCII if wanted.
  func clean(_ text: String) -> String {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) { return text }
    var cleaned = ""
    for scalar in text.unicodeScalars {
      if scalar.isHarmful {
        cleaned += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else if isASCII, !scalar.isASCII {
        cleaned += scalar.asciiTwin
      } else {
        cleaned.unicodeScalars.append(scalar)
      }
    }
    return cleaned
  }

  /// The text, or its beginning and an ellipsis where it takes more than some cells.
  func shortened(_ text: String, to cells: Int) -> String {
    guard text.displayWidth > cells else { return text }
    let ellipsis = isASCII ? ".." : "…"
    let isShown = cells > ellipsis.displayWidth + 1
    let room = isShown ? cells - ellipsis.displayWidth : cells
    let kept = text.truncated(toWidth: room, ellipsis: "")
    return isShown ? kept.withoutBlanksAtEnd + ellipsis : kept
  }

  /// The text in lines of at most some cells, the later ones indented.
  func wrapped(_ text: String, to cells: Int, indent: Int = 0) -> [String] {
    let cells = max(1, cells)
    let indent = indent < cells / 2 ? indent : 0
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var word = String(word)
      if !line.isEmpty, line.displayWidth + 1 + word.displayWidth <= cells {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let margin = lines.isEmpty ? "" : String(repeating: " ", count: indent)
      while margin.displayWidth + word.displayWidth > cells {
        let room = word.truncated(toWidth: cells - indent, ellipsis: "")
        // A single character can be wider than the line: it is dropped, the width is kept.
        let piece = room.isEmpty ? String(word.prefix(1)) : room
        if !room.isEmpty { lines.append((lines.isEmpty ? "" : margin) + room) }
        word.removeFirst(piece.count)
      }
      line = word.isEmpty ? "" : (lines.isEmpty ? "" : String(repeating: " ", count: indent)) + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}

extension Unicode.Scalar {
  /// Whether a terminal could take the character for a command, or lose its place over it.
  fileprivate var isHarmful: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    case .format: value != 0x200D
    default: false
    }
  }

  /// What stands for the character in ASCII: its base letter, a likeness, or `?`.
  fileprivate var asciiTwin: String {
    if let likeness = Unicode.Scalar.likenesses[self] { return likeness }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return ""
    case .spaceSeparator: return " "
    case .dashPunctuation: return "-"
    default: break
    }
    return baseLetter ?? "?"
  }

  /// The letter in a name such as `LATIN SMALL LETTER E WITH ACUTE`.
  private var baseLetter: String? {
    guard let words = properties.name?.split(separator: " "), words.count >= 4,
      words[0] == "LATIN", words[2] == "LETTER"
    else { return nil }
    let letter = words[3] == "DOTLESS" && words.count > 4 ? words[4] : words[3]
    guard letter.utf8.count <= 2 else { return nil }
    return words[1] == "SMALL" ? letter.lowercased() : String(letter)
  }

  private static let likenesses: [Unicode.Scalar: String] = [
    "‘": "'", "’": "'", "ʻ": "'", "ʼ": "'", "“": "\"", "”": "\"", "„": "\"", "…": "...",
    "→": "->", "←": "<-", "↑": "^", "↓": "v", "×": "x", "·": ".", "•": "*", "ß": "ss", "ə": "a",
    "Ə": "A",
    "©": "(c)", "°": " deg", "≤": "<=", "≥": ">=", "−": "-", "«": "\"", "»": "\"", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "Th",
  ]
}
