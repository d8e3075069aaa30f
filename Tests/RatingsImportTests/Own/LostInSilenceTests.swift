import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("A file of one's own of which something would be lost or mistaken without a word")
struct LostInSilenceTests {
  private static func mapping(_ headers: [String: String]) -> ImportOptions {
    var options = ImportOptions.naming("k")
    options.headers = headers
    return options
  }

  @Test("without a header is refused, although --map names the columns by its first row")
  func headerless() throws {
    let imported = try importing(
      csv: "Kenya,2020,5\nMali,2020,6\n",
      options: Self.mapping(["country": "Kenya", "year": "2020"]))
    try ExpectedFinding(.refusedFile, "no-header", line: 1, value: "Kenya, 2020, 5")
      .check(imported)
  }

  @Test("without a header is known as one, and no header of it is suggested")
  func headerlessUnnamed() throws {
    let imported = try importing(csv: "Kenya,2020,5\nMali,2020,6\n", options: .naming("k"))
    try ExpectedFinding(.refusedFile, "no-header", line: 1, value: "Kenya, 2020, 5")
      .check(imported)
    #expect(imported.findings("no-header").first?.hint?.contains("--map") == false)
  }

  @Test("is refused where --map names a header that it does not have", arguments: ["year", "pr"])
  func absentHeader(field: String) throws {
    let imported = try importing(
      csv: "country,year,score\nKenya,2020,5\n", options: Self.mapping([field: "Jahr"]))
    try ExpectedFinding(.refusedFile, "no-such-header", value: "Jahr").check(imported)
    #expect(imported.findings("no-such-header").first?.hint?.contains("country, year") == true)
  }

  @Test("is refused where --map takes away the column of the years")
  func withoutYear() throws {
    let imported = try importing(
      csv: "country,year,score\nKenya,2020,5\n", options: Self.mapping(["yaer": "year"]))
    try ExpectedFinding(.refusedFile, "missing-column", line: 1, value: "country, year, score")
      .check(imported)
  }

  @Test("takes a header over two lines by the name that the hint writes")
  func headerWithLineBreak() throws {
    let csv = "\"country\",\"year\n(report)\",score\nKenya,2020,5\n"
    let refused = try importing(csv: csv, options: .naming("k"))
    let hint = try #require(refused.findings("missing-column").first?.hint)
    #expect(hint == "is it \"year (report)\"? then use --map year=\"year (report)\"")
    let imported = try importing(csv: csv, options: Self.mapping(["year": "year (report)"]))
    #expect(imported.sink.number("KEN", 2020, "k.score") == 5)
  }

  @Test("is refused where its only numbers are in a column of texts")
  func noNumbers() throws {
    let imported = try importing(
      csv: "country,year,score\nKenya,2020,1\nMali,2020,(5)\nTogo,2020,5-\n",
      options: .naming("k"))
    try ExpectedFinding(.refusedFile, "mixed-column", line: 3, column: "score", value: "(5)")
      .check(imported)
  }

  @Test("has a column of texts and some numbers named with a warning")
  func mixedColumn() throws {
    let imported = try importing(
      csv: "country,year,first,second\nKenya,2020,1,1\nMali,2020,x,2\nTogo,2020,y,3\n",
      options: .naming("k"))
    try ExpectedFinding(.warning, "mixed-column", line: 3, column: "first", value: "x")
      .check(imported)
    #expect(imported.sink.number("TGO", 2020, "k.second") == 3)
  }

  @Test("is refused where some numbers are percent and the others may be fractions")
  func fractionsBesidePercent() throws {
    let imported = try importing(
      csv: "country,year,share\nKenya,2020,64%\nMali,2020,0.5\n", options: .naming("k"))
    try ExpectedFinding(
      .refusedFile, "percent-in-part", line: 2, column: "share", value: "k.share"
    ).check(imported)
  }

  @Test("is refused so although a range is declared")
  func fractionsInRange() throws {
    var options = ImportOptions.naming("k")
    options.declarations.ranges = [.init(0...100)]
    let imported = try importing(
      csv: "country,year,share\nKenya,2020,64%\nMali,2020,0.5\n", options: options)
    #expect(imported.findings("percent-in-part").first?.severity == .refusedFile)
  }

  @Test("is warned of where some numbers are percent and the others are on the same scale")
  func numbersBesidePercent() throws {
    let imported = try importing(
      csv: "country,year,share\nKenya,2020,64%\nMali,2020,50\n", options: .naming("k"))
    try ExpectedFinding(.warning, "percent-in-part", line: 2, column: "share", value: "k.share")
      .check(imported)
    #expect(imported.sink.number("MLI", 2020, "k.share") == 50)
  }

  @Test("with two tables side by side is refused")
  func sideBySide() throws {
    let csv = "country,year,score,,country2,year2,score2\nKenya,2020,1,,Mali,2020,2\n"
    let imported = try importing(csv: csv, options: .naming("k"))
    try ExpectedFinding(
      .refusedFile, "two-country-columns", line: 1, column: "country2", value: "country2"
    ).check(imported)
    let said = try importing(csv: csv, options: Self.mapping(["country": "country"]))
    #expect(said.sink.number("KEN", 2020, "k.score") == 1)
  }

  @Test(
    "has the publications named that its rows are of, where the user names another",
    arguments: [
      "publication,country,year,score\na,Kenya,2020,1\nb,Mali,2020,2\n",
      "publication,country,year,indicator,value\na,Kenya,2020,score,1\nb,Mali,2020,score,2\n",
    ])
  func publications(csv: String) throws {
    let imported = try importing(csv: csv, options: .naming("k"))
    try ExpectedFinding(
      .warning, "publication-overruled", line: 2, column: "publication", value: "a, b"
    ).check(imported)
    #expect(imported.sink.number("MLI", 2020, "k.score") == 2)
  }

  @Test("whose columns are index and score is not a long file of indicators called by numbers")
  func rowNumbers() throws {
    let csv = "index,country,year,score\n0,Kenya,2020,5\n1,Mali,2020,6\n"
    let imported = try importing(csv: csv, options: .naming("k"))
    try ExpectedFinding(
      .refusedRow, "indicator-is-number", line: 2, column: "index", value: "0"
    ).check(imported)
    #expect(
      imported.findings("indicator-is-number").first?.hint?.contains("--map score=score;") == true)
    let named = try importing(csv: csv, options: Self.mapping(["score": "score"]))
    #expect(named.refusals == [])
    #expect(named.sink.number("MLI", 2020, "k.score") == 6)
    let meant = try importing(csv: csv, options: Self.mapping(["indicator": "index"]))
    #expect(meant.sink.number("MLI", 2020, "k.1") == 6)
  }

  @Test("that writes 0 without the percent sign of the others has nothing to warn of")
  func zeroWithoutSign() throws {
    let imported = try importing(
      csv: "country,year,share\nKenya,2020,64%\nMali,2020,0\n", options: .naming("k"))
    #expect(imported.findings("percent-in-part") == [])
    #expect(imported.sink.number("MLI", 2020, "k.share") == 0)
  }

  @Test("whose numbers have decimal commas is not one of indicators called by numbers either")
  func numbersWithCommas() throws {
    for csv in [
      "country;index;year;score\nKenya;0,72;2020;5,1\nMali;0,3;2020;6,2\n",
      "country;index;2019;2020\nKenya;0,72;2,5;3\nMali;0,3;3;4,5\n",
    ] {
      let imported = try importing(csv: csv, options: .naming("k"))
      try ExpectedFinding(
        .refusedRow, "indicator-is-number", line: 2, column: "index", value: "0,72"
      ).check(imported)
    }
  }

  @Test("of years that names no indicator has one of its own publication named in the hint")
  func indicatorToName() throws {
    let imported = try importing(
      csv: "country,2019,2020\nKenya,2,3\nMali,3,4\n", options: .naming("k"))
    #expect(
      imported.findings("indicator-not-named").first?.hint?.hasSuffix("--indicator k.total")
        == true)
  }

  @Test("says which numbers a workbook has as texts, however they are written")
  func numbersInTexts() throws {
    let rows: [[TestCell]] = [
      ["country", "year", "score"], [.text("Kenya"), 2020, .text("3.500")],
      [.text("Mali"), 2020, .text(".5")], [.text("Togo"), 2020, 4.5],
    ]
    let imported = try importing([TestSheet("S", rows)], options: .naming("k"))
    #expect(imported.findings("number-stored-as-text").map(\.value) == ["3.500", ".5"])
    #expect(imported.sink.number("KEN", 2020, "k.score") == 3.5)
  }

  @Test("has points that may mark thousands refused until --decimal says which they are")
  func doubtfulPoints() throws {
    let csv = "country;year;people\nKenya;2020;47.213\nMali;2020;19.077\n"
    try ExpectedFinding(.refusedFile, "ambiguous-points", line: 2, value: "47.213")
      .check(try importing(csv: csv, options: .naming("k")))
    for (decimal, value) in [(DecimalMark.comma, 47213.0), (.point, 47.213)] {
      var options = ImportOptions.naming("k")
      options.decimal = decimal
      let imported = try importing(csv: csv, options: options)
      #expect(imported.sink.number("KEN", 2020, "k.people") == value)
    }
    let clear = try importing(csv: csv + "Togo;2020;8.28\n", options: .naming("k"))
    #expect(clear.sink.number("KEN", 2020, "k.people") == 47.213)
  }

  @Test("has texts of a workbook with such points refused too")
  func doubtfulTexts() throws {
    let rows: [[TestCell]] = [
      ["country", "year", "people", "score"], [.text("Kenya"), 2020, .text("47.213"), 64.5],
      [.text("Mali"), 2020, .text("19.077"), 3.25],
    ]
    let refused = try importing([TestSheet("S", rows)], options: .naming("k"))
    let finding = try #require(refused.findings("ambiguous-points").first)
    #expect(finding.severity == .refusedFile && finding.cell == "C2" && finding.value == "47.213")
    var options = ImportOptions.naming("k")
    options.decimal = .comma
    let imported = try importing([TestSheet("S", rows)], options: options)
    #expect(imported.sink.number("KEN", 2020, "k.people") == 47213)
    #expect(imported.sink.number("KEN", 2020, "k.score") == 64.5)
  }

  @Test("has decimal commas where a number has points between its thousands too")
  func bothMarks() throws {
    let csv = "country;year;people\nKenya;2020;38.000,5\nMali;2020;1.234\n"
    let imported = try importing(csv: csv, options: .naming("k"))
    #expect(imported.sink.number("KEN", 2020, "k.people") == 38000.5)
    #expect(imported.sink.number("MLI", 2020, "k.people") == 1234)
  }

  @Test("names --decimal where a number has points between its thousands")
  func pointsOfThousands() throws {
    let imported = try importing(
      csv: "country;year;people\nKenya;2020;47.213.282\nMali;2020;5\n", options: .naming("k"))
    let hint = imported.findings("not-a-number").first?.hint
    #expect(hint == "if this is 47213282, use --decimal comma")
  }

  @Test("has a table of years not taken for one of indicators called by numbers")
  func rowNumbersBesideYears() throws {
    let csv = "country,index,2019,2020\nKenya,7,2,3\nMali,9,3,4\n"
    let imported = try importing(csv: csv, options: .naming("k"))
    try ExpectedFinding(
      .refusedRow, "indicator-is-number", line: 2, column: "index", value: "7"
    ).check(imported)
    #expect(imported.findings("indicator-is-number").count == 2)
    #expect(imported.report?.rejected == 2)
  }

  @Test("of one year in a header is imported as the hint says")
  func oneYear() throws {
    let csv = "country,2020\nKenya,1\nMali,2\n"
    let refused = try importing(csv: csv, options: .naming("k"))
    let hint = refused.findings("missing-column").first?.hint
    #expect(hint == "if all values are of 2020, use --edition 2020 --map NAME=2020")
    var options = Self.mapping(["score": "2020"])
    options.edition = "2020"
    #expect(
      try importing(csv: csv, options: options).sink.number("MLI", 2020, "k.score") == 2)
  }

  @Test(
    "has a row with other delimiters refused below the table, and not taken for a note",
    arguments: [
      "Mali;2020;5", "2020;Mali;5", "Mali\t2020\t5", "\"Mali,2020,5\"", "Mali 2020 5",
      "South Sudan 2020 5", "Mali|2020|5", "Narnia;2020;5",
    ])
  func otherDelimiter(row: String) throws {
    let imported = try importing(
      csv: "country,year,score\nKenya,2020,4\n\(row)\n", options: .naming("k"))
    #expect(imported.findings("too-few-fields").map(\.line) == [3])
    #expect(imported.findings("note-rows").isEmpty)
  }

  @Test(
    "has notes below the table noted, although they name countries and years",
    arguments: ["Kenya: estimate of 2020", "Kenya; estimated", "* Mali 2020: revised", "Table 2"])
  func notes(note: String) throws {
    let imported = try importing(
      csv: "country,year,score\nKenya,2020,4\n\(note)\n", options: .naming("k"))
    #expect(imported.refusals == [])
    #expect(imported.findings("note-rows").map(\.line) == [3])
  }

  @Test("has a row that # leaves out refused")
  func leftOutByNumberSign() throws {
    let imported = try importing(
      csv: "country,year,score\nKenya#,2020,4\n#Mali,2020,5\n", options: .naming("k"))
    try ExpectedFinding(.refusedRow, "unknown-entity", line: 3, column: "country", value: "#Mali")
      .check(imported)
    #expect(imported.sink.number("KEN", 2020, "k.score") == 4)
  }
}
