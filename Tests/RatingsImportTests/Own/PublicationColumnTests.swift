import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsImport

@Suite("A file that names the publication of its rows")
struct PublicationColumnTests {
  @Test(
    "is taken where all rows are of one",
    arguments: [
      "publication,country,year,total\nfiw,Kenya,2009,50\nFIW ,Kenya,2010,51\n,Kenya,2011,52\n",
      "publication,country,year,indicator,value\nfiw,Kenya,2009,total,50\nfiw,Kenya,2010,fiw.total,51\n",
    ])
  func taken(csv: String) throws {
    let imported = try importing(csv: csv, options: .naming("fiw"))
    #expect(imported.refusals == [])
    #expect(imported.publication == "fiw")
    #expect(imported.sink.number("KEN", 2009, "fiw.total") == 50)
  }

  @Test(
    "has a row of another refused",
    arguments: [
      "publication,country,year,total\nfiw,Kenya,2009,50\nfotp,Kenya,2010,60\n",
      "publication,country,year,indicator,value\nfiw,Kenya,2009,total,50\nfotp,Kenya,2010,total,60\n",
      "publication,country,year,indicator,value\nfiw,Kenya,2009,total,50\nfotp,Kenya,2010,fiw.total,60\n",
    ])
  func refused(csv: String) throws {
    let imported = try importing(csv: csv, options: .naming("fiw"))
    try ExpectedFinding(
      .refusedRow, "other-publication", line: 3, column: "publication", value: "fotp"
    ).check(imported)
    #expect(imported.sink.number("KEN", 2010, "fiw.total") == nil)
    #expect(imported.report?.rejected == 1)
  }

  @Test("is of the publication of their own that the user names, whatever stands in it")
  func named() throws {
    let imported = try importing(
      csv: "publication,country,year,total\nfiw,Kenya,2009,50\nfotp,Kenya,2010,60\n",
      options: .naming("mine"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2009, "mine.total") == 50)
    #expect(imported.sink.number("KEN", 2010, "mine.total") == 60)
  }

  @Test(
    "does not name the publication of a user's file",
    arguments: ["fiw", " FIW", "fotp", "mine", ""])
  func unnamed(publication: String) throws {
    let imported = try importing(
      csv: "publication,country,year,total\n\(publication),Kenya,2009,50\n")
    try ExpectedFinding(.refusedFile, "publication-not-named").check(imported)
  }

  @Test("names it in an export of this toolkit, row by row")
  func exported() throws {
    let head =
      "id,name,kind,publication,indicator,edition,year,coverage_start,coverage_end,value,text\n"
    let imported = try importing(
      csv: head + "KEN,Kenya,country,fiw,fiw.total,2009,2009,2008-01-01,2008-12-31,50,\n"
        + "KEN,Kenya,country,fotp,fotp.total,2010,2010,2009-01-01,2009-12-31,60,\n")
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2009, "fiw.total") == 50)
    #expect(imported.sink.number("KEN", 2010, "fotp.total") == 60)
  }

  @Test("has a column of another publication's, named in full, left out with a warning")
  func otherColumn() throws {
    let imported = try importing(
      csv: "country,year,fiw.total,fotp_total\nKenya,2009,50,60\n", options: .naming("fiw"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2009, "fiw.total") == 50)
    let finding = try #require(imported.findings("other-publication").first)
    #expect(finding.severity == .warning)
    #expect(finding.value == "fotp_total")
  }

  @Test("is refused as a whole where its sheets are of several")
  func severalSheets() throws {
    let head: [TestCell] = [
      "publication", "id", "name", "kind", "edition", "year", "coverage_start", "coverage_end",
      "total",
    ]
    func row(_ publication: String, _ total: Double) -> [TestCell] {
      [
        TestCell(stringLiteral: publication), "KEN", "Kenya", "country", "2009", 2009,
        "2008-01-01", "2008-12-31", TestCell(floatLiteral: total),
      ]
    }
    let imported = try importing([
      TestSheet("fiw", [head, row("fiw", 50)]),
      TestSheet("about", [["text"], ["a"]]),
      TestSheet("fotp", [head, row("fotp", 60)]),
    ])
    let finding = try #require(imported.findings("several-publications").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.value == "fiw, fotp")
    #expect(finding.hint?.contains("freedom export package") == true)
    #expect(imported.layout == nil)
  }
}
