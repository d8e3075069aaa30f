import FreedomModel
import RatingsTables
import Testing

@testable import RatingsAnalysis

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
