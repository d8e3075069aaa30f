import FreedomModel
import Testing

@Suite("Editions")
struct EditionCalendarTests {
  let inTheWorld = EditionCalendar.editions(of: "fiw")
  let ofThePress = EditionCalendar.editions(of: "fotp")
  let onTheNet = EditionCalendar.editions(of: "fotn")

  @Test("52 editions of Freedom in the World, none of 1983")
  func freedomInTheWorld() {
    #expect(inTheWorld.map(\.year) == Array(1973...1982) + Array(1984...2025))
    #expect(inTheWorld.count == 52)
    #expect(
      inTheWorld.map(\.label) == [
        "Jan.-Feb. 1973", "Jan.-Feb. 1974", "Jan.-Feb. 1975", "Jan.-Feb. 1976", "Jan.-Feb. 1977",
        "1978", "1979", "1980", "1981", "1982", "1983-84", "1984-85", "1985-86", "1986-87",
        "1987-88", "1988-89", "1989-90", "1990-91", "1991-92", "1992-93", "1993-94", "1994-95",
        "1995-96", "1996-97", "1997-98", "1998-99", "1999-2000", "2000-01", "2001-02",
      ] + (2003...2025).map(String.init))
  }

  @Test(
    "periods judged",
    arguments: [
      ("fiw", 1973, "1972-01-01", "1972-12-31"), ("fiw", 1981, "1980-01-01", "1980-12-31"),
      ("fiw", 1982, "1981-01-01", "1982-08-31"), ("fiw", 1984, "1982-08-01", "1983-11-30"),
      ("fiw", 1985, "1983-11-01", "1984-11-30"), ("fiw", 1989, "1987-11-01", "1988-11-30"),
      ("fiw", 1990, "1988-11-01", "1989-12-31"), ("fiw", 1991, "1990-01-01", "1990-12-31"),
      ("fiw", 2003, "2002-01-01", "2002-12-31"), ("fiw", 2026, "2025-01-01", "2025-12-31"),
      ("fotp", 1980, "1979-01-01", "1979-12-31"), ("fotp", 1984, "1982-08-01", "1983-11-30"),
      ("fotp", 1988, "1986-11-01", "1987-11-30"), ("fotp", 1989, "1988-01-01", "1988-12-31"),
      ("fotp", 2017, "2016-01-01", "2016-12-31"), ("fotn", 2009, "2007-01-01", "2008-12-31"),
      ("fotn", 2018, "2017-06-01", "2018-05-31"), ("fotn", 2030, "2029-06-01", "2030-05-31"),
    ])
  func periods(publication: String, year: Int, start: String, end: String) throws {
    let edition = try #require(EditionCalendar.edition(publication: publication, year: year))
    #expect(edition.coverageStart.description == start)
    #expect(edition.coverageEnd.description == end)
  }

  @Test("each edition begins in the month in which the one before ends, or in the next")
  func continuity() {
    for (earlier, later) in zip(inTheWorld, inTheWorld.dropFirst()) {
      let end = earlier.coverageEnd.year * 12 + earlier.coverageEnd.month
      let start = later.coverageStart.year * 12 + later.coverageStart.month
      #expect((0...1).contains(start - end), "\(later.label)")
    }
  }

  @Test("editions of Freedom of the Press and Freedom on the Net")
  func others() {
    #expect(ofThePress.map(\.year) == Array(1980...1982) + Array(1984...2017))
    #expect(ofThePress.first { $0.year == 1984 }?.label == "1983-1984")
    #expect(onTheNet.map(\.year) == [2009] + Array(2011...2025))
  }

  /// The editions that stand for two years when years are filled.
  private func filling(_ editions: [Edition]) -> [String: ClosedRange<Int>] {
    Dictionary(
      uniqueKeysWithValues: editions.map { ($0.label, $0.years(under: .coverageFilled)) }
        .filter { $1.count > 1 })
  }

  @Test("years by each rule")
  func years() {
    #expect(
      inTheWorld.map { $0.year(by: .coverage) } == Array(1972...1980) + Array(1982...2024))
    #expect(filling(inTheWorld) == ["1982": 1981...1982])
    #expect(
      filling(onTheNet) == ["2009": 2007...2008, "2011": 2009...2010, "2012": 2011...2012])
    #expect(ofThePress.map { $0.year(by: .coverage) } == Array(1979...1980) + Array(1982...2016))
  }

  @Test(
    "no such edition",
    arguments: [
      ("fiw", 1983), ("fiw", 1972), ("fiw", 0), ("fiw", 2099), ("fotp", 1983), ("fotp", 2018),
      ("fotp", 1979), ("fotn", 2010), ("fotn", 2008), ("other", 2000),
    ])
  func missing(publication: String, year: Int) {
    #expect(EditionCalendar.edition(publication: publication, year: year) == nil)
  }

  @Test(
    "editions by the year judged",
    arguments: [
      ("fiw", 1972, "Jan.-Feb. 1973"), ("fiw", 1980, "1981"), ("fiw", 1981, nil),
      ("fiw", 1982, "1982"), ("fiw", 1983, "1983-84"), ("fiw", 1989, "1989-90"),
      ("fiw", 2024, "2025"), ("fiw", 2025, "2026"), ("fiw", 1971, nil), ("fotp", 1981, nil),
      ("fotp", 1987, "1988"), ("fotp", 1988, "1989"), ("fotp", 2016, "2017"), ("fotp", 2017, nil),
      ("fotn", 2024, "2024"), ("fotn", 2026, "2026"),
    ])
  func byCoverage(publication: String, year: Int, label: String?) {
    let edition = EditionCalendar.edition(publication: publication, coverageYear: year)
    #expect(edition?.label == label)
  }

  @Test("the edition 1982 fills 1981 where asked for")
  func filled() {
    for publication in ["fiw", "fotp"] {
      let labels = [1980, 1981, 1982, 1983].map {
        EditionCalendar.edition(publication: publication, coverageYear: $0, filled: true)?.year
      }
      #expect(labels == [1981, 1982, 1982, 1984])
    }
  }
}
