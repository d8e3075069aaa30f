import FreedomTestSupport
import Testing

/// Messages, help, comments, pages and scripts in words that any reader knows.
@Suite struct PlainEnglishTests {
  static let list = StopList(
    table: Checkout.text(of: "Tests/PlainEnglishTests/StopList.tsv") ?? "")

  @Test func theListHasWordsAndTheFilesAreFound() {
    #expect(Self.list.entries.count > 50)
    #expect(CheckedFile.all.count > 400)
    for entry in Self.list.entries { #expect(!entry.phrase.isEmpty && !entry.instead.isEmpty) }
  }

  @Test(arguments: CheckedFile.all)
  func noWordOfTheStopList(file: CheckedFile) {
    let found = file.passages().flatMap(Self.list.offences).map { word, entry in
      "\(file.path):\(word.line): \(entry.phrase.joined(separator: " ")) -> \(entry.instead)"
    }
    guard !found.isEmpty else { return }
    Issue.record("\n\(found.joined(separator: "\n"))")
  }

  @Test(arguments: CheckedFile.all.filter { $0.path.hasSuffix(".swift") })
  func linesHaveAtMostAHundredColumns(file: CheckedFile) {
    let lines = (Checkout.text(of: file.path) ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    let long = lines.enumerated().filter { $0.element.count > 100 }.map {
      "\(file.path):\($0.offset + 1)"
    }
    guard !long.isEmpty else { return }
    Issue.record("\n\(long.joined(separator: "\n"))")
  }

  @Test func commentsAndLiteralsAreFound() {
    let source = #"""
      /// One told.
      let a = "two \(b("three") + c) four" // five
      let d = """
        six
        """
      /* seven
         eight */
      """#
    let lines = SwiftText(of: source).lines
    #expect(
      lines.map(\.text.trimmed) == [
        "/// One told.", "two … four", "three", "// five", "", "six", "", "/* seven", "eight",
      ])
    #expect(lines.map(\.number) == [1, 2, 2, 2, 3, 4, 5, 6, 7])
  }

  @Test func aScriptHasDocumentationCommentsAndTexts() {
    let script = #"""
      """Says what
      it does."""
      told = takes("a b", 'c')  # why
      -- SQL
      """#
    #expect(
      ScriptText(of: script).lines.map(\.text.trimmed) == [
        "Says what", "it does.", "a b", "why", "SQL",
      ])
  }

  @Test func allowedPhrasesPass() {
    let list = StopList(table: "takes\taccepts\ttakes 5\nis no\tis not a\t\n")
    func offences(_ text: String) -> [Int] {
      list.offences(in: StopList.words(of: text).map { Word(text: $0, line: 1) }).map(\.word.line)
    }
    #expect(offences("It takes 5 seconds.") == [])
    #expect(offences("It takes a file, and that is no date.") == [1, 1])
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

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
