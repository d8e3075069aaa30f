@testable import TabularFiles
import Testing

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
