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

@Suite("Labels and periods as files write them")
struct EditionParseTests {
  @Test(
    "labels of every layout",
    arguments: [
      ("fiw", "Jan.-Feb. 1973", "1972", 1973), ("fiw", "Jan-Feb 1973***", nil, 1973),
      ("fiw", "jan.–feb. 1974 ", "1973", 1974), ("fiw", "1978", "1977", 1978),
      ("fiw", "1982", "Jan.1981-Aug. 1982", 1982), ("fiw", "1981-82", nil, 1982),
      ("fiw", "1982", "Jan 1, 1981-Aug 1, 1982", 1982),
      ("fiw", "1983-84", "Aug.1982-Nov.1983", 1984), ("fiw", "1983-1984", nil, 1984),
      ("fiw", "1983-1984", "Aug 2, 1982-Nov 1983", 1984), ("fiw", "1984", nil, 1984),
      ("fiw", "1989-90", "Nov.1988-Dec.1989", 1990),
      ("fiw", "1989-1990", "Nov 1988-Dec 1989", 1990),
      ("fiw", "1990-91", "1990", 1991), ("fiw", "1999-2000", "1999", 2000),
      ("fiw", "1999-00", nil, 2000), ("fiw", "2000-01", "2000", 2001),
      ("fiw", "2003", "2002", 2003),
      ("fiw", "2004", "Jan 1, 2003-Nov 30, 2003", 2004),
      ("fiw", "2006", "Dec 1, 2004-Nov 30, 2005", 2006),
      ("fiw", "2007", "Dec 1, 2005-Dec 31, 2006", 2007), ("fiw", "2025", "2024", 2025),
      ("fiw", "2026", "2025", 2026), ("fotp", "1983-1984", "Aug.1982-Nov.1983", 1984),
      ("fotp", "1983-84", nil, 1984), ("fotp", "1982", "Jan. 1981-Aug. 1982", 1982),
      ("fotp", "1988", "Nov.1986-Nov.1987", 1988), ("fotp", "1989", "1988", 1989),
      ("fotp", "2017", "2016", 2017), ("fotn", "2018", nil, 2018),
      ("fotn", "2024", "June 1, 2023 - May 31, 2024", 2024),
    ])
  func label(publication: String, label: String, coverage: String?, year: Int) throws {
    let edition = Edition.parse(label: label, coverage: coverage, publication: publication)
    let expected = try #require(EditionCalendar.edition(publication: publication, year: year))
    #expect(edition == expected)
  }

  @Test("every edition is read back from its own label")
  func roundTrip() {
    for publication in ["fiw", "fotp", "fotn"] {
      for edition in EditionCalendar.editions(of: publication) {
        #expect(Edition.parse(label: edition.label, publication: publication) == edition)
      }
    }
  }

  @Test(
    "labels that no edition bears",
    arguments: [
      ("fiw", "1983", nil), ("fiw", "1972", nil), ("fiw", "2002-03", nil), ("fiw", "1982-83", nil),
      ("fiw", "2099", nil), ("fiw", "0", nil), ("fiw", "20O1", nil), ("fiw", "", nil),
      ("fiw", "Jan.-Feb. 1978", nil), ("fiw", "1983-85", nil), ("fiw", "1990-1", nil),
      ("fiw", "Nov.1999-Oct.2000", nil), ("fiw", "２００１", nil), ("fiw", "27395", nil),
      ("fiw", "2001.0", nil), ("fiw", "+2001", nil), ("fiw", "2001", "Nov.1999-Oct.2000"),
      ("fiw", "1982", "1982"), ("fiw", "2005", "2005"), ("fiw", "2005", "soon"),
      ("fotp", "2018", nil), ("fotn", "2010", nil), ("mine", "Jan.-Feb. 1973", nil),
      ("mine", "year", nil),
    ])
  func nonsense(publication: String, label: String, coverage: String?) {
    #expect(Edition.parse(label: label, coverage: coverage, publication: publication) == nil)
  }

  @Test("an edition of a user's own publication judges the year of its label unless told")
  func ownPublication() {
    #expect(
      Edition.parse(label: "2020", publication: "mine")
        == Edition(publication: "mine", year: 2020, coverageYear: 2020))
    #expect(
      Edition.parse(label: "2020", coverage: "2019", publication: "mine")
        == Edition(publication: "mine", year: 2020, coverageYear: 2019))
  }

  @Test(
    "periods",
    arguments: [
      ("1990", "1990-01-01", "1990-12-31"), (" 1990 ", "1990-01-01", "1990-12-31"),
      ("Jan.1981-Aug. 1982", "1981-01-01", "1982-08-31"),
      ("Aug.1982-Nov.1983", "1982-08-01", "1983-11-30"),
      ("Aug 2, 1982-Nov 1983", "1982-08-01", "1983-11-30"),
      ("Nov 1988–Dec 1989", "1988-11-01", "1989-12-31"),
      ("Sept. 2003 - February 2004", "2003-09-01", "2004-02-29"),
    ])
  func period(text: String, start: String, end: String) throws {
    let period = try #require(CoveragePeriod.parse(text))
    #expect(period.lowerBound.description == start)
    #expect(period.upperBound.description == end)
  }

  @Test(
    "no periods",
    arguments: [
      "", "90", "19900", "1990-1991", "Jan 1990", "Nov 1989-Jan 1988", "Foo 1989-Bar 1990",
      "Feb 30, 1989-Mar 1990", "Jan 1989-Feb 1990-Mar 1991", "-", "J 1989-Feb 1990", "１９９０",
      "Jan 1, 2, 1990-Feb 1990", "Janu 1990-Feb 1991",
    ])
  func noPeriod(text: String) {
    #expect(CoveragePeriod.parse(text) == nil)
  }
}

@Suite("The date of an event") struct EventDateTests {
  private let editions = [2009, 2010, 2011].map {
    Edition(publication: "fiw", year: $0, coverageYear: $0 - 1)
  }

  @Test("a day and a year are dates, anything else is not")
  func reading() {
    #expect(EventDate("2009-07-11") == .day(CalendarDate(year: 2009, month: 7, day: 11)))
    #expect(EventDate("2009") == .calendarYear(2009))
    for text in ["", "09", "2009-13-01", "2009-7-1", "July 2009", "2009-02-29"] {
      #expect(EventDate(text) == nil, "\(text)")
    }
  }

  @Test("a date belongs to the edition that judges it, a year to that of its middle")
  func edition() {
    #expect(EventDate("2009-01-01")?.edition(among: editions)?.year == 2010)
    #expect(EventDate("2009")?.edition(among: editions)?.year == 2010)
    #expect(EventDate("2011")?.edition(among: editions) == nil)
    #expect(EventDate("2009-07-11")?.description == "2009-07-11")
    #expect(EventDate("2009")?.description == "2009")
  }
}
