@testable import TabularFiles
import Testing

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
