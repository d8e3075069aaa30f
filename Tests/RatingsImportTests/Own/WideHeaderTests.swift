import FreedomTestSupport
import FreedomModel
import Testing

@testable import RatingsImport

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
