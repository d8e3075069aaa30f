extension String {
  /// The text with everything that would act instead of show written as an escape, such as
  /// `\n`, `\u{1B}` or `\u{202E}`.
  package var visible: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    guard unicodeScalars.contains(where: \.needsEscape) else { return self }
    return unicodeScalars.reduce(into: "") { $0 += $1.visible }
  }

  /// ``visible``, cut after a number of scalars: what is cut ends in `…`.
  package func visible(cutTo limit: Int) -> String {
    var result = ""
    var length = 0
    for scalar in unicodeScalars {
      let piece = scalar.visible
      length += piece.unicodeScalars.count
      if length > limit { return result + "…" }
      result += piece
    }
    return result
  }

  /// The text without the blanks that it ends in.
  package var withoutBlanksAtEnd: String {
    guard utf8.last == 0x20 else { return self }
    return lastIndex { $0 != " " }.map { String(self[...$0]) } ?? ""
  }

  /// Whether the text has only letters and digits of ASCII, blanks and full stops: nothing
  /// that any format would have to escape.
  package var isPlain: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "."):
        true
      default: false
      }
    }
  }
}

extension Unicode.Scalar {
  /// Control characters, line and paragraph separators, the marks that turn the direction of
  /// text, and what fonts show differently.
  private var isUnsafeToShow: Bool {
    if value < 0x7F { return value < 0x20 }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
    default: return properties.isBidiControl
    }
  }

  /// Blanks and marks without any width, other than those that shape letters and emoji, and code
  /// points that no text may contain.
  private var isInvisible: Bool {
    switch value {
    case 0xAD, 0x034F, 0x180E, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0x115F, 0x1160, 0x3164, 0xFFA0:
      true
    default: value > 0x7F && properties.isNoncharacterCodePoint
    }
  }

  /// Whether the scalar is shown as an escape.
  package var needsEscape: Bool { isUnsafeToShow || isInvisible }

  fileprivate var visible: String { needsEscape ? escape : String(self) }

  /// The scalar as Swift would write it in a string.
  package var escape: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}

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

  /// The letters in the Unicode name: `LATIN SMALL LETTER E WITH ACUTE` is `e`.
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

extension String {
  /// The text as XML and HTML need it, in elements and in attributes between double quotes; what
  /// cannot be shown is an escape such as `\u{7}`.
  package var escapedMarkup: String {
    if isPlain { return self }
    return visible.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

/// The letters of a spreadsheet's column.
package enum ColumnLetters {
  /// The letters of a column by its index, 0 being `A`, 26 being `AA`.
  package static func letters(ofColumn column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest >= 0 {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
