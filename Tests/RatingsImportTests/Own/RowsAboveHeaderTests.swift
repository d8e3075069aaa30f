import FreedomTestSupport
import FreedomModel
import TabularFiles
import Testing

@testable import RatingsImport

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
