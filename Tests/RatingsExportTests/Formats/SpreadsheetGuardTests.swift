import TabularFiles
import Testing

@Suite struct SpreadsheetGuardTests {
  @Test(arguments: ["=", "+", "-", "@", "\t", "\r", "'", "''", "a", "", "x'="])
  func everyTextComesBackExactly(start: String) {
    for rest in ["", "1", "'", "'=", "=", "\u{301}", "-", "é"] {
      let text = start + rest
      #expect(SpreadsheetGuard.strip(SpreadsheetGuard.guarded(text)) == text)
    }
  }

  @Test(arguments: ["=1", "+1", "-1", "@x", "\tx", "\rx"])
  func nothingThatASpreadsheetWouldRunIsLeft(text: String) {
    #expect(SpreadsheetGuard.guarded(text) == "'" + text)
  }

  @Test(arguments: ["-", "", "Free", "'tis", "1990-91", "a=b"])
  func whatIsHarmlessIsLeftAlone(text: String) {
    #expect(SpreadsheetGuard.guarded(text) == text)
    #expect(SpreadsheetGuard.strip(text) == text)
  }
}
