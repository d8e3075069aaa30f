import Testing

@testable import FreedomModel

@Suite("Marks of footnotes beside names")
struct FootnoteMarksTests {
  @Test(
    "are left out",
    arguments: [
      ("Hungary*", "Hungary"), ("Hungary **", "Hungary"), ("Kazakhstan [1]", "Kazakhstan"),
      ("Kazakhstan[12][a]", "Kazakhstan"), ("Kenya†", "Kenya"), ("Kenya ‡§", "Kenya"),
      ("Ghana¹", "Ghana"), ("Ghana ¹²", "Ghana"), ("Ghana^2", "Ghana"), ("*Cyprus", "Cyprus"),
      ("Kosovo (1)", "Kosovo"), ("Kosovo (*)", "Kosovo"), ("Serbia [note 3]", "Serbia"),
      ("Serbia [nb 1]*", "Serbia"), ("Yemen\u{A0}*", "Yemen"), ("Togo#", "Togo"),
      ("Congo (Kinshasa)*", "Congo (Kinshasa)"), ("Mali ⁽", "Mali ⁽"),
    ])
  func removed(written: String, name: String) {
    #expect(FootnoteMarks.removed(from: written) ?? written == name)
  }

  @Test(
    "what belongs to a name stays",
    arguments: [
      "Hungary", "Congo (K)", "Sudan (2011)", "Yemen (1990-)", "Guinea-Bissau", "*", "[1]", "",
      "Vietnam, N.", "Cyprus (T)", "Kenya1", "Bosnia [and Herzegovina]", "5",
    ])
  func none(written: String) {
    #expect(FootnoteMarks.removed(from: written) == nil)
  }
}
