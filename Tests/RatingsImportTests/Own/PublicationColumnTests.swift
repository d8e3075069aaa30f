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
      "publication,country,year,indicator,value\nfiw,Kenya,2009,fiw.total,50\nfotp,Kenya,2010,fotp.total,51\n",
    ])
  func taken(csv: String) throws {
    let imported = try importing(csv: csv)
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
    let imported = try importing(csv: csv)
    try ExpectedFinding(
      .refusedRow, "other-publication", line: 3, column: "publication", value: "fotp"
    ).check(imported)
    #expect(imported.sink.number("KEN", 2010, "fiw.total") == nil)
    #expect(imported.report?.rejected == 1)
  }

  @Test("is of the publication that the person names, whatever stands in it")
  func named() throws {
    var options = ImportOptions()
    options.publication = "fotp"
    let imported = try importing(
      csv: "publication,country,year,total\nfiw,Kenya,2009,50\nfotp,Kenya,2010,60\n",
      options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2009, "fotp.total") == 50)
    #expect(imported.sink.number("KEN", 2010, "fotp.total") == 60)
  }

  @Test("is refused as a whole where its sheets are of several")
  func severalSheets() throws {
    let head: [TestCell] = ["publication", "id", "edition", "total"]
    let imported = try importing([
      TestSheet("fiw", [head, ["fiw", "KEN", 2009, 50]]),
      TestSheet("about", [["text"], ["a"]]),
      TestSheet("fotp", [head, ["fotp", "KEN", 2009, 60]]),
    ])
    let finding = try #require(imported.findings("several-publications").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.value == "fiw, fotp")
    #expect(finding.hint?.contains("freedom export package") == true)
    #expect(imported.layout == nil)
  }
}
