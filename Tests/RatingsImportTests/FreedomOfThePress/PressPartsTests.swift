import FreedomModel
import Testing

@testable import RatingsImport

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
