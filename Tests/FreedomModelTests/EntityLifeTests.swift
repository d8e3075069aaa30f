import FreedomTestSupport
import Testing

@testable import FreedomModel

@Suite("When states existed")
struct EntityLifeTests {
  let register: EntityRegister

  init() throws { register = try #require(Datasets.register) }

  @Test(
    "as the register has it",
    arguments: [
      ("SUN", 1991, true), ("SUN", 1992, false), ("YUG", 2016, false), ("XWG", 2017, false),
      ("SSD", 1999, false), ("SSD", 2011, true), ("CSK", 2020, false), ("KEN", 1900, true),
      ("EST", 1930, true), ("EST", 1985, false), ("DEU", 1985, false), ("DEU", 1930, true),
    ])
  func existed(id: String, year: Int, expected: Bool) throws {
    #expect(try #require(register[id: id]).existed(in: year...year) == expected)
  }

  @Test(
    "who was there instead",
    arguments: [
      ("SUN", 2015, ["RUS"]), ("YUG", 2004, ["SCG"]), ("YUG", 2016, ["MNE", "SRB"]),
      ("XWG", 2017, ["DEU"]), ("DDR", 2017, ["DEU"]), ("CSK", 2020, ["CZE", "SVK"]),
      ("SSD", 1999, ["SDN"]), ("UKR", 1985, ["SUN"]), ("HRV", 1980, ["YUG"]),
      ("YEM", 1985, ["XNY", "YMD"]),
    ])
  func contemporaries(id: String, year: Int, expected: [String]) {
    #expect(register.contemporaries(of: id, in: year).map(\.id) == expected)
  }

  @Test(
    "no bundled value is of a year in which its state did not exist",
    arguments: ["fiw_ratings.csv", "fiw_scores.csv", "fotp.csv", "fotn.csv"])
  func bundledFigures(file: String) throws {
    let rows = Datasets.table(file)
    let header = try #require(rows.first)
    let id = try #require(header.firstIndex(of: "id"))
    let first = try #require(header.firstIndex(of: "coverage_start"))
    let last = try #require(header.firstIndex(of: "coverage_end"))
    #expect(rows.count > 100)
    for row in rows.dropFirst() {
      let entity = try #require(register[id: row[id]])
      let years = try #require(Int(row[first].prefix(4)))...(#require(Int(row[last].prefix(4))))
      #expect(entity.existed(in: years), "\(entity.id) \(years)")
    }
  }

  @Test(
    "a span of years is written with its ends", arguments: ["", "-", "1990", "1990-1980", "a-b"])
  func badSpan(text: String) { #expect(YearSpan(text) == nil) }
}
