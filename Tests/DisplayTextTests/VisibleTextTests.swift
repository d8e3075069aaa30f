import DisplayText
import Testing

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
