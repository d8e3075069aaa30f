/// A name reduced to what tells it from other names, so that two ways of writing it compare equal.
///
/// Case, accents (composed or not), apostrophes, hyphens and other punctuation, blanks of every
/// kind, a leading or trailing `the`, `St.` for `Saint` and `&` for `and` make no difference.
/// Letters of other alphabets that look like Latin ones do, as do digits, `*` and control
/// characters. Nothing depends on the locale.
struct FoldedName: Hashable, Sendable {
  /// The words, in lower case.
  let words: [String]

  /// The words, with a blank between them.
  var text: String { words.joined(separator: " ") }

  /// Folds a name as someone wrote it.
  init(_ written: some StringProtocol) {
    var folding = NameFolding()
    folding.take(written)
    words = folding.finish()
  }

  /// The name with the part after its first comma or bracket in front, as in `Korea, Republic of`
  /// or `Iran (Islamic Republic of)`; `nil` without such a part.
  init?(turningRound written: some StringProtocol) {
    guard let pivot = written.firstIndex(where: { $0 == "," || $0 == "(" }) else { return nil }
    var folding = NameFolding()
    folding.take(written[written.index(after: pivot)...])
    folding.endWord()
    folding.take(written[..<pivot])
    words = folding.finish()
  }

  /// Whether some words stand in this name one after the other, the last perhaps only begun.
  func contains(_ other: FoldedName) -> Bool {
    guard let last = other.words.last, other.words.count <= words.count else { return false }
    let whole = other.words.dropLast()
    return (0...words.count - other.words.count).contains { start in
      words[start..<start + whole.count].elementsEqual(whole)
        && words[start + whole.count].hasPrefix(last)
    }
  }
}

/// Collects the words of a name scalar by scalar.
private struct NameFolding {
  private var words: [String] = []
  private var word = ""

  mutating func take(_ written: some StringProtocol) {
    if written.utf8.allSatisfy({ Self.isPlain($0) }) { return takePlain(written.utf8) }
    for scalar in written.unicodeScalars { take(scalar) }
  }

  /// Most names are ASCII letters and blanks alone.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x61...0x7A).contains(byte | 0x20)
  }

  private mutating func takePlain(_ bytes: some Collection<UInt8>) {
    var letters: [UInt8] = []
    for byte in bytes {
      if byte != 0x20 {
        letters.append(byte | 0x20)
      } else if !letters.isEmpty {
        word += String(decoding: letters, as: UTF8.self)
        endWord()
        letters.removeAll(keepingCapacity: true)
      } else {
        endWord()
      }
    }
    word += String(decoding: letters, as: UTF8.self)
  }

  mutating func endWord() {
    guard !word.isEmpty else { return }
    words.append(word)
    word = ""
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
    case "A"..."Z": word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
    case "&":
      endWord()
      words.append("and")
    case "'", "`": break
    case " ", "\t"..."\r", ",", ".", "-", "/", "(", ")", "[", "]", "_", "\"", ":", ";": endWord()
    default: if scalar.isASCII { word.unicodeScalars.append(scalar) } else { takeForeign(scalar) }
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
      word += lower.withoutAccent
    }
  }

  mutating func finish() -> [String] {
    endWord()
    var folded: [String] = []
    var endsInInitial = false
    for word in words[...].trimmed(of: "the") {
      let isInitial = word.utf8.count == 1
      if isInitial, endsInInitial, let last = folded.indices.last {
        folded[last] += word
      } else {
        folded.append(word == "st" ? "saint" : word)
      }
      endsInInitial = isInitial
    }
    return folded
  }
}

extension ArraySlice<String> {
  /// The words without some word at either end; all of them where nothing else would be left.
  fileprivate func trimmed(of word: String) -> ArraySlice<String> {
    guard let first = firstIndex(where: { $0 != word }),
      let last = lastIndex(where: { $0 != word })
    else { return self }
    return self[first...last]
  }
}

extension Unicode.Scalar {
  /// A lower-case Latin letter without its accent or stroke; any other scalar as it is.
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
