/// A name reduced to what distinguishes it from other names, so that two ways of writing it compare
/// equal.
///
/// Case, accents (composed or not), apostrophes, hyphens and other punctuation, blanks of every
/// kind, a leading or trailing `the`, `St.` for `Saint` and `&` for `and` make no difference.
/// Letters of other alphabets that look like Latin ones do, as do digits, `*` and control
/// characters. Nothing depends on the locale.
struct FoldedName: Hashable, Sendable {
  /// The words in lower case, with a blank between them.
  let text: String

  /// A name that is folded already.
  init(folded text: String) { self.text = text }

  /// Folds a name as someone wrote it.
  init(_ written: some StringProtocol) {
    var folding = NameFolding()
    folding.take(written)
    text = folding.finish()
  }

  /// The name with the part after its first comma or bracket in front, as in `Korea, Republic of`
  /// or `Iran (Islamic Republic of)`; `nil` without such a part.
  init?(turningRound written: some StringProtocol) {
    guard let pivot = written.firstIndex(where: { $0 == "," || $0 == "(" }) else { return nil }
    var folding = NameFolding()
    folding.take(written[written.index(after: pivot)...])
    folding.endWord()
    folding.take(written[..<pivot])
    text = folding.finish()
  }

  /// Whether this name contains some words in a row; the last one may be incomplete.
  func contains(_ other: FoldedName) -> Bool {
    guard !other.text.isEmpty, other.text.utf8.count <= text.utf8.count else { return false }
    let (name, wanted) = (Array(text.utf8), Array(other.text.utf8))
    return (0...name.count - wanted.count).contains { start in
      (start == 0 || name[start - 1] == NameFolding.blank)
        && name[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}

/// Puts together the words of a name as they come.
private struct NameFolding {
  static let blank = UInt8(ascii: " ")
  private static let the = Array("the".utf8)
  private static let st = Array("st".utf8)

  /// The words, each with a blank after it, and the incomplete one.
  private var bytes: [UInt8] = []
  private var wordStart = 0
  private var endsInInitial = false
  /// How many times `the` is before any other word, and after the last other one.
  private var leading = 0
  private var trailing = 0
  private var hasOtherWord = false

  mutating func take(_ written: some StringProtocol) {
    guard written.utf8.allSatisfy({ Self.isPlain($0) }) else {
      for scalar in written.unicodeScalars { take(scalar) }
      return
    }
    for byte in written.utf8 {
      if byte == Self.blank { endWord() } else { bytes.append(byte | 0x20) }
    }
  }

  /// Most names are ASCII letters and blanks alone.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte == blank || (0x61...0x7A).contains(byte | 0x20)
  }

  mutating func endWord() {
    let length = bytes.count - wordStart
    guard length > 0 else { return }
    if bytes[wordStart...].elementsEqual(Self.the) {
      if hasOtherWord { trailing += 1 } else { leading += 1 }
    } else {
      (hasOtherWord, trailing) = (true, 0)
    }
    if bytes[wordStart...].elementsEqual(Self.st) {
      bytes.replaceSubrange(wordStart..., with: "saint".utf8)
    }
    // Initials make one word, as in `U. S.`
    if length == 1, endsInInitial { bytes.remove(at: wordStart - 1) }
    endsInInitial = length == 1
    bytes.append(Self.blank)
    wordStart = bytes.count
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "0"..."9": append(scalar)
    case "A"..."Z": bytes.append(UInt8(scalar.value + 32))
    case "&":
      endWord()
      bytes += "and".utf8
      endWord()
    case "'", "`": break
    case " ", "\t"..."\r", ",", ".", "-", "/", "(", ")", "[", "]", "_", "\"", ":", ";": endWord()
    default: if scalar.isASCII { append(scalar) } else { takeForeign(scalar) }
    }
  }

  private mutating func takeForeign(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "’", "‘", "ʼ", "ʻ", "ʹ", "ʿ", "´", "′", "＇": return
    case "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}": return
    case "−", "·": return endWord()
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return
    case .dashPunctuation, .initialPunctuation, .finalPunctuation: return endWord()
    default: break
    }
    if properties.isWhitespace { return endWord() }
    for lower in properties.lowercaseMapping.unicodeScalars
    where lower.properties.generalCategory != .nonspacingMark {
      bytes += lower.withoutAccent.utf8
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
  }

  mutating func finish() -> String {
    endWord()
    let article = Self.the.count + 1
    let words =
      hasOtherWord ? bytes.dropFirst(leading * article).dropLast(trailing * article) : bytes[...]
    return String(decoding: words.dropLast(), as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// A lower-case Latin letter without its accent or stroke; any other scalar unchanged.
  fileprivate var withoutAccent: String {
    switch self {
    case "ı": return "i"
    case "ß": return "ss"
    case "æ": return "ae"
    case "œ": return "oe"
    case "ð": return "d"
    case "þ": return "th"
    default: break
    }
    let plain = "LATIN SMALL LETTER "
    guard let name = properties.name, name.hasPrefix(plain) else { return String(self) }
    let rest = name.dropFirst(plain.count)
    guard let letter = rest.first, rest.dropFirst().hasPrefix(" WITH ") else {
      return String(self)
    }
    return letter.lowercased()
  }
}

/// Cyrillic and Greek letters that look like Latin ones: a name with one of them in it looks right
/// and is found nowhere.
package enum LookAlikeLetters {
  /// A text with Latin letters in the place of those that look like them; `nil` where it has none.
  package static func latin(_ text: String) -> String? {
    guard text.utf8.contains(where: { (0xCD...0xD4).contains($0) }) else { return nil }
    var latin = ""
    var isChanged = false
    for scalar in text.unicodeScalars {
      let letter = letters[scalar]
      isChanged = isChanged || letter != nil
      latin.unicodeScalars.append(letter ?? scalar)
    }
    return isChanged ? latin : nil
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = [
      ("АВЕЅІЈКМНОРСТХУԜԚ", "ABESIJKMHOPCTXYWQ"), ("авеѕіјкмнорстхуԝԛһӏ", "abesijkmhopctxywqhl"),
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("αβειικνορτυχγ", "abeiiknvoptuxy"),
    ]
    var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (foreign, latin) in pairs {
      for (from, to) in zip(foreign.unicodeScalars, latin.unicodeScalars) { letters[from] = to }
    }
    return letters
  }()
}

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

  /// Marks before a name. A superscript before one belongs to no name, and # leaves out a row.
  private static let leading: Set<Unicode.Scalar> = ["*", "†", "‡", "§", "¶"]
  private static let trailing = leading.union("#⁎∗＊⁺⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍ".unicodeScalars)
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
