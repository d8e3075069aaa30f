import FreedomModel
import Testing

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
