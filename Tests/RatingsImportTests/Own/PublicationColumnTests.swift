import FreedomModel
import FreedomTestSupport
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

  @Test("its name in front of an indicator gives way to the one that the user names")
  func renamed() throws {
    let head =
      "id,name,kind,publication,indicator,edition,year,coverage_start,coverage_end,value,text\n"
    let imported = try importing(
      csv: head + "KEN,Kenya,country,ngo,ngo.score,2020,2020,2020-01-01,2020-12-31,2.5,\n",
      options: .naming("mine"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "mine.score") == 2.5)
    #expect(imported.findings("renamed-publication").count == 1)
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

@Suite("An edition beside a year")
struct EditionBesideYearTests {
  private func options(_ publication: String, _ years: YearRule) -> ImportOptions {
    var options = ImportOptions()
    options.publication = publication
    options.years = years
    return options
  }

  @Test("counts, whatever the years of the file are", arguments: YearRule.allCases)
  func editionCounts(years: YearRule) throws {
    for text in [
      "country,edition,year,pr\nTurkey,2017,2016,4\nTurkey,2018,2018,5\n",
      "country,indicator,edition,year,value\nTurkey,fiw.pr,2017,2016,4\nTurkey,fiw.pr,2018,2017,5\n",
    ] {
      let imported = try importing(csv: text, options: options("fiw", years))
      #expect(imported.refusals == [])
      #expect(imported.sink.number("TUR", 2017, "fiw.pr") == 4)
      #expect(imported.sink.number("TUR", 2018, "fiw.pr") == 5)
    }
  }

  @Test("is refused where the year cannot stand for it")
  func contradiction() throws {
    let imported = try importing(
      csv: "country,edition,year,pr\nTurkey,2017,2013,4\nGhana,1982,1981,6\nGhana,1983-84,1984,6\n",
      options: options("fiw", .edition))
    let finding = try #require(imported.findings("edition-contradicts-year").first)
    #expect(imported.count("edition-contradicts-year") == 1)
    #expect(finding.line == 2)
    #expect(finding.value == "2013")
    #expect(finding.rule.contains("2017") && finding.rule.contains("2016 or 2017"))
    #expect(imported.sink.number("GHA", 1982, "fiw.pr") == 6)
    #expect(imported.sink.number("GHA", 1984, "fiw.pr") == 6)
  }

  @Test("gives way to a year that the user names")
  func namedYear() throws {
    var options = options("own", .edition)
    options.headers = ["year": "year"]
    let imported = try importing(
      csv: "country,edition,year,pr\nKenya,2024,2001,4\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2001, "own.pr") == 4)
    #expect(imported.findings("unknown-column").map(\.column) == ["edition"])
  }

  @Test("is followed with a note in a publication of one's own")
  func ownPublication() throws {
    let imported = try importing(
      csv: "country,edition,year,pr\nKenya,2024,2023,4\n", options: options("own", .edition))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2024, "own.pr") == 4)
    #expect(imported.findings("edition-before-year").map(\.column) == ["year"])
  }

  @Test("1982 stands for 1981 too where years are filled, and must say the same")
  func filledYears() throws {
    let text = "country,year,pr\nGhana,1980,2\nGhana,1981,6\nGhana,1982,6\n"
    let filled = try importing(csv: text, options: options("fiw", .coverageFilled))
    #expect(filled.refusals == [])
    #expect(filled.sink.number("GHA", 1982, "fiw.pr") == 6)
    #expect(filled.report?.rows == 3)
    #expect(filled.report?.distinctRows == 2)
    let other = try importing(
      csv: text.replacing("1981,6", with: "1981,3"), options: options("fiw", .coverageFilled))
    #expect(other.findings("contradicting-duplicate").first?.rule.contains("1981 and 1982") == true)
    let plain = try importing(csv: text, options: options("fiw", .coverage))
    let hint = plain.findings("unknown-edition").first?.hint
    #expect(hint?.contains("the edition 1982") == true)
    #expect(hint?.contains("--years coverage-filled") == true)
    let wide = try importing(
      csv: "country,1980,1981,1982\nGhana,2,6,6\n",
      options: {
        var options = options("fiw", .coverageFilled)
        options.indicator = "fiw.pr"
        return options
      }())
    #expect(wide.refusals == [])
    #expect(wide.report?.distinctRows == 2)
  }
}
