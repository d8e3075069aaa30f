import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("A sheet with more tables than one")
struct OtherTablesTests {
  private static func wide(skippingBadRows: Bool = false) -> ImportOptions {
    var options = ImportOptions.naming("k")
    options.indicator = "s"
    options.skipsBadRows = skippingBadRows
    return options
  }

  @Test(
    "of which one has other years below is refused, whatever rows may be left out",
    arguments: ["country,2021,2022", "Country , 2021, 2022"])
  func below(header: String) throws {
    let imported = try importing(
      csv: "country,2019,2020\nKenya,1,2\n\n\(header)\nMali,3,4\n",
      options: Self.wide(skippingBadRows: true))
    #expect(imported.findings("second-header").map(\.line) == [4])
    #expect(imported.findings("second-header").first?.severity == .refusedFile)
  }

  @Test("whose columns below are in another order is refused")
  func otherOrder() throws {
    let imported = try importing(
      csv: "country,year,pr,cl\nKenya,2019,4,3\ncountry,year,cl,pr\nMali,2019,4,5\n",
      options: .naming("k"))
    try ExpectedFinding(
      .refusedFile, "second-header", line: 3, value: "country, year, cl, pr"
    ).check(imported)
  }

  @Test("under the same header again, as in joined files, is one table")
  func joined() throws {
    let imported = try importing(
      csv: "country,year,score\nKenya,2019,4\ncountry,year,score\nMali,2019,3\n",
      options: .naming("k"))
    #expect(imported.refusals == [])
    #expect(imported.findings("repeated-header").map(\.line) == [3])
    #expect(imported.sink.number("MLI", 2019, "k.score") == 3)
    #expect(imported.sink.all.count == 2)
  }

  @Test("is none where a row has values under the word of a header, or nothing")
  func noHeader() throws {
    let imported = try importing(
      csv: "country,year,score\nKenya,2019,4\ncountry,2019,3\n", options: .naming("k"))
    #expect(imported.findings("second-header").isEmpty)
    #expect(imported.findings("unknown-entity").map(\.line) == [3])
    let alone = try importing(
      csv: "country,2019,2020\ncountry,,\nKenya,1,2\n", options: Self.wide())
    #expect(alone.refusals == [])
    #expect(alone.sink.all.count == 2)
  }

  @Test("beside each other is refused, where the second column of countries has no header")
  func beside() throws {
    let csv = "country,2019,2020,,,2021,2022\nKenya,1,2,,Mali,3,4\nTogo,5,6,,Benin,7,8\n"
    let imported = try importing(csv: csv, options: Self.wide())
    try ExpectedFinding(
      .refusedFile, "two-country-columns", line: 1, column: "E", value: ""
    ).check(imported)
    var options = Self.wide()
    options.headers = ["country": "country"]
    let chosen = try importing(csv: csv, options: options)
    #expect(chosen.sink.number("KEN", 2021, "k.s") == 3)
  }

  @Test("is not one where a column without a header names the same countries, or none")
  func sameCountries() throws {
    let imported = try importing(
      csv: "country,2019,2020,,\nKenya,1,2,KEN,e\nMali,5,6,MLI,Togo and others\n",
      options: Self.wide())
    #expect(imported.refusals == [])
    #expect(imported.sink.all.count == 4)
  }
}

@Suite("A row that does not name its indicator")
struct UnnamedIndicatorTests {
  @Test("is refused and reported, in a table of years and in one of values")
  func merged() throws {
    let wide = try importing(
      [
        TestSheet(
          "S",
          [
            ["Indicator", "country", 2020, 2021], ["x", "Kenya", 4, 4], [nil, "Mali", 5, 6],
          ])
      ], options: .naming("k"))
    #expect(wide.findings("missing-indicator").map(\.cell) == ["A3"])
    #expect(wide.report?.rejected == 1)
    let long = try importing(
      [
        TestSheet(
          "S",
          [
            ["country", "year", "indicator", "value"], ["Kenya", 2020, "x", 4],
            ["Mali", 2020, nil, 5],
          ])
      ], options: .naming("k"))
    #expect(long.findings("missing-indicator").map(\.cell) == ["C3"])
    #expect(long.report?.rejected == 1)
  }
}
