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
