import FreedomTestSupport
import Testing

@Suite("freedom explain, and the texts of the questions")
struct ExplainTests {
  @Test("a word is explained, and all are listed")
  func explained() {
    let word = FreedomBinary.run(["explain", "PR", "--format", "csv", "--no-headers"])
    #expect(word.status == 0)
    #expect(word.output.hasPrefix("political rights,PR,"))
    let all = FreedomBinary.run(["explain", "--format", "csv"])
    #expect(all.lines.count > 40)
    #expect(FreedomBinary.run(["explain", "partly", "free"]).output.contains("Not Free"))
  }

  @Test("an unknown word is refused with words that are like it")
  func unknown() {
    let typo = FreedomBinary.run(["explain", "coverag"])
    #expect(typo.status == 65)
    #expect(typo.error.contains("word \"coverag\" is unknown"))
    #expect(typo.error.contains("did you mean: coverage"))
    #expect(
      FreedomBinary.run(["explain", "qqqqqq"]).error.contains("'freedom explain' lists them"))
  }

  @Test("the codebook finds questions by words of their descriptions")
  func codebook() {
    let found = FreedomBinary.run([
      "codebook", "free elections", "--format", "csv", "--columns", "indicator", "--no-headers",
    ])
    #expect(found.lines == ["fiw.a1", "fiw.a2"])
  }

  @Test("questions are shown by their names")
  func items() {
    let shown = FreedomBinary.run([
      "show", "Kazakhstan", "--items", "--edition", "2024", "--format", "csv", "--columns",
      "indicator,label",
    ])
    #expect(shown.lines.contains("fiw.a1,A1 Choice of the head of government"))
    #expect(shown.lines.contains("fotn.b1,B1 Blocking"))
  }
}
