import FreedomModel
import Testing

@testable import RatingsExport

@Suite struct FooterTextTests {
  private static let citation = "Freedom House, Freedom in the World. https://freedomhouse.org"
  private static let scale = TableNote.scale(
    "fiw.total: -4 to 100, higher is freer.", brief: "fiw.total 0 to 100, higher is freer")
  private static let hidden = (1...20).map { "column_\($0)" }

  private static func lines(
    _ notes: [TableNote], hidden: [String] = [], width: Int? = 80, shown: NotesShown = .brief,
    citation: String = citation, rowCount: Int = 3
  ) -> [String] {
    FooterText(
      TableFooter(notes: notes, citation: citation, hiddenColumns: hidden), shown: shown
    ).lines(width: width, rowCount: rowCount)
  }

  private static func fact(_ number: Int) -> TableNote {
    .essential("Fact \(number) in full.", brief: "fact \(number) in brief")
  }

  @Test func sourceAndScaleShareALineWithoutItsStopIfNeedBe() {
    #expect(
      Self.lines([Self.scale]) == [
        "Source: Freedom House, Freedom in the World; fiw.total 0 to 100, higher is freer"
      ])
  }

  @Test func whatIsEssentialFollowsTheSource() {
    #expect(
      Self.lines([Self.fact(1), "Background.", Self.fact(2)], hidden: ["id"]) == [
        "Source: Freedom House, Freedom in the World.", "Fact 1 in brief; fact 2 in brief.",
        "Hidden columns: id (--columns; all notes: --notes)",
      ])
  }

  @Test func factsWithoutRoomAreCounted() {
    let lines = Self.lines((1...30).map(Self.fact), hidden: Self.hidden)
    #expect(lines.count == 3)
    #expect(lines[1].hasSuffix("; 27 more notes: --notes."))
    #expect(lines[2].contains(", ... (--columns"))
  }

  @Test(arguments: [0, 1]) func underOneRowTwoLinesAreEnough(rowCount: Int) {
    let all = Self.lines([Self.fact(1), "Background."], hidden: Self.hidden, rowCount: rowCount)
    #expect(
      all == [
        "Source: Freedom House, Freedom in the World.", "Fact 1 in brief; all notes: --notes.",
      ])
  }

  @Test func factsThatNeedAThirdLineUnderOneRowAreThere() {
    let lines = Self.lines((1...8).map(Self.fact), hidden: Self.hidden, rowCount: 1)
    #expect(lines.joined(separator: " ").contains("fact 8 in brief"))
    #expect(lines.count == 3)
  }

  @Test func optionsAndIdsKeepTheirSmallLetters() {
    let id = TableNote.essential("A.", brief: "fiw.rating is computed here")
    #expect(Self.lines([id], citation: "") == ["fiw.rating is computed here."])
  }

  @Test(arguments: 1...6, [60, 80, 100, 200])
  func atMostThreeLinesAreSaid(count: Int, width: Int) {
    let long = TableNote.essential("L.", brief: String(repeating: "long ", count: 30))
    for notes in [(1...count).map(Self.fact), [Self.scale, long], [Self.scale] + [long, long]] {
      for hidden in [[], Self.hidden] {
        let lines = Self.lines(notes, hidden: hidden, width: width)
        #expect(lines.count <= (width < 80 ? 4 : 3), "\(lines)")
        #expect(lines.allSatisfy { $0.count <= width })
      }
    }
  }

  @Test func allNotesAreAListAndThenTheWholeSource() {
    let text = FooterText(
      TableFooter(
        notes: ["Background.", Self.fact(1)], citation: Self.citation, hiddenColumns: ["id"]),
      shown: .all)
    #expect(text.list == ["Background.", "Fact 1 in full."])
    #expect(
      text.lines(width: 80, rowCount: 3)
        == ["Source: " + Self.citation, "Hidden columns: id (show with --columns)"])
  }

  @Test func nothingIsSaidWhereNothingIsWanted() {
    #expect(Self.lines([Self.fact(1)], hidden: ["id"], shown: .none).isEmpty)
  }
}

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
