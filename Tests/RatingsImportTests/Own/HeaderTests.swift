import FreedomModel
import FreedomTestSupport
import TabularFiles
import Testing

@testable import RatingsImport

@Suite("Headers of two rows, and years over groups of columns")
struct JoinedHeaderTests {
  @Test("of a tidy table are read as one")
  func tidy() throws {
    let imported = try importing(
      csv: "Country,Year,Ratings,,Status\n,,PR,CL,\nHungary,2024,3,3,PF\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("HUN", 2024, "own.cl") == 3)
    #expect(imported.sink.status("HUN", 2024, "own.status") == .partlyFree)
    #expect(imported.findings("header-of-two-rows").map(\.line) == [1])
  }

  @Test("of which the second has units leave the first as it is")
  func units() throws {
    let imported = try importing(
      csv: "country,year,score,share\n,,points,%\nKenya,2024,3,4\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2024, "own.share") == 4)
  }

  @Test(
    "with years over names, or names over years, are a table of several indicators",
    arguments: [
      "country,2022,,2023,\n,Estimate,Rank,Estimate,Rank\nKenya,0.5,40,0.6,41\n",
      ",2022,,2023,\ncountry,Estimate,Rank,Estimate,Rank\nKenya,0.5,40,0.6,41\n",
      "country,Estimate,,Rank,\n,2022,2023,2022,2023\nKenya,0.5,0.6,40,41\n",
      "country,Estimate 2022,Rank 2022,Estimate 2023,Rank 2023\nKenya,0.5,40,0.6,41\n",
      "country,estimate_2022,estimate_2023,rank_2022,rank_2023\nKenya,0.5,0.6,40,41\n",
    ])
  func groups(text: String) throws {
    let imported = try importing(csv: text, options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2022, "own.estimate") == 0.5)
    #expect(imported.sink.number("KEN", 2023, "own.rank") == 41)
    #expect(imported.sink.all.count == 4)
  }

  @Test("of Freedom House's indicators are theirs where the user says so")
  func official() throws {
    let imported = try importing(
      csv: "country,pr_2019,pr_2020,cl_2019,cl_2020\nKenya,4,4,4,4\n", options: .naming("fiw"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "fiw.cl") == 4)
    let foreign = try importing(
      csv: "country,foo_2019,foo_2020\nKenya,4,4\n", options: .naming("fiw"))
    #expect(foreign.findings("unknown-indicator").first?.severity == .refusedFile)
  }

  @Test(
    "as pandas writes a pivot table, with the countries named below, are read",
    arguments: [
      ",pr,pr,score,score\nyear,2019,2020,2019,2020\ncountry,,,,\nKenya,4,5,48,47\n",
      "year,2019,2019,2020,2020\n,pr,score,pr,score\ncountry,,,,\nKenya,4,48,5,47\n",
    ])
  func pivot(text: String) throws {
    let imported = try importing(csv: text, options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "own.pr") == 5)
    #expect(imported.sink.number("KEN", 2019, "own.score") == 48)
    #expect(imported.sink.all.count == 4)
    #expect(imported.findings("header-of-two-rows").first?.rule.contains("rows 1 to 3") == true)
    let workbook = try importing(
      [
        TestSheet(
          "S",
          [
            [nil, "pr", nil, "score", nil], ["year", 2019, 2020, 2019, 2020], ["country"],
            ["Kenya", 4, 5, 48, 47],
          ])
      ], options: .naming("own"))
    #expect(workbook.sink.number("KEN", 2020, "own.score") == 47)
  }

  @Test(
    "above years beside the countries are titles, where they are no groups of all years",
    arguments: [",Our table,,,", ",,Source: us,,", ",,,a,b"])
  func titleAboveYears(title: String) throws {
    var options = ImportOptions.naming("own")
    options.indicator = "x"
    let imported = try importing(
      csv: title + "\ncountry,2018,2019,2020,2021\nKenya,1,2,3,4\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.findings("header-of-two-rows").isEmpty)
    #expect((1...4).allSatisfy { imported.sink.number("KEN", 2017 + $0, "own.x") == Double($0) })
  }

  @Test("above years beside the countries are names, where they are groups of all years")
  func groupsAboveYears() throws {
    let imported = try importing(
      csv: ",Estimate,,Rank,\ncountry,2022,2023,2022,2023\nKenya,0.5,0.6,40,41\n",
      options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2023, "own.estimate") == 0.6)
    #expect(imported.sink.number("KEN", 2022, "own.rank") == 40)
  }

  @Test("a row of data below the header is none")
  func data() throws {
    let imported = try importing(
      csv: "country,year,pr\n,2019,4\nKenya,2020,4\n", options: .naming("own"))
    #expect(imported.findings("missing-name").map(\.line) == [2])
  }

  @Test("cells merged over a group are one name")
  func merged() throws {
    let imported = try importing(
      [
        TestSheet(
          "S",
          [
            ["Our index"], ["Country", 2022, nil, 2023, nil],
            [nil, "Score", "Rank", "Score", "Rank"], ["Kenya", 5, 1, 6, 2],
          ])
      ], options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2023, "own.rank") == 2)
    #expect(imported.findings("title-row").count == 1)
  }

  @Test("dates of one day of different years are years")
  func dates() throws {
    var options = ImportOptions.naming("own")
    options.indicator = "x"
    let imported = try importing(
      csv: "country,2019-01-01,2020-01-01\nKenya,1,2\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "own.x") == 2)
    let others = try importing(
      csv: "country,2019-01-01,2020-01-02\nKenya,1,2\n", options: options)
    #expect(others.findings("date-header").count == 2)
  }

  @Test("a column of series names the indicator of each row")
  func series() throws {
    let imported = try importing(
      csv: "country,indicator,2019,2020\nKenya,Press,1,2\nKenya,Vote share,3,4\n",
      options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2019, "own.press") == 1)
    #expect(imported.sink.number("KEN", 2020, "own.vote_share") == 4)
  }
}

@Suite("Rows above the header of a user's own file")
struct RowsAboveHeaderTests {
  /// A header and a row for each way of laying out ratings.
  private static let layouts: [(header: String, row: String, other: String)] = [
    ("country,year,pr,cl,status", "Kenya,2020,4,4,PF", "Poland,2020,1,1,F"),
    ("country,year,indicator,value", "Kenya,2020,a,4", "Poland,2020,a,1"),
    ("country,2019,2020,2021", "Kenya,4,4,4", "Poland,1,1,1"),
    ("group,id,from,to", "pact,KEN,2000-01-01,", "pact,POL,2001-01-01,"),
  ]

  private static var options: ImportOptions {
    var options = ImportOptions()
    options.publication = "own"
    return options
  }

  private func read(_ text: String) throws -> Imported {
    var options = Self.options
    if text.contains("country,2019") { options.indicator = "s" }
    return try importing(csv: text, options: options)
  }

  @Test("are refused where they are data", arguments: layouts, [1, 2, 11, 12, 60])
  func data(_ layout: (header: String, row: String, other: String), count: Int) throws {
    let above = Array(repeating: layout.other, count: count).joined(separator: "\n")
    let imported = try read("\(above)\n\(layout.header)\n\(layout.row)\n")
    let finding = try #require(
      imported.findings(count < FilePreview.depth ? "data-above-header" : "deep-header").first,
      "\(imported.log.findings)")
    #expect(finding.severity == .refusedFile)
    let told = "\(finding.rule) \(finding.value ?? "")"
    #expect(told.contains(layout.header.split(separator: ",").joined(separator: ", ")))
    #expect(told.contains(layout.other.split(separator: ",").joined(separator: ", ")))
    #expect("\(finding.line ?? 0) \(told)".contains("\(count + 1)"))
  }

  @Test("are refused in a workbook too, and in Freedom House's own tables")
  func workbooks() throws {
    let sheet = TestSheet(
      "S", [["Poland", 2020, 1, 1], ["country", "year", "pr", "cl"], ["Kenya", 2020, 4, 4]])
    #expect(
      try importing([sheet], options: Self.options).findings("data-above-header").first?.line == 1)
    let scores = TestSheet(
      "FIW13-25",
      [
        ScoreSheets.allDataTitle, ScoreSheets.allDataAbkhazia, ScoreSheets.allDataHeader,
        ScoreSheets.allDataAbkhazia,
      ])
    #expect(try importing([scores]).findings("data-above-header").first?.line == 2)
  }

  @Test("are named where they are titles", arguments: layouts.prefix(3))
  func titles(_ layout: (header: String, row: String, other: String)) throws {
    let imported = try read(
      "\"Ratings, 2nd edition\"\n\n\nSource: the authors; Accra\n\(layout.header)\n\(layout.row)\n")
    #expect(imported.refusals == [])
    let titles = imported.findings("title-row")
    #expect(titles.map(\.line) == [1, 4])
    #expect(titles.map(\.value) == ["Ratings, 2nd edition", "Source: the authors; Accra"])
  }

  @Test("count in the numbers of the lines that findings name")
  func lineNumbers() throws {
    let imported = try importing(
      csv: "Title\n\n\n\ncountry,year,pr,extra\nKenya,2020,4,x\nAtlantis,2020,4,x\n",
      options: Self.options)
    #expect(imported.findings("unknown-column").first?.line == 5)
    #expect(imported.findings("unknown-entity").first?.line == 7)
    #expect(
      try importing(csv: "Title\n\n\na,b,c\n1,2,3\n").findings("missing-column").first?.line == 4)
  }

  @Test("with a quote in the wrong place in the header are refused, or taken literally when asked")
  func quotes() throws {
    for header in ["country,year,\"\"pr,cl", "country,year,\"p\"r,cl", "country,year,p\"r,cl"] {
      let imported = try importing(csv: "\(header)\nKenya,2020,3,4\n", options: Self.options)
      let finding = try #require(imported.log.findings.first { $0.severity == .refusedFile })
      #expect(["text-after-quote", "bare-quote"].contains(finding.code))
      #expect(finding.line == 1)
      #expect(imported.sink.all.isEmpty)
    }
    var options = Self.options
    options.reading.isLenient = true
    let lenient = try importing(csv: "country,year,p\"r,cl\nKenya,2020,3,4\n", options: options)
    #expect(lenient.refusals == [])
    #expect(lenient.count("lone-quotes") == 1)
  }
}

@Suite("The headers of a table of countries by years")
struct WideHeaderTests {
  private var options: ImportOptions {
    var options = ImportOptions()
    options.publication = "own"
    options.indicator = "s"
    return options
  }

  @Test("that are not years for certain are each named")
  func namesWhatIsLeftOut() throws {
    let imported = try importing(
      csv: """
        country,zone,2019,2020,FY2021,X2022,2023 [YR2023],2024p,Mean,
        Kenya,East,48,47,1,2,52,3,4,5

        """, options: options)
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 3)
    #expect(imported.sink.number("KEN", 2023, "own.s") == 52)
    #expect(imported.findings("year-spelling").map(\.value) == ["2023 [YR2023]"])
    #expect(imported.findings("unknown-year").map(\.value) == ["FY2021", "X2022", "2024p"])
    #expect(
      imported.findings("unknown-column").map(\.rule)
        == ["3 columns are not imported: zone, Mean, J"])
  }

  @Test("are taken with R's X where all of them have it")
  func namesOfR() throws {
    let imported = try importing(csv: "country,X2019,X2020\nKenya,48,47\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "own.s") == 47)
    #expect(imported.findings("year-spelling").count == 2)
  }

  @Test("are each named, however many they are")
  func namesHundreds() throws {
    let names = (1...100).map { "note\($0)" }
    let imported = try importing(
      csv: "country,2019,2020," + names.joined(separator: ",") + "\nKenya,1,2,"
        + names.joined(separator: ",") + "\n", options: options)
    let told = imported.findings("unknown-column").map { "\($0.column ?? "") \($0.rule)" }
    let words = Set(told.joined(separator: " ").split { $0 == " " || $0 == "," }.map(String.init))
    #expect(words.isSuperset(of: names))
  }

  @Test(
    "that are dates are refused with the year to write",
    arguments: [
      ("2021-01-01", 2021), ("2021-06-30 00:00:00", 2021), ("31/12/2021", 2021),
      ("12/31/2021", 2021), ("1.1.2021", 2021), ("44197", 2021), ("44196", 2020), ("43831", 2020),
      ("43890", 2020), ("43891", 2020),
    ])
  func dates(header: String, year: Int) throws {
    let imported = try importing(
      csv: "country,1999,2000,\(header)\nKenya,1,2,3\n", options: options)
    let finding = try #require(imported.findings("date-header").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.value == header)
    #expect(finding.line == 1)
    #expect(finding.hint?.hasPrefix("write \(year),") == true)
    let workbook = try importing(
      [
        TestSheet(
          "S",
          [
            ["country", 1999, 2000, Double(header).map { .number($0) } ?? .text(header)],
            ["Kenya", 1, 2, 3],
          ])
      ], options: options)
    #expect(workbook.findings("date-header").first?.cell == "D1")
  }

  @Test(
    "have the days of a spreadsheet's numbers",
    arguments: [
      (44197, "2021-01-01"), (43890, "2020-02-29"), (36585, "2000-02-29"), (61, "1900-03-01"),
    ])
  func serialNumbers(serial: Int, day: String) {
    #expect(CalendarDate(daysSince1900: serial).description == day)
  }

  @Test("that have a year in them and are none tell what to write")
  func noneIsCertain() throws {
    let imported = try importing(
      csv: "country,FY2020,FY2021\nKenya,1,2\n", options: options)
    let hint = imported.findings("missing-column").first?.hint
    #expect(hint?.contains("\"FY2020\" as 2020, \"FY2021\" as 2021") == true)
  }

  @Test("of one edition twice are refused")
  func oneEditionTwice() throws {
    let imported = try importing(
      csv: "country,2019,2020,2020 [YR2020]\nKenya,1,2,3\n", options: options)
    #expect(imported.findings("duplicate-header").first?.severity == .refusedFile)
  }
}
