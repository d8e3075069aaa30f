import DisplayText
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Kazakhstan", 10), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("ｱ", 1),
    ("Ａ", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇰🇿", 2), ("✔️", 2), ("✔", 1), ("…", 1),
    ("\u{200D}", 0), ("a\u{200B}b", 2), ("\n", 0), ("\u{1B}", 0), ("กำ", 2), ("𠀀", 2),
  ])
  func cellsAreCounted(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [
    ("Kazakhstan", 10, "Kazakhstan"), ("Kazakhstan", 5, "Kaza…"), ("日本国", 5, "日本…"),
    ("日本国", 4, "日…"), ("ab", 0, ""), ("ab", 1, "…"),
  ])
  func cutTextsFit(text: String, width: Int, wanted: String) {
    #expect(text.truncated(toWidth: width) == wanted)
  }

  @Test func aCutTextMayEndInThreeDots() {
    #expect("Kazakhstan".truncated(toWidth: 6, ellipsis: "...") == "Kaz...")
    #expect("Kazakhstan".truncated(toWidth: 2, ellipsis: "...") == "Ka")
  }

  @Test func blanksFillTheWidth() {
    #expect("日".padded(toWidth: 4) == "日  ")
    #expect("7".padded(toWidth: 3, alignedRight: true) == "  7")
    #expect("long".padded(toWidth: 2) == "long")
  }
}
