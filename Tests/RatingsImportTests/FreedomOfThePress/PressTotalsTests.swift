import FreedomModel
import Testing

@testable import RatingsImport

@Suite("The tidy file of press freedom totals")
struct PressTotalsTests {
  private let header = "country,edition,coverage_year,total,status\r\n"

  @Test("takes totals and statuses, and a status without a total")
  func totals() throws {
    let imported = try importing(
      csv: header
        + "Afghanistan,2017,2016,60,PF\r\nCrimea,2017,2016,,NF\r\nNorway,2017,2016,8,F\r\n")
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-totals")
    #expect(imported.report?.rows == 3)
    #expect(imported.sink.number("NOR", 2017, "fotp.total") == 8)
    #expect(imported.sink.status("XCR", 2017, "fotp.status") == .notFree)
    #expect(imported.sink.value("XCR", 2017, "fotp.total") == nil)
  }

  @Test("knows the World Bank's West Bank as what the survey rates")
  func westBank() throws {
    let imported = try importing(csv: header + "West Bank,2016,2015,83,NF\r\n")
    #expect(imported.sink.number("PSE", 2016, "fotp.total") == 83)
    #expect(imported.count("name-of-this-file") == 1)
  }

  @Test("is not mistaken for values on another scale")
  func otherPublications() throws {
    let imported = try importing(
      csv: header + "Norway,2017,2016,100,F\r\nKazakhstan,2017,2016,22,NF\r\n")
    #expect(imported.layout != "fotp-totals")
    #expect(imported.log.hasRefusals)
  }

  @Test("refuses a year that the edition does not cover")
  func coverage() throws {
    let imported = try importing(csv: header + "Norway,2017,2015,8,F\r\n")
    #expect(imported.counts(.refusedRow) == ["unknown-edition": 1])
    #expect(imported.findings("unknown-edition").first?.rule == "the edition 2017 covers 2016")
  }
}
