import FreedomModel
import Testing

@testable import RatingsAnalysis

@Suite struct ExcludedChangesTests {
  private let changes = [
    MethodChange(edition: 2004, publication: "fiw", concerns: [.scores], what: "new questions"),
    MethodChange(edition: 2005, publication: "fiw", concerns: [.status], what: "new rule"),
    MethodChange(edition: 2001, publication: "fiw", concerns: [.scores], what: "first"),
  ]

  @Test func valuesSinceAreMoved() {
    let series = Figures.series([10, 11, 12, 20, 21, nil, 30])
    let (points, jumps) = series.observed(by: .edition, withoutChangesInto: [2004, 2006, 1999])
    #expect(points.map(\.year) == [2001, 2002, 2003, 2004, 2005, 2007])
    #expect(points.map(\.value) == [10, 11, 12, 12, 13, 13])
    #expect(jumps.map(\.edition.year) == [2004, 2007])
    #expect(jumps.map(\.size) == [8, 9])
  }

  @Test("the test is that of the moved values, first and last are as published")
  func trends() throws {
    var options = TrendOptions(method: .plain, limits: .rank)
    options.excluding = .editions([2004])
    let moved = Trend(Figures.series([10, 11, 12, 20, 21, 22]), options: options)
    let plain = Trend(
      Figures.series([10, 11, 12, 12, 13, 14]),
      options: TrendOptions(method: .plain, limits: .rank))
    #expect(moved.test == plain.test)
    #expect(moved.line == plain.line)
    #expect(moved.last == 22 && moved.change == 12)
  }

  @Test func breaksAreSoughtWithoutTheChange() throws {
    let series = Figures.series([10, 11, 10, 20, 21, 20, 21, 20])
    var options = BreakOptions(criterion: .bic)
    options.methodChanges = changes
    let found = try #require(FoundBreaks(in: series, options: options))
    #expect(found.chosen.breaks == [2])
    #expect(found.methodChanges.map(\.what) == ["new questions"])
    options.excluding = .method
    let without = try #require(FoundBreaks(in: series, options: options))
    #expect(without.chosen.breaks.isEmpty)
    #expect(without.excluded.map(\.size) == [10])
  }

  @Test("only changes that concern the indicator and have values on both sides are named")
  func notes() throws {
    let panel = Figures.panel("fiw.total", from: 2001, [(Figures.entity("AAA"), [1, 2, 3, 4, 5])])
    var options = TrendOptions()
    options.methodChanges = changes
    let text = try trendTable(of: panel, options: options).notes.map(\.text)
    #expect(text.contains { $0.contains("2004 (new questions)") })
    #expect(!text.contains { $0.contains("new rule") || $0.contains("(first)") })
    options.excluding = .editions([1990])
    let nothing = try trendTable(of: panel, options: options).notes
    #expect(nothing.contains { $0.brief == "nothing was left out by --excluding" })
  }
}
