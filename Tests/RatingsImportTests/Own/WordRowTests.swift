import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("Rows of words below a table and between its parts")
struct WordRowTests {
  private func read(_ text: String) throws -> Imported {
    try importing(csv: text, options: .naming("own"))
  }

  @Test("are noted, whether they have all fields or not")
  func notes() throws {
    let imported = try read(
      """
      country,year,pr
      AFRICA,,
      Kenya,2020,4
      ,,
      "Note: see the report, page 3",,
      Source: the authors; Accra
      Compiled by hand, with care

      """)
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 1)
    #expect(imported.findings("note-rows").map(\.line) == [2])
    #expect(imported.findings("note-rows").first?.rule.hasPrefix("4 rows") == true)
  }

  @Test("without a line end are not cut row, but the beginning of a name is")
  func lastLine() throws {
    #expect(try read("country,year,pr\nKenya,2020,4\nSource: the authors").refusals == [])
    let cut = try read("country,year,pr\nKenya,2020,4\nTanz")
    #expect(cut.findings("cut-file").first?.severity == .refusedFile)
  }

  @Test("with too few fields are refused where data follow")
  func between() throws {
    let imported = try read("country,year,pr\nKenya,2020,4\nNote of mine\nMali,2020,5\n")
    #expect(imported.findings("too-few-fields").map(\.line) == [3])
    #expect(imported.report?.rejected == 1)
  }

  @Test(
    "are not those that have a number, a status or a country",
    arguments: ["Kenya,,", "Kenya", "Kenia,2020", ",2020,", "Atlantis,,4", "Atlantis,2020"])
  func data(row: String) throws {
    #expect(try read("country,year,pr\nMali,2020,5\n\(row)\n").refusals.count == 1)
  }
}
