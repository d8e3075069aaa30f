import FreedomModel
import TabularFiles
import Testing

@testable import RatingsImport

@Suite("Third parties' tables of press freedom")
struct PressTablesTests {
  private let years = Array(1979...2011)

  /// A table of statuses, countries down; every row has one status but for some years.
  private func table(_ rows: [(name: String, status: String, others: [Int: String])]) -> String {
    let header = "country," + years.map(String.init).joined(separator: ",")
    let lines = rows.map { row in
      row.name + "," + years.map { row.others[$0] ?? row.status }.joined(separator: ",")
    }
    let commas = Array(repeating: String(repeating: ",", count: years.count), count: 9)
    return ([header] + lines + commas).joined(separator: "\r\n") + "\r\n"
  }

  @Test("of totals, years down and countries across, is known by its names")
  func totals() throws {
    let imported = try importing(
      csv: "year,Albania,C_te d'Ivoire,Gambia  The,Serbia  \r"
        + "1993,53,87,21,\r1994,67,74,27,86\r2014,49,60,81,40")
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-totals-table")
    #expect(imported.authority == -2)
    #expect(imported.report?.editions == [1994, 1995, 2015])
    #expect(imported.report?.rows == 11)
    #expect(imported.sink.number("CIV", 1994, "fotp.total") == 87)
    #expect(imported.sink.number("GMB", 2015, "fotp.total") == 81)
    #expect(imported.sink.value("SRB", 1994, "fotp.total") == nil)
  }

  @Test("with years down that is not known is refused, and how to turn it is reported")
  func transposed() throws {
    let imported = try importing(csv: "year,Albania,Norway\n1993,53,8\n1994,67,9\n1995,71,8\n")
    #expect(imported.layout == nil)
    #expect(imported.counts(.refusedFile) == ["transposed-table": 1])
    #expect(imported.findings("transposed-table").first?.hint?.contains("--indicator") == true)
  }

  @Test("of statuses, countries down, is known by Kosovo's placeholder")
  func statuses() throws {
    var options = ImportOptions()
    options.reading.encoding = .windows1252
    let text = table([
      ("Norway", "F", [1985: "PF", 1988: "PF"]),
      ("C#te d'Ivoire", "NF", [:]),
      ("Kosovo", "", [2008: "0", 2009: "PF", 2010: "PF", 2011: "PF"]),
      ("Russia", "NF", [:]),
    ])
    let bytes = text.utf8.map { $0 == UInt8(ascii: "#") ? 0xF4 : $0 }
    let imported = try importing(bytes, name: "statuses.csv", options: options)
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-status-table")
    #expect(imported.sink.status("NOR", 1986, "fotp.print_status") == .partlyFree)
    #expect(imported.sink.value("NOR", 1986, "fotp.status") == nil)
    #expect(imported.sink.status("NOR", 1989, "fotp.status") == .partlyFree)
    #expect(imported.sink.status("NOR", 1982, "fotp.print_status") == .free)
    #expect(imported.sink.status("CIV", 2012, "fotp.status") == .notFree)
    #expect(imported.sink.value("XKX", 2009, "fotp.status") == .absent(.notRated))
    #expect(imported.sink.text("XKX", 2009, "fotp.status") == "0")
    #expect(imported.sink.status("SUN", 1992, "fotp.status") == .notFree)
    #expect(imported.sink.status("RUS", 1993, "fotp.status") == .notFree)
    #expect(imported.report?.rejected == 0)
  }

  @Test("of statuses is refused where it could be of another publication")
  func uncertain() throws {
    let text = table([("Norway", "F", [:]), ("Kosovo", "NF", [:])])
    let imported = try importing(csv: text)
    #expect(imported.counts(.refusedFile) == ["indicator-not-named": 1])
    #expect(imported.sink.all.isEmpty)
  }

  @Test("of statuses is the user's own where they say what it holds")
  func named() throws {
    var options = ImportOptions()
    options.indicator = "fotp.status"
    options.publication = "fotp"
    options.years = .coverage
    let text = "country,2009,2010\nNorway,F,F\n"
    let imported = try importing(csv: text, options: options)
    #expect(imported.layout == "wide")
    #expect(imported.sink.status("NOR", 2010, "fotp.status") == .free)
  }

  @Test("of statuses refuses a row in which the edition 1982 says two things")
  func twoStatusesOfOneEdition() throws {
    let imported = try importing(
      csv: table([("Norway", "F", [1981: "PF"]), ("Kosovo", "", [2008: "0"])]))
    #expect(imported.counts(.refusedRow) == ["years-differ": 1])
    #expect(imported.report?.rejected == 1)
  }
}

@Suite("The tidy file of press freedom parts")
struct PressPartsTests {
  private let header = "country,year.collected,year.reported,a,b,c,score,status"

  private func file(_ lines: [String], lineEnd: String = "\r") -> String {
    ([header] + lines).joined(separator: lineEnd)
  }

  @Test("is read with CR line ends and without a final one", arguments: ["\r", "\n", "\r\n"])
  func lineEnds(lineEnd: String) throws {
    let imported = try importing(
      csv: file(
        ["Afghanistan,2001,2002,NA,NA,NA,NA,NA", "Kazakhstan,2008,2009,26,30,22,78,NF"],
        lineEnd: lineEnd))
    #expect(imported.refusals == [])
    #expect(imported.layout == "fotp-parts")
    #expect(imported.authority == 0)
    #expect(imported.report?.rows == 1)
    #expect(imported.sink.number("KAZ", 2009, "fotp.legal") == 26)
    #expect(imported.sink.number("KAZ", 2009, "fotp.political") == 30)
    #expect(imported.sink.number("KAZ", 2009, "fotp.economic") == 22)
    #expect(imported.sink.number("KAZ", 2009, "fotp.total") == 78)
    #expect(imported.sink.value("AFG", 2002, "fotp.total") == .absent(.notRated))
    #expect(imported.sink.text("AFG", 2002, "fotp.total") == "NA")
  }

  @Test("takes a row of zeros as a placeholder")
  func placeholder() throws {
    let imported = try importing(csv: file(["Kosovo,2008,2009,0,0,0,0,0"]))
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 0)
    #expect(imported.count("placeholder") == 1)
    #expect(imported.sink.text("XKX", 2009, "fotp.legal") == "0")
    #expect(imported.sink.value("XKX", 2009, "fotp.legal") == .absent(.notRated))
  }

  @Test("reports parts that belong to the other Congo's total")
  func exchangedParts() throws {
    let imported = try importing(
      csv: file([
        "\"Congo, Democratic Republic of (Kinshasa)\",2011,2012,16,22,17,83,NF",
        "\"Congo, Republic of (Brazzaville)\",2011,2012,25,34,24,55,PF",
      ]))
    #expect(imported.count("sum-differs") == 2)
    #expect(imported.count("known-oddity") == 2)
    #expect(imported.sink.number("COD", 2012, "fotp.total") == 83)
  }

  @Test(
    "refuses what it cannot take for certain",
    arguments: [
      ("Norway,2007,2009,3,4,3,10,F", "unknown-edition"),
      ("Norway,2018,2019,3,4,3,10,F", "unknown-edition"),
      ("Norway,2008,2009,31,4,3,38,PF", "out-of-range"),
      ("Norwegia,2008,2009,3,4,3,10,F", "unknown-entity"),
      ("Norway,2008,2009,3,4,3,10", "too-few-fields"),
      ("Norway,2008,2009,3,4,3,ten,F", "not-a-number"),
      ("Norway,2008,2009,3,4,3,10,0", "not-a-status"),
    ])
  func refusals(line: String, code: String) throws {
    let imported = try importing(csv: file([line]) + "\r")
    #expect(imported.counts(.refusedRow) == [code: 1])
    #expect(imported.findings(code).first?.line == 2)
    #expect(imported.report?.rows == 0)
  }

  @Test("notes a column that it does not know")
  func unknownColumn() throws {
    let imported = try importing(
      csv: "region,country,year.collected,year.reported,a,b,c,score,status\n"
        + "Europe,Norway,2008,2009,3,4,3,10,F\n")
    #expect(imported.refusals == [])
    #expect(imported.findings("unknown-column").map(\.column) == ["region"])
    #expect(imported.sink.number("NOR", 2009, "fotp.total") == 10)
  }
}

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
