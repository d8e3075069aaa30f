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
