extension String {
  /// The text in the bytes 0x20 to 0x7E: letters lose their accents, marks get their plain twins,
  /// anything else becomes an escape such as `\u{4E2D}`.
  package var asciiText: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var result = ""
    for scalar in unicodeScalars { result += scalar.asciiText }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var asciiText: String {
    if value >= 0x20, value < 0x7F { return String(self) }
    return Self.plainTwins[self] ?? latinLetters ?? escape
  }

  /// The letters that the Unicode name tells of: `LATIN SMALL LETTER E WITH ACUTE` is `e`.
  private var latinLetters: String? {
    if properties.generalCategory == .nonspacingMark { return "" }
    guard let name = properties.name, name.utf8.starts(with: "LATIN ".utf8) else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 4, ["LETTER", "LIGATURE"].contains(words[2]) else { return nil }
    guard words.count == 4 || words[4] == "WITH" else {
      return words[3] == "DOTLESS" && words[4].count == 1
        ? (words[1] == "CAPITAL" ? String(words[4]) : words[4].lowercased()) : nil
    }
    guard words[3].utf8.count <= 2 else { return nil }
    return words[1] == "CAPITAL" ? String(words[3]) : words[3].lowercased()
  }

  private static let plainTwins: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ",
    "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "ʻ": "'", "′": "'", "´": "'",
    "“": "\"", "”": "\"", "„": "\"", "″": "\"", "«": "\"", "»": "\"", "‹": "'", "›": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "…": "...", "·": ".", "•": "*", "×": "x", "≤": "<=", "≥": ">=", "→": "->", "←": "<-", "↑": "^",
    "↓": "v", "©": "(c)", "±": "+/-",
    "½": "1/2", "°": "deg", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
    "ə": "e", "Ə": "E", "ŋ": "ng", "Ŋ": "Ng", "ĸ": "k", "ª": "a", "º": "o", "ŉ": "'n",
  ]
}
