import Testing

@testable import TabularFiles

@Suite("CSV text")
struct CSVReadingTests {
  @Test(
    "Fields and rows come out exactly",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("a,\n,b\n", [["a", ""], ["", "b"]]),
      ("a\nb\n", [["a"], ["b"]]),
      ("\"a\",\"b\"\n", [["a", "b"]]),
      ("\"a,b\",c\n", [["a,b", "c"]]),
      ("\"a\nb\",c\nd,e\n", [["a\nb", "c"], ["d", "e"]]),
      ("\"a\r\nb\",c\r\n", [["a\r\nb", "c"]]),
      ("\"a\"\"b\",c\n", [["a\"b", "c"]]),
      ("\"\"\"\",\"\"\"\"\"\"\n", [["\"", "\"\""]]),
      ("\"\",a\n", [["", "a"]]),
      ("\"\"\n", [[""]]),
      ("a,\"\"", [["a", ""]]),
      ("a,\"b\"", [["a", "b"]]),
      ("a,\"b\"\"\"", [["a", "b\""]]),
      (" a , b \n", [[" a ", " b "]]),
      ("Côte d’Ivoire,🇰🇿\n", [["Côte d’Ivoire", "🇰🇿"]]),
      ("NA,NULL,F,T,nan\n", [["NA", "NULL", "F", "T", "nan"]]),
      ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
      ("a,b\u{1}\u{9}c\n", [["a", "b\u{1}\u{9}c"]]),
      ("a,b\n\n\n", [["a", "b"]]),
    ])
  func exact(text: String, rows: [[String]]) throws {
    let seen = try read(text, options: ReadingOptions(delimiter: UInt8(ascii: ",")))
    #expect(seen.rows == rows)
    #expect(seen.errors.isEmpty)
    #expect(seen.notes.isEmpty)
  }

  @Test("Every row has the number of the line it begins on")
  func lineNumbers() throws {
    let text = "h\n\n\"a\nb\r\nc\rd\"\n,\n\"x\"\"\n\"\r\ny\r"
    #expect(
      try read(text, options: ReadingOptions(delimiter: UInt8(ascii: ","))).numbers == [
        1, 3, 8, 10,
      ])
  }

  @Test("Every field is a cell of the kind text, empty ones too")
  func kinds() throws {
    #expect(
      try read("5,,x\n").cells == [
        SeenCell(address: "A1", kind: .text, text: "5"),
        SeenCell(address: "B1", kind: .text, text: ""),
        SeenCell(address: "C1", kind: .text, text: "x"),
      ])
  }

  @Test("Blank lines and lines of delimiters are skipped and counted")
  func emptyLines() throws {
    let seen = try read("a,b\n\n1,2\n,\n\n3,4\n,\n\n")
    #expect(seen.rows == [["a", "b"], ["1", "2"], ["3", "4"]])
    #expect(seen.note("blank-lines")?.value == "2")
    #expect(seen.note("blank-lines")?.line == 2)
    #expect(seen.note("delimiter-only-lines")?.value == "2")
    #expect(seen.note("delimiter-only-lines")?.line == 4)
  }

  @Test func mixedLineEndsAreNoted() throws {
    let seen = try read("a,b\r\n1,2\n3,4\r5,6")
    #expect(seen.rows.count == 4)
    #expect(seen.note("mixed-line-ends")?.value == "LF 1, CRLF 1, CR 1")
  }

  @Test func lineEndsInsideQuotesAreNotMixedLineEnds() throws {
    #expect(try read("a,\"b\r\nc\rd\"\n1,2\n").notes.isEmpty)
  }

  @Test("Notes do not add up over readings")
  func notesOfOneReading() throws {
    let sheet = try TabularFile.read(bytes: Array("a,b\n\n1,2\n".utf8), name: "x").sheets[0]
    for _ in 0..<3 { #expect(try SeenSheet(sheet).note("blank-lines")?.value == "1") }
  }

  @Test func textThatOnlyResemblesANumberStays() throws {
    #expect(try read("007,1E5, 5,-,..\n").rows == [["007", "1E5", " 5", "-", ".."]])
  }
}

@Suite("The delimiter")
struct CSVDialectTests {
  @Test(
    "One that fits alone is found and noted",
    arguments: [
      ("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "tab"), ("a|b\n1|2\n", "|"),
      ("a;b\n1,5;2,5\n", ";"),
      ("Freedom in the World, all editions\nname;pr;cl\nChad;6;6\nPeru;2;3\n", ";"),
      ("\"a,b\";c\n\"d,e\";f\n", ";"), ("sep=;\na,b;c\n", ";"), ("sep=|\r\na;b|c\r\n", "|"),
      ("\"sep=;\"\na,b;c\n", ";"), ("SEP=\t\na,b\tc\n", "tab"),
      ("\u{FEFF}sep=;\na,b;c\n", ";"),
    ])
  func found(text: String, delimiter: String) throws {
    let seen = try read(text)
    #expect(seen.note("delimiter")?.value == delimiter)
    #expect(seen.rows.allSatisfy { $0.count > 1 || $0[0].contains("Freedom") })
    #expect(!seen.rows[0][0].lowercased().contains("sep"))
  }

  @Test(
    "The comma needs no note",
    arguments: [
      "a,b\n1,2\n", "a,b\n\"1;2\",3\n", "name,note\nChad,a; b\nPeru,c\n", "one column\nonly\n",
      "sep=,\na;b,c\n",
    ])
  func comma(text: String) throws {
    #expect(try read(text).note("delimiter") == nil)
  }

  @Test("Two that fit refuse the file until one is named")
  func ambiguous() throws {
    let text = "a,b;c\n1,2;3\n4,5;6\n"
    let error = refusal(text)
    #expect(error?.code == "ambiguous-delimiter")
    #expect(error?.rule.contains("','") == true && error?.rule.contains("';'") == true)
    let named = try read(text, options: ReadingOptions(delimiter: UInt8(ascii: ";")))
    #expect(named.rows[1] == ["1,2", "3"])
  }

  @Test("A delimiter that was named is taken, and a line that names one is left out")
  func named() throws {
    let options = ReadingOptions(delimiter: UInt8(ascii: "^"))
    #expect(try read("a^b,c\n1^2\n", options: options).rows == [["a", "b,c"], ["1", "2"]])
    #expect(try read("sep=^\na^b\n", options: options).rows == [["a", "b"]])
  }

  @Test("A quote or a line end cannot be a delimiter", arguments: [0x22, 0x0A, 0x0D, 0, 0xC3])
  func impossible(delimiter: UInt8) {
    #expect(
      refusal("a,b\n", options: ReadingOptions(delimiter: delimiter))?.code
        == "impossible-delimiter")
  }

  @Test("Rows of other lengths do not hide the delimiter")
  func ragged() throws {
    let rows = (1...20).map { "\($0);x;y" } + ["21;x", "22;x;y;z"]
    #expect(try read("a;b;c\n" + rows.joined(separator: "\n")).note("delimiter")?.value == ";")
  }
}

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
