import DisplayText
import FreedomTestSupport
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

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain é 日 👩‍👩‍👧‍👦", "plain é 日 👩‍👩‍👧‍👦"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{1B}[1m", "\\u{1B}[1m"),
    ("\u{202E}x\u{2066}", "\\u{202E}x\\u{2066}"), ("\u{9B}1m", "\\u{9B}1m"), ("\u{7F}", "\\u{7F}"),
    ("a\u{200B}b\u{FEFF}", "a\\u{200B}b\\u{FEFF}"), ("\u{2028}", "\\u{2028}"),
    ("\u{FFFF}", "\\u{FFFF}"),
  ])
  func whatWouldActIsShown(text: String, wanted: String) {
    #expect(text.visible == wanted)
  }

  @Test(arguments: [
    ("Côte d’Ivoire", "Cote d'Ivoire"), ("São Tomé and Príncipe", "Sao Tome and Principe"),
    ("Türkiye", "Turkiye"), ("Łódź", "Lodz"), ("Æsop œuvre", "AEsop oeuvre"), ("Straße", "Strasse"),
    ("ı İ", "i I"), ("e\u{301}", "e"), ("1990–91 …", "1990-91 ..."), ("ﬁ", "fi"),
    ("日", "\\u{65E5}"), ("“Ə” → ½", "\"E\" -> 1/2"), ("Đặng", "Dang"),
  ])
  func asciiKeepsWhatCanBeRead(text: String, wanted: String) {
    #expect(text.asciiText == wanted)
  }
}

@Suite struct TerminalColorTests {
  @Test("every colour can be seen on white and on black", arguments: TerminalColor.allCases)
  func contrast(color: TerminalColor) {
    #expect(Luminance.contrast(color.luminance, Luminance.white) >= 3)
    #expect(Luminance.contrast(color.luminance, Luminance.black) >= 3)
  }

  @Test("the three statuses differ by lightness too, Free being the lightest")
  func statuses() {
    let ramp = [TerminalColor.free, .partlyFree, .notFree].map(\.luminance)
    #expect(Luminance.contrast(ramp[0], ramp[1]) >= 1.35 && ramp[0] > ramp[1])
    #expect(Luminance.contrast(ramp[1], ramp[2]) >= 1.35 && ramp[1] > ramp[2])
  }

  @Test func whatWasInvisibleIsKnownToBe() {
    #expect(Luminance.contrast(Luminance(palette: 227).value, Luminance.white) < 1.1)
    #expect(Luminance.contrast(Luminance(palette: 255).value, Luminance.white) < 1.2)
    #expect(abs(Luminance.contrast(Luminance.white, Luminance.black) - 21) < 1e-9)
  }
}

extension TerminalColor {
  var luminance: Double { Luminance(palette: rawValue).value }
}
