import FreedomTestSupport
import Foundation
import Testing

@Suite("export panel has one row for one state-year")
struct StateYearTests {
  private static let codes = ["id", "iso2", "iso3", "iso_numeric", "cow", "gw"]

  private func panel(_ arguments: [String], database: String = FreedomBinary.bundled) -> [[String]]
  {
    let result = FreedomBinary.run(
      ["export", "panel", "--ids", "iso2,iso3,iso_numeric,cow,gw", "--tsv", "--database", database]
        + arguments)
    #expect(result.status == 0, "\(result.error)")
    return result.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      .map { $0.map(String.init) }
  }

  /// The codes and years that more than one row has.
  private func repeated(_ table: [[String]]) throws -> [String] {
    let header = try #require(table.first)
    let year = try #require(header.firstIndex(of: "year"))
    return try Self.codes.flatMap { code in
      let column = try #require(header.firstIndex(of: code))
      let keys = table.dropFirst().map { "\(code) \($0[column]) \($0[year])" }
        .filter { !$0.hasPrefix("\(code)  ") }
      return Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys
    }
  }

  @Test(
    "for every code, under every rule for years and of all indicators",
    arguments: ["edition", "coverage", "coverage-filled"])
  func unique(rule: String) throws {
    let indicators = FreedomBinary.run([
      "codebook", "--csv", "--no-headers", "--columns", "indicator",
    ])
    .lines.flatMap { ["--indicator", $0] }
    for chosen in [[], indicators] {
      let table = panel(["--years", rule] + chosen)
      #expect(table.count > 9000)
      #expect(try repeated(table) == [])
    }
  }

  @Test("Yugoslavia's has the press as Serbia and Montenegro's, and a note")
  func yugoslavia() throws {
    let notes = FreedomBinary.temporary("notes.txt")
    let table = panel(["YUG", "SCG", "--from", "1993", "--to", "2004", "--notes", notes])
    let header = try #require(table.first)
    func column(_ name: String) throws -> [String] {
      let column = try #require(header.firstIndex(of: name))
      return table.dropFirst().map { $0[column] }
    }
    #expect(try column("id") == Array(repeating: "YUG", count: 11) + ["SCG"])
    #expect(try column("cow") == Array(repeating: "345", count: 12))
    #expect(try column("fiw_status").allSatisfy { !$0.isEmpty })
    #expect(try column("fotp_status").allSatisfy { !$0.isEmpty })
    let text = try String(contentsOfFile: notes, encoding: .utf8)
    #expect(text.contains("Serbia and Montenegro is in the rows of Yugoslavia (1994 to 2003)"))
  }

  @Test("Entities named alone keep their own rows")
  func alone() {
    let table = panel(["SCG", "--indicator", "fotp.total"])
    #expect(table.count == 14)
    #expect(table.dropFirst().allSatisfy { $0[0] == "SCG" })
  }

  /// A publication that rates two entities of one code in the same year.
  @Test("Two values of one indicator stay apart, one of them without the code")
  func clash() throws {
    let database = FreedomBinary.temporary("x.sqlite")
    let file = try FreedomBinary.file(
      "own.csv",
      """
      country,year,score
      YUG,2001,1
      SCG,2001,2
      SCG,2002,3
      DEU,1985,4
      XWG,1985,5
      YEM,1985,6
      XNY,1985,7
      VDR,1975,8
      VNM,1975,9
      SUN,1980,1
      RUS,1980,2

      """)
    let imported = FreedomBinary.run([
      "import", file, "--database", database, "--publication", "own", "--lower-is-freer",
    ])
    #expect(imported.status == 0, "\(imported.error)")
    let notes = FreedomBinary.temporary("notes.txt")
    let table = panel(["--indicator", "own.score", "--notes", notes], database: database)
    #expect(table.count == 12)
    #expect(try repeated(table) == [])
    let text = try String(contentsOfFile: notes, encoding: .utf8)
    #expect(text.contains("Serbia and Montenegro has no cow code (2001)"))
    // The register has 345 for Yugoslavia until 2002, and 365 for the USSR until 1991.
    for row in table.dropFirst() {
      let cow = row[6]
      switch (row[0], row[8]) {
      case ("YUG", "2001"), ("SCG", "2002"): #expect(cow == "345")
      case ("SUN", _): #expect(cow == "365")
      case ("SCG", "2001"), ("RUS", _): #expect(cow == "")
      default: break
      }
    }
  }
}
