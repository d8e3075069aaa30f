import FreedomModel
import Testing

@testable import RatingsImport

@Suite("A third party's press freedom statuses by year covered")
struct PressStatusCoverageTests {
  private func imported(_ lines: String...) throws -> Imported {
    try importing(
      csv: "country_name,year,press_freedom_fh_owid\n" + lines.joined(separator: "\n") + "\n")
  }

  @Test("takes 0, 1, 2 as Not Free, Partly Free, Free, with the number as the text")
  func codes() throws {
    let imported = try imported("Norway,2016,2", "Kenya,2016,1", "Kazakhstan,2016,0")
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-status-coverage")
    #expect(imported.authority == -2)
    #expect(imported.sink.status("NOR", 2017, "fotp.status") == .free)
    #expect(imported.sink.status("KEN", 2017, "fotp.status") == .partlyFree)
    #expect(imported.sink.status("KAZ", 2017, "fotp.status") == .notFree)
    #expect(imported.sink.text("KAZ", 2017, "fotp.status") == "0")
    #expect(imported.count("placeholder") == 0)
  }

  @Test(
    "knows the edition of a year covered",
    arguments: [(1979, 1980), (1980, 1981), (1982, 1982), (1983, 1984), (1987, 1988), (1990, 1991)])
  func editions(year: Int, edition: Int) throws {
    let imported = try imported("Norway,\(year),2")
    #expect(imported.report?.editions == [edition])
    #expect(imported.count("lower-of-two") == (year <= 1987 ? 1 : 0))
  }

  @Test("refuses a year that no edition covers, and a number that is not a status")
  func refusals() throws {
    let imported = try imported("Norway,1981,2", "Norway,1982,3", "Norway,1983,F", "Norway,,2")
    #expect(imported.counts(.refusedRow) == ["unknown-edition": 2, "not-a-status": 2])
  }

  @Test(
    "keeps former states under their own names",
    arguments: [
      ("Russia", 1991, "SUN"), ("Russia", 1992, "RUS"), ("Serbia", 1992, "YUG"),
      ("Serbia", 2006, "SRB"), ("Czechia", 1992, "CSK"), ("Czechia", 1993, "CZE"),
      ("Germany", 1989, "XWG"), ("Germany", 1990, "DEU"), ("Yemen", 1988, "XNY"),
      ("Yemen", 1990, "YEM"), ("German Democratic Republic", 1988, "DDR"),
      ("South Yemen", 1988, "YMD"), ("Serbia and Montenegro", 1993, "SCG"),
    ])
  func formerStates(name: String, year: Int, entity: String) throws {
    let imported = try imported("\(name),\(year),1")
    #expect(imported.refusals == [])
    #expect(imported.sink.entityIDs == [entity])
    let isMoved = entity == "SUN" || ["YUG", "CSK", "XWG", "XNY"].contains(entity)
    #expect(imported.count("predecessor") == (isMoved ? 1 : 0))
  }

  @Test("knows which Congo it means")
  func congo() throws {
    let imported = try imported("Congo,2006,1", "Democratic Republic of Congo,2006,0")
    #expect(imported.refusals == [])
    #expect(imported.sink.status("COG", 2007, "fotp.status") == .partlyFree)
    #expect(imported.sink.status("COD", 2007, "fotp.status") == .notFree)
    #expect(imported.count("name-of-this-file") == 1)
  }

  @Test(
    "knows the older release, by year covered to 2013 and by edition from 2015",
    arguments: [
      (1979, 1980, true), (1981, 1982, true), (1987, 1988, true), (1989, 1990, false),
      (2013, 2014, false), (2015, 2015, false), (2017, 2017, false),
    ])
  func olderRelease(year: Int, edition: Int, isPrint: Bool) throws {
    let imported = try importing(
      csv: "Entity,Code,Year,Press freedom status\nNorway,NOR,\(year),3500\n")
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-status-codes")
    #expect(imported.authority == -2)
    let indicator = isPrint ? "fotp.print_status" : "fotp.status"
    #expect(imported.sink.status("NOR", edition, indicator) == .free)
    #expect(imported.sink.text("NOR", edition, indicator) == "3500")
    #expect(imported.count("unknown-column") == 0)
  }

  @Test("refuses the years that the older release does not have", arguments: [1982, 2014, 2018])
  func olderReleaseGaps(year: Int) throws {
    let imported = try importing(
      csv: "Entity,Code,Year,Press freedom status\nNorway,NOR,\(year),2500\n")
    #expect(imported.counts(.refusedRow) == ["unknown-edition": 1])
  }

  @Test("does not take other numbers for it")
  func otherNumbers() throws {
    let imported = try importing(csv: "Entity,Year,Press freedom status\nNorway,2000,3\n")
    #expect(imported.layout != "fotp-status-codes")
  }
}
