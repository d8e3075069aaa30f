import FreedomTestSupport
import FreedomModel
import TabularFiles
import Testing

@testable import RatingsImport

@Suite("CSV copies of the aggregate scores")
struct AggregateScoresCopyTests {
  private let sheet = TestSheet(
    "FIW2006",
    [
      ScoreSheets.header2006, ["Cote d\u{2019}Ivoire"] + ScoreSheets.zambia.dropFirst(),
      ["Abkhazia*"] + ScoreSheets.zambia.dropFirst(), Array(repeating: .blank, count: 16),
    ])

  /// The copy as spreadsheets save it on Western systems.
  private var bytes: [UInt8] {
    String(decoding: sheet.csv(), as: UTF8.self).unicodeScalars.map {
      $0 == "\u{2019}" ? 0x92 : UInt8($0.value)
    }
  }

  @Test("ask for their edition, which only the sheet's name had, and do not trust the file's name")
  func editionNotNamed() throws {
    var options = ImportOptions()
    options.reading.encoding = .windows1252
    let imported = try importing(bytes, name: "AggregateScores2006.csv", options: options)
    #expect(imported.layout == "fiw-scores")
    let finding = try #require(imported.findings("edition-not-named").first)
    #expect(finding.severity == .refusedFile)
    #expect(finding.hint?.contains("--edition") == true)
  }

  @Test("are read when it is named")
  func editionNamed() throws {
    var options = ImportOptions()
    options.reading.encoding = .windows1252
    options.edition = "2006"
    let imported = try importing(bytes, name: "any.csv", options: options)
    #expect(imported.refusals == [])
    #expect(imported.report?.rows == 2)
    #expect(imported.sink.number("CIV", 2006, "fiw.total") == 56)
    #expect(imported.count("delimiter-only-lines") == 1)
  }

  @Test("are read when a title over the table names it")
  func editionInTitle() throws {
    let titled = TestSheet("", [["Freedom in the World 2006: Aggregate Scores"]] + sheet.rows)
    let imported = try importing(titled.csv(), name: "any.csv")
    #expect(imported.refusals == [])
    #expect(imported.report?.editions == [2006])
  }

  @Test("may have row numbers in front and headers that R has mangled")
  func rowNumbers() throws {
    let text = """
      "","Country.Territory","C.T.","FIW03.PR","FIW04.PR","FIW05.PR","FIW03.CL.","FIW03.Total"
      "1","Abkhazia","t",9,9,9,20,29
      "2","Cote d\u{2019}Ivoire","c",13,NA,12,18,31

      """
    let imported = try importing(csv: text, name: "fiw_0305.csv")
    #expect(imported.refusals == [])
    #expect(imported.layout == "fiw-scores")
    #expect(imported.report?.rows == 6 - 1)
    #expect(imported.sink.number("CIV", 2005, "fiw.pr_score") == 12)
    #expect(imported.sink.number("XAB", 2003, "fiw.cl_score") == 20)
    #expect(imported.count("unnamed-column") == 1)
  }
}
