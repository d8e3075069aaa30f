import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("Years written otherwise in a file of one's own")
struct YearSpellingTests {
  @Test(
    "as parts of years, or with the mark of a footnote, are not columns of those years",
    arguments: [
      "2019Q4,2020Q4", "Q1 2019,Q1 2020", "Dec-2019,Dec-2020", "1 Jan 2019,1 Jan 2020",
      "H1 2019,H1 2020", "2019 juillet,2020 juillet", "week 3 2019,week 3 2020", "2019a,2020a",
    ], ["s", nil])
  func parts(headers: String, indicator: String?) throws {
    var options = ImportOptions.naming("k")
    options.indicator = indicator
    let imported = try importing(csv: "country,\(headers)\nKenya,1,2\n", options: options)
    let hint = try #require(imported.findings("missing-column").first?.hint)
    #expect(hint.contains("as 2019") && hint.contains("as 2020"))
    #expect(imported.sink.all.isEmpty)
  }

  @Test("as names beside years are still indicators")
  func names() throws {
    let imported = try importing(
      csv: "country,2019 score,2020 score,March rank 2019,March rank 2020\nKenya,1,2,3,4\n",
      options: .naming("k"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "k.score") == 2)
    #expect(imported.sink.number("KEN", 2020, "k.march_rank") == 4)
  }

  @Test("several parts of one year have a hint of their own")
  func quarters() throws {
    let imported = try importing(
      csv: "country,2019Q1,2019Q2,2020Q1\nKenya,1,2,3\n", options: .naming("k"))
    let hint = try #require(imported.findings("missing-column").first?.hint)
    #expect(hint.contains("keep one for each year"))
  }

  @Test(
    "in a row say what to write",
    arguments: [
      ("31/12/2020", "write its year, 2020"), ("2020-12-31", "write its year, 2020"),
      ("1905-07-12", "may show a year as a date"), ("FY2020", "write 2020"),
      ("2020-21", "write 2020"), ("\"2,020\"", "write 2020, without a mark"),
      ("20", "four digits"), ("43831", "date number"), ("Kenya", "a year such as 2009"),
    ], ["k", "fiw"])
  func rows(year: (written: String, advice: String), publication: String) throws {
    let imported = try importing(
      csv: "country,year,pr\nKenya,\(year.written),4\n", options: .naming(publication))
    let hint = try #require(imported.findings("unknown-edition").first?.hint)
    #expect(hint.contains(year.advice), "\(hint)")
  }
}

@Suite("Values that are not plain numbers")
struct UnplainValueTests {
  @Test("as Stata writes fractions are numbers", arguments: [".52", "-.52", ".0", "+.5"])
  func fractions(text: String) throws {
    let imported = try importing(
      csv: "country,year,score\nKenya,2020,\(text)\n", options: .naming("k"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "k.score") == Double(text))
    let comma = try importing(
      csv: "country;year;score\nKenya;2020;\(text.replacing(".", with: ","))\nMali;2020;1,5\n",
      options: .naming("k"))
    #expect(comma.refusals == [] || text.hasPrefix("+"))
  }

  @Test("of three digits show that the point is no mark of thousands")
  func threeDigits() throws {
    let imported = try importing(
      csv: "country;year;score\nKenya;2020;.523\nMali;2020;1.523\n", options: .naming("k"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("MLI", 2020, "k.score") == 1.523)
  }

  @Test("in the only column are named", arguments: ["score", "gdp"])
  func unreadable(header: String) throws {
    let imported = try importing(
      csv: "country,year,\(header)\nKenya,2020,\"$1,234\"\nMali,2020,$5\n", options: .naming("k"))
    try ExpectedFinding(
      .refusedFile, "no-plain-numbers", line: 2, column: header, value: "$1,234"
    ).check(imported)
  }

  @Test("a column of countries without a header is named")
  func noHeader() throws {
    let imported = try importing(
      csv: ",2019,2020\nKenya,1,2\nMali,3,4\n", options: .naming("k"))
    let hint = try #require(imported.findings("missing-column").first?.hint)
    #expect(hint == "write country above column A, which has no header")
  }

  @Test("formulas without values are named, where there is nothing else")
  func formulas() throws {
    let imported = try importing(
      [
        TestSheet(
          "S", [["country", "year", "x"], ["Kenya", 2020, .formula("2+2", value: nil)]])
      ], options: .naming("k"))
    #expect(imported.findings("cell-without-value").map(\.line) == [2])
  }

  @Test("years down and countries across are named", arguments: ["2019,1,2\n2020,3,4\n"])
  func transposed(rows: String) throws {
    let imported = try importing(csv: "year,Kenya,Mali\n" + rows, options: .naming("k"))
    #expect(imported.findings("transposed-table").first?.severity == .refusedFile)
  }

  @Test(
    "rows in one field are named",
    arguments: [
      ("\"country\" \"year\" \"score\"\n\"1\" \"Kenya\" 2020 4\n", "parted by blanks"),
      ("\"country,year,score\"\n\"Kenya,2020,4\"\n", "quotes around whole rows"),
    ])
  func oneField(csv: String, advice: String) throws {
    let imported = try importing(csv: csv, options: .naming("k"))
    let hint = try #require(imported.findings("unknown-layout").first?.hint)
    #expect(hint.contains(advice))
  }
}
