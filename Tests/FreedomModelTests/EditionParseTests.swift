import FreedomModel
import Testing

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
