import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsAnalysis

@Suite struct EpisodeTests {
  private func lines(
    _ figures: [Double?], of id: String = "fiw.total", from year: Int = 2001
  ) throws
    -> [String]
  {
    let panel = Figures.panel(id, from: year, [(Figures.entity("AAA"), figures)])
    return try episodeTable(of: panel).lines.map {
      let cells = $0.split(separator: ",").dropFirst(3).dropLast(2)
      return cells.joined(separator: ",")
    }
  }

  @Test func hasExactlyItsColumns() throws {
    let panel = Figures.panel("fiw.total", from: 2001, [(Figures.entity("AAA"), [1])])
    #expect(
      try episodeTable(of: panel).header
        == "id,name,indicator,kind,start,end,before,after,change,reason,censored,left_censored,range"
    )
  }

  @Test("an episode whose first change is the first one known may have begun earlier")
  func leftCensored() throws {
    func flags(_ figures: [Double?]) throws -> [String] {
      let panel = Figures.panel("fiw.total", from: 2001, [(Figures.entity("AAA"), figures)])
      return try episodeTable(of: panel).texts("left_censored")
    }
    #expect(try flags([20, 31, 31]) == ["true"])
    #expect(try flags([20, 20, 31, 31]) == ["false"])
    #expect(try flags([20, 20, nil, 20, 31]) == ["true"])
    // A fall before the rise shows that the rise had not begun.
    #expect(try flags([31, 20, 31]) == ["true", "false"])
  }

  @Test("the range reaches the threshold where the net change does not, and a note counts them")
  func range() throws {
    let panel = Figures.panel("fiw.total", from: 2001, [(Figures.entity("AAA"), [20, 31, 28])])
    let table = try episodeTable(of: panel)
    #expect(table.texts("change") == ["8"])
    #expect(table.texts("range") == ["11"])
    #expect(
      table.notes.contains {
        $0.text
          == "1 episode has a net change below 10 points: only the range reaches the threshold."
      })
    let wide = Figures.panel("fiw.total", from: 2001, [(Figures.entity("AAA"), [20, 31, 31])])
    #expect(!(try episodeTable(of: wide)).notes.contains { $0.text.contains("net change below") })
  }

  @Test func fiveQuietEditionsEndAnEpisode() throws {
    #expect(
      try lines([20, 25, 31, 31, 31, 30, 30, 30, 30]) == [
        "improvement,2002,2003,20,31,11,stasis,false"
      ])
  }

  @Test func aFallOfMoreThanThreePointsEndsAnImprovement() throws {
    #expect(
      try lines([20, 31, 27]) == ["improvement,2002,2002,20,31,11,one-year reversal,false"])
    #expect(
      try lines([20, 31, 28]) == ["improvement,2002,2003,20,28,8,censored (end of data),true"])
  }

  @Test func smallFallsAddUp() throws {
    #expect(
      try lines([20, 40, 37, 34, 31, 28]) == [
        "improvement,2002,2002,20,40,20,cumulative reversal,false",
        "decline,2003,2006,40,28,-12,censored (end of data),true",
      ])
  }

  @Test func aRiseBelowTenPointsIsNoEpisode() throws {
    #expect(try lines([20, 29, 29, 29, 29, 29, 29]) == [])
  }

  @Test func theFiguresMayEndInTheMiddle() throws {
    #expect(
      try lines([20, 25, 31, 31]) == [
        "improvement,2002,2004,20,31,11,censored (end of data),true"
      ])
  }

  @Test func aMissingEditionEndsAnEpisode() throws {
    #expect(
      try lines([20, 25, 31, nil, 50]) == [
        "improvement,2002,2003,20,31,11,censored (gap),true"
      ])
  }

  @Test func anEntityThatEndsHasNoGap() throws {
    #expect(
      try lines([20, 25, 31, nil, nil]) == [
        "improvement,2002,2003,20,31,11,censored (end of data),true"
      ])
  }

  @Test func nothingIsJoinedAcrossAMissingEdition() throws {
    #expect(try lines([20, nil, 40]) == [])
  }

  @Test func onRatingsLowerIsFreer() throws {
    #expect(
      try lines([5, 4.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5], of: "fiw.rating") == [
        "improvement,2002,2003,5,3.5,-1.5,stasis,false"
      ])
    #expect(
      try lines([2, 2.5, 3.5, 3], of: "fiw.rating") == [
        "decline,2002,2003,2,3.5,1.5,one-year reversal,false"
      ])
  }

  @Test("0.7 - 0.6 reaches a threshold of 0.1, and a fall by 0.3 is not more than 0.3")
  func noiseReachesThresholds() throws {
    let panel = Figures.panel(
      "own.index", from: 2001, [(Figures.entity("AAA"), [0.6, 0.7, 0.8, 0.5, 0.5])])
    let options = EpisodeOptions(start: 0.1, cumulative: 0.2, yearTurn: 0.3, cumulativeTurn: 1)
    #expect(
      try episodeTable(of: panel, options: options).texts("kind") == ["improvement", "decline"])
    let improvement = try episodeTable(of: panel, options: options)
    #expect(improvement.texts("start").first == "2002")
    #expect(improvement.texts("reason").first == "censored (end of data)")
    // A start threshold below noise is not reached by standing still.
    let fine = EpisodeOptions(start: 1e-15, cumulative: 0, yearTurn: 1, cumulativeTurn: 1)
    let still = Figures.panel("own.index", from: 2001, [(Figures.entity("AAA"), [0.5, 0.5, 0.9])])
    #expect(try episodeTable(of: still, options: fine).texts("start") == ["2003"])
  }

  @Test func aScaleTurnedRoundIsAGap() throws {
    #expect(
      try lines([40, 55, 45], of: "fotn.total", from: 2017) == [
        "decline,2018,2018,40,55,15,censored (gap),true"
      ])
  }

  @Test func improvementsAndDeclinesMirrorOneAnother() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      let figures = (0..<30).map { _ in Double(Int.random(in: 0...100, using: &generator)) }
      let options = try #require(EpisodeOptions(scaledTo: Figures.indicator("fiw.total")))
      let one = Episode.episodes(of: Figures.series(figures), options: options)
      let other = Episode.episodes(of: Figures.series(figures.map { 100 - $0 }), options: options)
      func spans(_ episodes: [Episode], _ kind: Episode.Kind) -> [[Int]] {
        episodes.filter { $0.kind == kind }.map { [$0.before, $0.end] }
      }
      #expect(spans(one, .improvement) == spans(other, .decline))
      #expect(spans(one, .decline) == spans(other, .improvement))
    }
  }

  @Test func thresholdsScaleWithTheIndicator() throws {
    let total = try #require(EpisodeOptions(scaledTo: Figures.indicator("fiw.total")))
    #expect(
      [total.start, total.cumulative, total.yearTurn, total.cumulativeTurn] == [1, 10, 3, 10])
    #expect(total.tolerance == 5)
    let rating = try #require(EpisodeOptions(scaledTo: Figures.indicator("fiw.rating")))
    #expect(agree(rating.start, 0.06))
    #expect(agree(rating.cumulative, 0.6))
    #expect(agree(rating.yearTurn, 0.18))
    #expect(EpisodeOptions(scaledTo: Figures.indicator("fiw.status")) == nil)
  }

  @Test func parametersAreSaid() throws {
    let panel = Figures.panel("fiw.rating", from: 2001, [(Figures.entity("AAA"), [1])])
    let notes = try episodeTable(of: panel).notes.map(\.text).joined()
    #expect(
      notes.contains("start 0.06, cumulative 0.6, year turn 0.18, cumulative turn 0.6 points"))
  }

  @Test func statusesHaveNoEpisodes() {
    let panel = Figures.panel("fiw.status", from: 2001, [(Figures.entity("AAA"), [1])])
    #expect(throws: AnalysisError.self) { try episodeTable(of: panel) }
  }
}
