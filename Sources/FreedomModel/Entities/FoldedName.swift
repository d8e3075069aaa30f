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
