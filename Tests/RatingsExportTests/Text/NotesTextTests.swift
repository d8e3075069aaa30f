import FreedomModel
import Testing

@testable import RatingsExport

@Suite struct NotesTextTests {
  @Test(arguments: [
    ("T", ["a", "b"], "C", "T\n\n- a\n- b\n\nSource: C\n"), ("", [], "C", "Source: C\n"),
    ("T", [], "", "T\n"), ("", [], "", ""), ("", ["a\u{1B}[1m"], "", "- a\\u{1B}[1m\n"),
  ])
  func partsStandApart(title: String, notes: [TableNote], citation: String, text: String) {
    #expect(
      NotesText.document(
        title: title, footer: TableFooter(notes: notes, citation: citation)) == text)
  }
}
