@testable import TabularFiles
import Testing

@Suite("The encoding")
struct CSVEncodingTests {
  private static let text = "país,n\nCôte d’Ivoire,€🇰🇿\n"
  private static let rows = [["país", "n"], ["Côte d’Ivoire", "€🇰🇿"]]

  private func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return isBig ? pair.reversed() : pair
    }
  }

  @Test("UTF-16 is known by its mark and noted", arguments: [false, true])
  func utf16WithMark(isBig: Bool) throws {
    let seen = try read(utf16("\u{FEFF}" + Self.text, isBig: isBig))
    #expect(seen.rows == Self.rows)
    #expect(seen.note("encoding")?.value == (isBig ? "utf-16be" : "utf-16le"))
  }

  @Test("UTF-16 without a mark is refused until it is named", arguments: [false, true])
  func utf16WithoutMark(isBig: Bool) throws {
    let bytes = utf16("name,pr\nChad,6\n", isBig: isBig)
    let error = refusal(bytes)
    #expect(error?.code == "utf16-without-mark")
    #expect(error?.rule.contains("looks like UTF-16") == true)
    #expect(error?.hint?.contains("--encoding") == true)
    let named = try read(bytes, options: ReadingOptions(encoding: isBig ? .utf16BE : .utf16LE))
    #expect(named.rows == [["name", "pr"], ["Chad", "6"]])
  }

  @Test("A single NUL byte does not make UTF-16")
  func nulByte() throws {
    #expect(try read("ab\0d,e\nf,g\n").errors.first?.code == "nul-byte")
  }

  @Test(
    "Bytes that are not UTF-8 are refused at their place",
    arguments: [
      ([0x61, 0x0A, 0x43, 0xF4, 0x74, 0x0A], 2, 3),
      ([0x61, 0x0D, 0x0A, 0x0D, 0x80], 3, 4),
      ([0xC0, 0x80], 1, 0), ([0xED, 0xA0, 0x80], 1, 0), ([0xF5, 0x80, 0x80, 0x80], 1, 0),
      ([0x61, 0xE2, 0x82], 1, 1), ([0x61, 0xE2, 0x82, 0x0A], 1, 1),
      ([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xFF], 2, 5),
    ])
  func invalid(bytes: [UInt8], line: Int, byte: Int) throws {
    let error = try #require(refusal(bytes))
    #expect(error.code == "invalid-utf8")
    #expect(error.line == line)
    #expect(error.byteOffset == byte)
    #expect(error.hint?.contains("--encoding") == true)
  }

  @Test("Far into a file too")
  func invalidFarIn() throws {
    let line = Array("Chad,6,6,NF\n".utf8)
    var bytes = (0..<50_000).flatMap { _ in line }
    let place = 40_000 * line.count + 2
    bytes[place] = 0xE9
    let error = try #require(refusal(bytes))
    #expect(error.line == 40_001)
    #expect(error.byteOffset == place)
  }

  @Test("Windows-1252 and Latin-1 are read when told")
  func told() throws {
    let bytes: [UInt8] = [0x43, 0xF4, 0x92, 0x2C, 0x80, 0x0A]
    #expect(
      try read(bytes, options: ReadingOptions(encoding: .windows1252)).rows == [["Cô’", "€"]])
    let latin = try read(bytes, options: ReadingOptions(encoding: .latin1))
    #expect(latin.rows == [["Cô\u{92}", "\u{80}"]])
    #expect(latin.note("encoding")?.value == "latin-1")
  }

  @Test("Bytes that the named encoding does not have are refused, never replaced")
  func undefined() {
    let open = refusal([0x61, 0x0A, 0x81], options: ReadingOptions(encoding: .windows1252))
    #expect(open?.code == "invalid-text")
    #expect(open?.byteOffset == 2)
    #expect(open?.line == 2)
    let half = utf16("\u{FEFF}ab", isBig: false) + [0x00, 0xD8, 0x61, 0x00]
    #expect(refusal(half)?.code == "invalid-text")
    #expect(refusal(utf16("\u{FEFF}ab", isBig: false) + [0x61])?.code == "invalid-text")
  }

  @Test func anEncodingThatContradictsTheMarkIsRefused() {
    let error = refusal("\u{FEFF}a,b", options: ReadingOptions(encoding: .latin1))
    #expect(error?.code == "encoding-contradicts-mark")
    #expect(refusal("\u{FEFF}a,b", options: ReadingOptions(encoding: .utf8)) == nil)
  }
}
