import FreedomModel
import RatingsTables
import Testing

@testable import RatingsAnalysis

@Suite struct DifferencesTests {
  private let a = Figures.entity("AAA")
  private let b = Figures.entity("BBB")

  @Test func showsWhatDiffersInTheEditionsOfBoth() {
    let old = Figures.panel("fiw.pr", from: 2012, [(a, [4, 4, nil])])
    let new = Figures.panel("fiw.pr", from: 2013, [(b, [2, nil, 3]), (a, [5, nil, 6])])
    let table = ResultTable(Differences(old: [old], new: [new]), old: "2014", new: "2015")
    #expect(table.header == "id,name,edition,indicator,old,new")
    #expect(
      table.lines == ["AAA,Land AAA,2013,fiw.pr,4,5", "BBB,Land BBB,2013,fiw.pr,,2"])
    #expect(table.columns[4].kind == .number)
    #expect(table.notes.map(\.text).contains("fiw.pr: editions only in 2014, not compared: 2012."))
    #expect(table.notes.map(\.text).contains("fiw.pr: editions only in 2015, not compared: 2015."))
  }

  @Test func statusesAreShownAsPublished() {
    let old = Figures.panel("fiw.status", from: 2018, [(a, [2])])
    let new = Figures.panel("fiw.status", from: 2018, [(a, [0])])
    let table = ResultTable(Differences(old: [old], new: [new]))
    #expect(table.lines == ["AAA,Land AAA,2018,fiw.status,F,NF"])
    #expect(table.columns[4].kind == .string)
  }

  @Test func sameFiguresDoNotDiffer() {
    let panel = Figures.panel("fiw.pr", from: 2012, [(a, [4, nil])])
    #expect(ResultTable(Differences(old: [panel], new: [panel])).rows.isEmpty)
  }

  @Test func indicatorsOfOneVintageAreNamed() {
    let old = Figures.panel("fiw.pr", from: 2012, [(a, [4])])
    let new = Figures.panel("fiw.cl", from: 2012, [(a, [4])])
    let notes = ResultTable(Differences(old: [old], new: [new])).notes.map(\.text)
    #expect(notes.contains("Only in old: fiw.pr."))
    #expect(notes.contains("Only in new: fiw.cl."))
  }
}

@Suite struct ChangedAnswersTests {
  private let a = Figures.entity("AAA")
  private let b = Figures.entity("BBB")

  private func lines(_ old: Panel, _ new: Panel) throws -> [String] {
    ResultTable(try ChangedAnswers([(old: old, new: new)]), old: "old", new: "new").lines
  }

  @Test func statusesThatDifferAreListedEditionByEdition() throws {
    let old = Figures.panel("fiw.status", from: 2012, [(a, [2, 1, 1]), (b, [0, 0, 0])])
    let new = Figures.panel("fiw.status", from: 2013, [(b, [0, 0, 2]), (a, [2, nil, 2])])
    #expect(
      try lines(old, new) == [
        "status,AAA,Land AAA,fiw.status,2013,2013,PF,F",
        "status,AAA,Land AAA,fiw.status,2014,2014,PF,",
      ])
  }

  @Test func anEpisodeThatEndsElsewhereIsTwoRows() throws {
    let before: [Double?] = [40, 45, 55, 60, 60, 60, 60, 60, 60]
    let after: [Double?] = [40, 45, 55, 60, 62, 62, 62, 62, 62]
    let found = try lines(
      Figures.panel("fiw.total", from: 2003, [(a, before)]),
      Figures.panel("fiw.total", from: 2003, [(a, after)]))
    #expect(
      found.filter { $0.hasPrefix("episode") } == [
        "episode,AAA,Land AAA,fiw.total,2004,2006,improvement 40 to 60, stasis,",
        "episode,AAA,Land AAA,fiw.total,2004,2011,,"
          + "improvement 40 to 62, censored (end of data)",
      ])
  }

  @Test func newEditionsAndNewEntitiesChangeNoAnswer() throws {
    let old = Figures.panel("fiw.total", from: 2003, [(a, [40, 45, 55])])
    let new = Figures.panel(
      "fiw.total", from: 2003, [(a, [40, 45, 55, 90]), (b, [10, 50, 90, 90])])
    let changes = try ChangedAnswers([(old: old, new: new)])
    #expect(changes.rows.isEmpty)
    #expect(changes.compared[0].editions.map(\.year) == [2003, 2004, 2005])
    #expect(changes.compared[0].onlyInNew.map(\.id) == ["BBB"])
    #expect(changes.compared[0].onlyInOld.isEmpty)
    #expect(changes.compared[0].differing == 0)
  }

  @Test func statusesComeFirstWhateverTheOrderOfThePanels() throws {
    let ratings = (
      old: Figures.panel("fiw.pr", from: 2003, [(a, [7, 7, 7, 7, 2, 2, 2, 2])]),
      new: Figures.panel("fiw.pr", from: 2003, [(a, [7, 7, 7, 7, 3, 2, 2, 2])])
    )
    let statuses = (
      old: Figures.panel("fiw.status", from: 2003, [(a, [0])]),
      new: Figures.panel("fiw.status", from: 2003, [(a, [1])])
    )
    let kinds = try ChangedAnswers([ratings, statuses]).rows.map(\.kind)
    #expect(kinds.first == .status)
    #expect(kinds.dropFirst().contains(.shift))
  }
}
