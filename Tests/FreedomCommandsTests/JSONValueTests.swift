import Testing

@testable import FreedomRatings

@Suite("JSON that is read")
struct JSONValueTests {
  private func read(_ text: String) throws -> JSONValue { try JSONValue(Array(text.utf8)) }

  @Test("gives texts, numbers, lists and objects")
  func values() throws {
    let document = try read(
      """
      \u{FEFF}{"a": "\\u00e9\\uD83D\\uDE00\\n\\"", "b": [1, -2.5e1, true, null], "c": {}, "d": 9007199254740993}
      """)
    #expect(document["a"]?.text == "é😀\n\"")
    #expect(document["b"]?.list?.compactMap(\.integer) == [1, -25])
    #expect(document["c"]?["x"] == nil)
    #expect(document["z"] == nil)
  }

  @Test(
    "is refused with its line where it is none",
    arguments: [
      ("", "line 1: a value is missing"), ("{", "line 1: a name is missing"),
      ("{\n\"a\" 1}", "line 2: a colon is missing"), ("[1\n,2", "line 2: a list does not end"),
      ("[1] 2", "line 1: something follows"),
      ("{\"a\":1,\"a\":2}", "the name \"a\" is repeated"),
      ("\"abc", "a text does not end"), ("\"\\x\"", "unknown escape"),
      ("[nan]", "a value is missing"),
      ("[inf]", "a value is missing"), ("\"\\ud800\"", "half a character"),
      ("[1,]", "a value is missing"),
    ])
  func refused(text: String, told: String) {
    let error = #expect(throws: JSONValue.SyntaxError.self) { try read(text) }
    #expect(error?.message.contains(told) == true, "\(error?.message ?? "")")
  }

  @Test("may be nested, but not without end")
  func depth() throws {
    _ = try read(String(repeating: "[", count: 60) + String(repeating: "]", count: 60))
    let error = #expect(throws: JSONValue.SyntaxError.self) {
      try read(String(repeating: "[", count: 100_000))
    }
    #expect(error?.message == "line 1: it is nested more than 64 deep")
  }
}
