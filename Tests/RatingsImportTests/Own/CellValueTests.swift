import FreedomModel
import FreedomTestSupport
import TabularFiles
import Testing

@testable import RatingsImport

@Suite("Numbers as people write them")
struct NumberSpellingTests {
  @Test(
    "are read where they can be one number only",
    arguments: [
      ("64,5", DecimalMark.comma, "64.5"), ("1.973", .comma, "1973"),
      ("1.234.567,25", .comma, "1234567.25"),
      ("1,973", .point, "1973"), ("1,973.5", .point, "1973.5"), ("-0,123", .comma, "-0.123"),
      ("64,5 %", .comma, "64.5"), ("64.5%", nil, "64.5"), ("1 973", nil, "1973"),
      ("1\u{A0}973,5", .comma, "1973.5"), ("1'973", nil, "1973"), ("\u{2212}5", nil, "-5"),
    ] as [(String, DecimalMark?, String)])
  func numbers(text: String, decimal: DecimalMark?, plain: String) {
    #expect(NumberSpelling(decimal: decimal).read(text)?.plain == plain)
  }

  @Test(
    "are refused where they are none, or could be two",
    arguments: [
      ("1,973", nil), ("64,5", nil), ("64.5", .comma), ("1.97.3", .comma), ("0.123", .comma),
      ("1,97", .point), ("1,,973", .point), ("1 97", nil), ("12%%", nil), ("%", nil), ("5*", nil),
      ("2/3", nil), ("1-7", nil), ("\u{FF15}", nil), ("1,5,5", .comma), ("five", nil),
    ] as [(String, DecimalMark?)])
  func noNumbers(text: String, decimal: DecimalMark?) {
    #expect(NumberSpelling(decimal: decimal).read(text) == nil)
  }

  private func scores(
    _ values: [String], delimiter: String = ";", decimal: DecimalMark? = nil
  ) throws -> Imported {
    var options = ImportOptions.naming("own")
    options.decimal = decimal
    let rows = values.enumerated().map { "Kenya\(delimiter)\(1990 + $0)\(delimiter)\($1)" }
    return try importing(
      csv: "country\(delimiter)year\(delimiter)score\n" + rows.joined(separator: "\n") + "\n",
      options: options)
  }

  @Test(
    "with one comma in a file of semicolons or tabs are read, with a note", arguments: [";", "\t"])
  func semicolons(delimiter: String) throws {
    let imported = try scores(["1,973", "7", "64,5"], delimiter: delimiter)
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 1990, "own.score") == 1.973)
    #expect(imported.sink.number("KEN", 1992, "own.score") == 64.5)
    #expect(imported.findings("decimal-comma").map(\.value) == ["1,973"])
  }

  @Test("that could be thousands are refused, and both readings named")
  func ambiguous() throws {
    for imported in [try scores(["1,973", "2,104"]), try scores(["\"1,973\""], delimiter: ",")] {
      let finding = try #require(imported.findings("not-a-number").first)
      #expect(finding.hint == "it may be 1.973 or 1973; choose one: --decimal comma|point")
      #expect(imported.sink.all.isEmpty)
    }
  }

  @Test("of both kinds in one file are refused at the one that differs")
  func mixed() throws {
    let imported = try scores(["64,5", "64.5"])
    #expect(imported.findings("not-a-number").map(\.line) == [3])
    let points = try scores(["64.5", "64,5"])
    #expect(points.findings("not-a-number").map(\.line) == [3])
    #expect(points.findings("not-a-number").first?.hint?.contains("--decimal comma") == true)
  }

  @Test("have the mark that the user names, in any file")
  func declared() throws {
    let comma = try scores(["\"1,973\""], delimiter: ",", decimal: .comma)
    #expect(comma.sink.number("KEN", 1990, "own.score") == 1.973)
    let point = try scores(["\"1,973\""], delimiter: ",", decimal: .point)
    #expect(point.sink.number("KEN", 1990, "own.score") == 1973)
    #expect(point.findings("thousands-marks").count == 1)
  }

  @Test("with percent signs are noted once")
  func percent() throws {
    let imported = try scores(["64,5%", "51 %", "7"])
    #expect(imported.sink.number("KEN", 1991, "own.score") == 51)
    #expect(imported.findings("percent-sign").map(\.rule.first) == ["2"])
  }

  @Test("in words name the option for missing values")
  func words() throws {
    let imported = try scores(["7", "6", "unknown"])
    #expect(
      imported.findings("not-a-number").first?.hint?.contains("--missing unknown") == true)
  }

  @Test("are never read otherwise in Freedom House's own files")
  func published() throws {
    var options = ImportOptions()
    options.decimal = .comma
    let imported = try importing(
      [
        TestSheet(
          "FIW13-25",
          [
            ScoreSheets.allDataTitle, ScoreSheets.allDataHeader, ScoreSheets.allDataAbkhazia,
          ])
      ], options: options)
    #expect(imported.findings("option-not-for-file").first?.value == "--decimal")
  }

  @Test(
    "as years may have the fraction that spreadsheets and pandas write",
    arguments: ["2020.0", "2020.00", "2020,0"])
  func years(text: String) throws {
    let imported = try importing(
      csv: "country;year;score\nKenya;\(text);5\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.number("KEN", 2020, "own.score") == 5)
    #expect(imported.findings("year-spelling").map(\.value) == [text])
    #expect(UserEditions.year("2020.5") == nil)
    #expect(UserEditions.year("20200") == nil)
  }
}

@Suite("Codes of missing values")
struct MissingValuesTests {
  private func table(_ values: [String]) -> String {
    "country,year,x\n"
      + values.enumerated().map { "Kenya,\(1980 + $0),\($1)" }.joined(separator: "\n") + "\n"
  }

  @Test("declared ones are missing, as numbers and as texts, and counted by mark")
  func declared() throws {
    let imported = try importingFigures(
      table(["5", "-77", "-77.0", "-88", "n. a.", "6"]), missing: ["-77", "-88", "n. a."])
    #expect(imported.refusals == [])
    #expect(imported.figures == "KEN 5 KEN 6")
    #expect(imported.sink.value("KEN", 1981, "own.x") == .absent(.notRated))
    #expect(imported.sink.text("KEN", 1982, "own.x") == "-77.0")
    #expect(imported.count("missing-values") == 4)
    #expect(imported.count("far-outside") == 0)
  }

  @Test(
    "sure ones that no one declared are missing, with a warning that counts them",
    arguments: [
      ["5", "-77", "-88", "-88"], ["-10", "10", "3", "-66", "-77", "-88"],
      ["0.2", "-999", "-999", "1"],
    ])
  func sure(values: [String]) throws {
    let imported = try importingFigures(table(values))
    let finding = try #require(imported.findings("far-outside").first)
    #expect(finding.severity == .warning)
    #expect(finding.hint?.contains("--missing -") == true)
    #expect(finding.hint?.contains("--range=-") == true)
    let kept = values.filter { (Double($0) ?? 0) > -11 }.count
    #expect(imported.sink.all.count { $0.kept.observation.value.number != nil } == kept)
    #expect(imported.sink.all.count == values.count)
  }

  @Test(
    "others are kept as values, and pointed at",
    arguments: [
      ["5", "6", "-99"], ["1", "7", "3", "999"], ["0.1", "0.9", "0.5", "9999", "9999"],
    ])
  func unsure(values: [String]) throws {
    let imported = try importingFigures(table(values))
    let finding = try #require(imported.findings("far-outside").first)
    #expect(finding.severity == .warning)
    #expect(finding.hint?.contains("--missing") == true)
    #expect(imported.refusals == [])
    #expect(finding.line == (values.firstIndex { abs(Double($0) ?? 0) > 90 } ?? 0) + 2)
    let code = values.last ?? ""
    let declared = try importingFigures(table(values), missing: [code])
    #expect(declared.count("far-outside") == 0)
  }

  @Test(
    "honest values are taken",
    arguments: [
      ["1000", "999", "150000", "9999", "888", "-3"], ["-99", "-120", "-66", "40", "-88"],
      ["0", "100", "55", "99"], ["-9", "3", "-2", "7"], ["0.5", "12", "1400", "340", "25", "3"],
      ["21000000", "17000", "450", "2000000", "300000", "888"], ["999", "998"],
    ])
  func honest(values: [String]) throws {
    let imported = try importingFigures(table(values))
    #expect(imported.refusals == [])
    #expect(imported.count("far-outside") == 0)
    #expect(imported.sink.all.count { $0.kept.observation.value.number != nil } == values.count)
  }

  @Test("a value far from all others is pointed at")
  func alone() throws {
    let imported = try importingFigures(
      table(["1", "2", "3", "4", "5", "6", "7", "3", "2", "4", "700"]))
    #expect(imported.counts() == ["far-outside": 1])
    #expect(imported.findings("far-outside").first?.value == "700")
  }

  @Test("the options are for files of one's own")
  func published() throws {
    var options = ImportOptions()
    options.missing = ["1"]
    let imported = try importing(
      csv: "publication,id,name,kind,edition,year,coverage_start,coverage_end,pr,cl,status\n"
        + "fiw,KEN,Kenya,country,2009,2009,2008-01-01,2008-12-31,4,3,PF\n", options: options)
    #expect(imported.counts(.refusedFile) == ["option-not-for-file": 1])
  }
}

@Suite("Statuses as people write them")
struct StatusWordsTests {
  @Test("no word means two statuses, in whatever languages")
  func unique() {
    var meanings: [String: FreedomStatus] = [:]
    for language in StatusWords.languages {
      for (words, status) in [
        (language.free, FreedomStatus.free), (language.partly, .partlyFree),
        (language.not, .notFree),
      ] {
        for word in words {
          #expect(meanings[word.lowercased()] ?? status == status, "\(language.language) \(word)")
          meanings[word.lowercased()] = status
          #expect(StatusWords.status(word) == status)
        }
      }
    }
  }

  @Test("every language of names has words for them")
  func languages() {
    let known = Set(StatusWords.languages.map(\.language))
    #expect(known.isSuperset(of: NameLanguage.allCases.map(\.rawValue).filter { $0 != "fh" }))
  }

  @Test(
    "are read in any case and with any blanks",
    arguments: [
      ("Partiellement libre", FreedomStatus.partlyFree), ("NICHT FREI", .notFree),
      ("  parcialmente   libre ", .partlyFree), ("Не свободна", .notFree), ("部分自由", .partlyFree),
      ("Özgür Değil", .notFree),
    ])
  func spellings(text: String, status: FreedomStatus) throws {
    let imported = try importing(
      csv: "country,year,status\nKenya,2020,\(text)\n", options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.status("KEN", 2020, "own.status") == status)
  }

  @Test("in a long file are those of an indicator that is called so")
  func long() throws {
    let imported = try importing(
      csv: "country,year,indicator,value\nKenya,2020,Status,PF\nKenya,2020,x,4\n",
      options: .naming("own"))
    #expect(imported.refusals == [])
    #expect(imported.sink.status("KEN", 2020, "own.Status") == .partlyFree)
  }

  @Test("as digits are refused until they are declared")
  func codes() throws {
    let text = "country,year,status\nKenya,2020,2\nMali,2020,3\nFinland,2020,1.0\n"
    let refused = try importing(csv: text, options: .naming("own"))
    #expect(refused.findings("not-a-status").count == 3)
    #expect(
      refused.findings("not-a-status").first?.hint?.contains("--status-codes 1=F,2=PF,3=NF") == true
    )
    var options = ImportOptions.naming("own")
    options.statusCodes = try #require(StatusCodes(["1=F", "2=Partly Free", "3=NF"]))
    let read = try importing(csv: text, options: options)
    #expect(read.refusals == [])
    #expect(read.sink.status("KEN", 2020, "own.status") == .partlyFree)
    #expect(read.sink.status("FIN", 2020, "own.status") == .free)
  }

  @Test(
    "codes that are not pairs, or one twice, are none",
    arguments: [["1"], ["1=X"], ["1=F", "1=NF"]])
  func badCodes(pairs: [String]) { #expect(StatusCodes(pairs) == nil) }
}

@Suite("A date in a user's own workbook")
struct DateCellTests {
  private func importing(_ rows: [[TestCell]]) throws -> Imported {
    var options = ImportOptions()
    options.publication = "p"
    return try RatingsImportTests.importing([TestSheet("Data", rows)], options: options)
  }

  @Test("is refused as a value, by its cell, and the other rows are kept")
  func asFigure() throws {
    let imported = try importing([
      ["country", "year", "pr", "cl"], ["Kenya", 2020, .date(43_831), 3], ["Poland", 2020, 2, 1],
    ])
    let found = try #require(imported.findings("not-a-number").first)
    #expect(found.severity == .refusedRow)
    #expect((found.sheet, found.cell) == ("Data", "C2"))
    #expect(found.value == "2020-01-01")
    #expect(found.rule == "the cell contains a date or a time, not a number")
    #expect(imported.report?.rejected == 1)
    #expect(imported.sink.value("KEN", 2020, "p.pr") == nil)
    #expect(imported.sink.number("POL", 2020, "p.pr") == 2)
  }

  @Test("is refused as a year, and shown as the date that it is")
  func asYear() throws {
    let imported = try importing([
      ["country", "year", "pr", "cl"], ["Kenya", .date(44_197), 4, 3], ["Poland", 2020, 2, 1],
    ])
    let found = try #require(imported.findings("unknown-edition").first)
    #expect((found.severity, found.cell, found.value) == (.refusedRow, "B2", "2021-01-01"))
    #expect(imported.report?.rejected == 1)
    #expect(imported.sink.number("POL", 2020, "p.pr") == 2)
  }

  @Test("is a text in a header row, not the number that is kept")
  func asHeader() throws {
    let sheet = TestSheet("Data", [["country", .date(44_197)], ["Kenya", 1]])
    let file = try TabularFile.read(bytes: WorkbookMaker([sheet]).bytes, name: "x.xlsx")
    #expect(try file.sheets[0].preview(1) == [["country", "2021-01-01"]])
  }
}
