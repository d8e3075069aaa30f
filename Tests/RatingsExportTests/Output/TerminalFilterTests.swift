import Testing

@testable import RatingsExport

@Suite("Text on its way to a terminal")
struct TerminalFilterTests {
  private func shown(_ text: [UInt8], in pieces: Int) -> String {
    var filter = TerminalFilter()
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: pieces) {
      bytes += filter.shown(Array(text[start..<min(start + pieces, text.count)]))
    }
    return String(decoding: bytes + filter.rest(), as: UTF8.self)
  }

  @Test(
    "is the same wherever it is cut",
    arguments: [
      ("Côte d'Ivoire, 東京, 🌍\n\tx", "Côte d'Ivoire, 東京, 🌍\n\tx"),
      ("a\u{1B}[31mb\u{7}", "a\\u{1B}[31mb\\u{7}"), ("\u{9B}\u{85}\u{7F}", "\\u{9B}\\u{85}\\u{7F}"),
      ("\u{202E}x\u{2066}y\u{2028}", "\\u{202E}x\\u{2066}y\\u{2028}"), ("a\rb\r\n", "a\\rb\\r\n"),
    ], 1...7)
  func cut(texts: (written: String, shown: String), pieces: Int) {
    #expect(shown(Array(texts.written.utf8), in: pieces) == texts.shown)
  }

  @Test("has no byte that is not a text", arguments: 1...4)
  func broken(pieces: Int) {
    let text = shown([0x41, 0x9B, 0x42, 0xE6, 0x9D, 0x43, 0xC3], in: pieces)
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII || $0 == "\u{FFFD}" })
    #expect(text.filter(\.isASCII) == "ABC")
  }
}
