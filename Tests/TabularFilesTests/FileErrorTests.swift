@testable import TabularFiles
import Testing

@Suite("An error")
struct FileErrorTests {
  @Test("A value is cut to 80 characters")
  func cut() {
    let whole = String(repeating: "x", count: 80)
    #expect(value(of: whole) == whole)
    #expect(value(of: whole + "xx") == whole + "…")
    #expect(value(of: String(repeating: "é", count: 5000))?.count == 81)
  }

  @Test(
    "Characters that could move a cursor or turn text round are escapes",
    arguments: [
      ("a\u{1B}[31m", "a\\u{1B}[31m"), ("a\0b", "a\\u{0}b"), ("a\r\nb\t", "a\\r\\nb\\t"),
      ("\u{202E}abc", "\\u{202E}abc"), ("\u{7F}\u{85}", "\\u{7F}\\u{85}"),
      ("Côte d’Ivoire", "Côte d’Ivoire"),
    ])
  func escapes(text: String, expected: String) {
    #expect(value(of: text) == expected)
  }

  @Test func itPrintsPlaceRuleValueAndHint() {
    let inText = FileError(
      .refusedRow, code: "bare-quote", line: 3, column: 1, value: "a\"b", rule: "a quote",
      hint: "do this")
    #expect("\(inText)" == "line 3, column B: a quote, found 'a\"b'; do this")
    let inSheet = FileError(
      .refusedRow, code: "duplicate-cell", sheet: "S", line: 3, column: 1, rule: "twice")
    #expect("\(inSheet)" == "sheet 'S', cell B3: twice")
  }

  private func value(of text: String) -> String? {
    FileError(.note, code: "x", value: text, rule: "x").value
  }
}
