import FreedomTestSupport

/// Words of `StopList.tsv` that a reader should not have to guess at, and what to write instead.
struct StopList {
  struct Entry {
    let phrase: [String]
    let instead: String
    /// Phrases around the word in which it is right.
    let allowed: [[String]]
  }

  let entries: [Entry]
  /// Entries by the first word of their phrase, so that a text is read once.
  private let byFirstWord: [String: [Entry]]

  init(table: String) {
    entries = table.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count >= 2, !line.hasPrefix("#") else { return nil }
      let allowed = cells.count > 2 ? cells[2].split(separator: ";") : []
      return Entry(
        phrase: Self.words(of: cells[0]), instead: String(cells[1]),
        allowed: allowed.map { Self.words(of: $0) })
    }
    byFirstWord = Dictionary(grouping: entries) { $0.phrase.first ?? "" }
  }

  /// The words of a passage that offend, each with the entry that names it.
  func offences(in words: [Word]) -> [(word: Word, entry: Entry)] {
    let texts = words.map(\.text)
    return words.indices.flatMap { index in
      (byFirstWord[texts[index]] ?? []).filter { entry in
        texts[index...].starts(with: entry.phrase)
          && !entry.allowed.contains { Self.surrounds(index, in: texts, phrase: $0) }
      }.map { (words[index], $0) }
    }
  }

  /// Whether the words contain a phrase of which the word at the index is a part.
  private static func surrounds(_ index: Int, in words: [String], phrase: [String]) -> Bool {
    phrase.indices.contains { offset in
      index >= offset && words[(index - offset)...].starts(with: phrase)
    }
  }

  /// Lower case words; `…` is one. Everything except letters, digits, apostrophes and underscores
  /// separates them.
  static func words(of text: some StringProtocol) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && !"'_…".contains($0) }
      .map(String.init)
  }
}

/// A word with the line that it is in.
struct Word {
  let text: String
  let line: Int
}
