import FreedomModel
import Testing

@testable import RatingsExport

@Suite struct WorkbookTests {
  @Test func theSameTablesGiveTheSameBytes() throws {
    let first = try Workbook([("data", .series), ("hostile", .hostile)]).bytes()
    #expect(first.prefix(2).elementsEqual("PK".utf8))
    #expect(try Workbook([("data", .series), ("hostile", .hostile)]).bytes() == first)
  }

  @Test func aTextThatExcelCannotHoldIsAnError() {
    let table = ResultTable(
      title: "", columns: [.init("a", .string)],
      rows: [[.text(String(repeating: "x", count: 32_768))]])
    #expect(throws: WorkbookError.textIsTooLong(sheet: "data", row: 1, column: "a")) {
      try Workbook([("data", table)]).bytes()
    }
  }

  @Test func namesOfSheetsAreMadeToFit() {
    var names = SheetNames()
    #expect(names.fitted("data") == "data")
    #expect(names.fitted("DATA") == "DATA (2)")
    #expect(names.fitted("a/b:c") == "a-b-c")
    #expect(names.fitted("'quoted'") == "quoted")
    #expect(names.fitted("") == "Sheet")
    #expect(names.fitted("History") == "History (2)")
    #expect(names.fitted(String(repeating: "x", count: 40)).count == 31)
    #expect(names.fitted(String(repeating: "x", count: 40)).hasSuffix("xx (2)"))
  }

  @Test func aLastSheetTellsAboutTheOthers() throws {
    let about = try #require(Workbook([("data", .series)]).sheets.last)
    #expect(about.name == "about")
    #expect(
      about.table.rows.first == [.text("data"), .text("title"), .text(ResultTable.series.title)])
  }
}
