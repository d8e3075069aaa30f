import FreedomModel
import FreedomTestSupport
import Testing

@testable import RatingsImport

@Suite("What is not read of a user's own file")
struct UnreadPartsTests {
  private var options: ImportOptions {
    var options = ImportOptions()
    options.publication = "own"
    return options
  }

  @Test(
    "is named in one line",
    arguments: [
      (
        "country,year,pr,region,score,label\nKenya,2020,4,Africa,9,x\n",
        ["region", "label"]
      ),
      ("country,year,indicator,value,status,n\nKenya,2020,a,4,PF,7\n", ["status", "n"]),
      ("group,id,from,to,why\npact,KEN,,,x\n", ["why"]),
    ])
  func columns(text: String, unread: [String]) throws {
    let imported = try importing(csv: text, options: options)
    #expect(imported.refusals == [])
    let names = imported.findings("unknown-column").map { finding in
      finding.column ?? finding.rule.split(separator: ": ").last.map(String.init) ?? ""
    }
    #expect(names == [unread.joined(separator: ", ")])
  }

  @Test("is not told of the tables that the toolkit writes itself")
  func ownTables() throws {
    let imported = try importing(
      csv: "id,name,kind,iso3,cow,gw,year,fiw_pr\nKEN,Kenya,country,KEN,501,501,2010,4\n",
      options: {
        var options = options
        options.publication = "fiw"
        return options
      }())
    #expect(imported.refusals == [])
    #expect(imported.count("unknown-column") == 0)
  }

  @Test("is named, sheet by sheet, and cell by cell beyond the header")
  func sheets() throws {
    let imported = try importing(
      [
        TestSheet("Cover", [["About these ratings"]]), TestSheet("Empty", []),
        TestSheet(
          "Data",
          [
            ["country", "year", "pr"], ["Kenya", 2020, 4, nil, 7], ["Mali", 2020, 5, nil, 8],
          ]),
      ], options: options)
    #expect(imported.refusals == [])
    #expect(imported.findings("skipped-sheet").map(\.sheet) == ["Cover"])
    let stray = imported.findings("stray-cell")
    #expect(stray.map(\.cell) == ["E2"])
    #expect(stray.first?.rule.hasPrefix("2 cells") == true)
    #expect(stray.first?.sheet == "Data")
  }

  @Test(
    "of two indicators that no one could tell apart the second is refused",
    arguments: [
      "Alpha", "ALPHA", "alp\u{200B}ha",
    ])
  func twins(name: String) throws {
    let imported = try importing(
      csv:
        "country,year,indicator,value\nKenya,2020,alpha,1\nKenya,2020,\(name),2\nMali,2020,\(name),3\n",
      options: options)
    let findings = imported.findings("indicator-twin")
    #expect(findings.map(\.line) == [3, 4])
    #expect(findings.first?.rule.contains("own.alpha") == true)
    #expect(findings.first?.rule.contains("row 2") == true)
    #expect(imported.sink.indicators.map(\.id) == ["own.alpha"])
  }

  @Test("one indicator whose accents are composed in two ways is one")
  func composedAccents() throws {
    let imported = try importing(
      csv: "country,year,indicator,value\nKenya,2020,libert\u{E9},1\nKenya,2021,liberte\u{301},2\n",
      options: options)
    #expect(imported.refusals == [])
    #expect(imported.sink.indicators.count == 1)
    #expect(imported.sink.number("KEN", 2021, "own.libert\u{E9}") == 2)
  }

  @Test(
    "a number that would be stored as another is refused",
    arguments: [
      "9007199254740993", "-9007199254740993", "1e400", "1e-400", "123456789012345678901",
      "4.9e-324",
    ])
  func numbersNotKept(text: String) throws {
    let imported = try importing(
      csv: "country,year,indicator,value\nKenya,2020,a,\(text)\n", options: options)
    #expect(imported.findings("number-not-kept").map(\.value) == [text])
    #expect(imported.sink.all.isEmpty)
  }

  @Test(
    "a number with more digits than are kept is noted with the one stored",
    arguments: [
      ("0.33333333333333333333", 0.3333333333333333),
      ("4503599627370497.75", 4_503_599_627_370_498),
    ])
  func numbersRounded(text: String, stored: Double) throws {
    let imported = try importing(
      csv: "country,year,indicator,value\nKenya,2020,a,\(text)\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.findings("rounded").map(\.value) == [text])
    #expect(imported.sink.number("KEN", 2020, "own.a") == stored)
  }

  @Test(
    "a number that is kept needs no word",
    arguments: [
      "0.1", "9007199254740992", "4.9000000000000004", "0.30000000000000004", "1e22", "6.02e23",
      "100000000000000000000", "0.10000000000000000000",
    ])
  func numbersKept(text: String) throws {
    let imported = try importing(
      csv: "country,year,indicator,value\nKenya,2020,a,\(text)\n", options: options)
    #expect(imported.refusals == [])
    #expect(imported.count("rounded") == 0)
    #expect(imported.sink.number("KEN", 2020, "own.a") == Double(text))
  }

  @Test(
    "a name with letters that only look Latin is refused with the one meant",
    arguments: [
      ("K\u{435}nya", "Kenya"), ("\u{39A}enya", "Kenya"), ("M\u{430}li", "Mali"),
    ])
  func lookAlikes(written: String, meant: String) throws {
    let imported = try importing(
      csv: "country,year,pr\n\(written),2020,4\n", options: options)
    let finding = try #require(imported.findings("unknown-entity").first)
    #expect(finding.hint == "did you mean: \(meant)")
  }
}

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
