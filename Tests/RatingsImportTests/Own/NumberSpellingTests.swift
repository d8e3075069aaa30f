import FreedomModel
import FreedomTestSupport
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
