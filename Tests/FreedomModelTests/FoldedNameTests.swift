import Testing

@testable import FreedomModel

@Suite("Folding of names")
struct FoldedNameTests {
  @Test(
    "punctuation, blanks, accents and case make no difference",
    arguments: [
      ("Côte d’Ivoire", "cote divoire"), ("COTE D'IVOIRE", "cote divoire"),
      ("Co\u{302}te\u{A0}d`Ivoire", "cote divoire"), ("Cote  d\u{2BC}Ivoire ", "cote divoire"),
      ("São Tomé & Príncipe", "sao tome and principe"), ("Türkiye", "turkiye"),
      ("TÜRKİYE", "turkiye"), ("Tu\u{308}rkıye", "turkiye"), ("Việt Nam", "viet nam"),
      ("Guinea-Bissau", "guinea bissau"), ("Guinea\u{2011}Bissau", "guinea bissau"),
      ("Guinea\u{2212}Bissau", "guinea bissau"), ("“Georgia”", "georgia"),
      ("St. Lucia", "saint lucia"), ("ST LUCIA", "saint lucia"), ("St.Lucia", "saint lucia"),
      ("Gambia, The", "gambia"), ("the Gambia", "gambia"), ("The", "the"),
      ("U.S.S.R.", "ussr"), ("U S S R", "ussr"), ("Germany, E. ", "germany e"),
      ("\u{FEFF}Ken\u{200B}ya\u{200B}", "kenya"), ("Łódź Þæðøßœ", "lodz thaedosso" + "e"),
      ("Abkhazia*", "abkhazia*"), ("Ke\nnya", "ke nya"), ("", ""), ("-,.()", ""),
    ])
  func folded(written: String, expected: String) {
    #expect(FoldedName(written).text == expected)
  }

  @Test("letters of other alphabets and control characters are kept")
  func lookAlikes() {
    #expect(FoldedName("K\u{430}zakhstan") != FoldedName("Kazakhstan"))
    #expect(FoldedName("\u{202E}Kenya") != FoldedName("Kenya"))
    #expect(FoldedName("Ken\u{0}ya") != FoldedName("Kenya"))
    #expect(FoldedName("\u{1B}Kenya") != FoldedName("Kenya"))
    #expect(FoldedName("Ｋenya") != FoldedName("Kenya"))
  }

  @Test("the part after the first comma or bracket goes in front")
  func turnedRound() {
    #expect(FoldedName(turningRound: "Korea, Republic of")?.text == "republic of korea")
    #expect(FoldedName(turningRound: "Korea (North)")?.text == "north korea")
    #expect(FoldedName(turningRound: "Gambia, The")?.text == "gambia")
    #expect(FoldedName(turningRound: "Kenya") == nil)
  }

  @Test(
    "edits between two texts",
    arguments: [
      ("kazakhstan", "kazakhstan", 0), ("kazakhstan", "kazakstan", 1), ("kenya", "keyna", 1),
      ("", "abc", 3), ("abcd", "wxyz", nil), ("niger", "nigeria", 2),
    ])
  func edits(first: String, second: String, expected: Int?) {
    #expect(EditDistance.between(Array(first.utf8), Array(second.utf8), atMost: 3) == expected)
    #expect(EditDistance.between(Array(second.utf8), Array(first.utf8), atMost: 3) == expected)
  }
}
