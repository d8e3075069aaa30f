import FreedomModel
import Testing

@testable import RatingsAnalysis
@testable import RatingsTables

@Suite struct DiscrepancyTests {
  private let a = Figures.entity("AAA")

  private func lines(_ panels: [Panel]) throws -> [String] {
    try SummaryTable.discrepancies.make(from: PanelSet(panels), options: Figures.options(kind: nil))
      .lines
  }

  @Test func statusesStandBesideWhatTheRatingsGive() throws {
    let found = try lines([
      Figures.panel("fiw.status", from: 2002, [(a, [1, 2, 1])]),
      Figures.panel("fiw.pr", from: 2002, [(a, [6, 3, 6])]),
      Figures.panel("fiw.cl", from: 2002, [(a, [5, 3, 5])]),
    ])
    #expect(
      found == [
        """
        AAA,Land AAA,2002,fiw.status,PF,NF,rule of today only,mean of ratings 5.5 is Not Free; until \
        the edition 2003 Partly Free or Not Free
        """,
        "AAA,Land AAA,2003,fiw.status,F,PF,rule of the time,mean of ratings 3 is Partly Free",
        "AAA,Land AAA,2004,fiw.status,PF,NF,rule of the time,mean of ratings 5.5 is Not Free",
      ])
  }

  @Test func ratingsStandBesideWhatTheScoresGive() throws {
    #expect(
      try lines([
        Figures.panel("fiw.pr", from: 2010, [(a, [1, 2, 7])]),
        Figures.panel("fiw.pr_score", from: 2010, [(a, [36, 36, -3])]),
      ]) == ["AAA,Land AAA,2011,fiw.pr,2,1,rule of the time,a score of 36 means the rating 1"])
  }

  @Test func statusesOfThePressAndTheNetFollowTheirTotals() throws {
    let found = try lines([
      Figures.panel("fotp.status", from: 2004, [(a, [0])]),
      Figures.panel("fotp.total", from: 2004, [(a, [42])]),
      Figures.panel("fotn.status", from: 2018, [(a, [0, 0])]),
      Figures.panel("fotn.total", from: 2018, [(a, [62, 62])]),
    ])
    #expect(
      found == [
        "AAA,Land AAA,2004,fotp.status,NF,PF,rule of the time,a total of 42 is Partly Free",
        "AAA,Land AAA,2019,fotn.status,NF,PF,rule of the time,a total of 62 is Partly Free",
      ])
  }

  @Test func sumsStandBesideTheirParts() throws {
    let found = try lines([
      Figures.panel("fotp.total", from: 2010, [(a, [60, 60, 60])]),
      Figures.panel("fotp.legal", from: 2010, [(a, [20, 20, 20])]),
      Figures.panel("fotp.political", from: 2010, [(a, [25, 25, nil])]),
      Figures.panel("fotp.economic", from: 2010, [(a, [15, 16, 16])]),
    ])
    #expect(
      found == [
        """
        AAA,Land AAA,2011,fotp.total,60,61,rule of the time,fotp.total = fotp.legal + \
        fotp.political + fotp.economic
        """
      ])
  }

  @Test func nothingToCompareIsNoDiscrepancy() throws {
    #expect(try lines([]).isEmpty)
  }
}
