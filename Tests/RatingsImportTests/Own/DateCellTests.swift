import FreedomTestSupport
import FreedomModel
import TabularFiles
import Testing

@testable import RatingsImport

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
