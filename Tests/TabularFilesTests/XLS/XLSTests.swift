import FreedomTestSupport
@testable import TabularFiles
import Testing

@Suite("Old workbooks (.xls)")
struct XLSTests {
  private let workbook = OldWorkbookBytes(rows: [
    [.text("Country"), .text("PR"), .text("CL ")],
    [],
    [.text("Côte d’Ivoire  "), nil, .number(5.5)],
    [.text("Chad"), .number(6), .number(-0.25)],
  ])

  @Test func rowsAndCellsAreReadAsWritten() throws {
    let file = try TabularFile.read(bytes: workbook.bytes, name: "x.xls")
    #expect(file.format == .xls)
    #expect(file.sheets.map(\.name) == ["Ratings "])
    let seen = try SeenSheet(file.sheets[0])
    #expect(seen.numbers == [1, 3, 4])
    #expect(
      seen.rows == [
        ["Country", "PR", "CL "], ["Côte d’Ivoire  ", "", "5.5"], ["Chad", "6", "-0.25"],
      ])
    #expect(seen.cells.last == SeenCell(address: "C4", kind: .number, text: "-0.25"))
    #expect(try file.sheets[0].preview(1) == [["Country", "PR", "CL "]])
  }

  @Test("The same table as .xls and as .xlsx has the same cells")
  func sameAsNew() throws {
    let numbers = [0.1, 1.0 / 3, 1e-5, 1e21, 123_456_789_012, -7, 0, 2.5]
    let old = OldWorkbookBytes(rows: [[.text("é"), .boolean(true)], numbers.map { .number($0) }])
    let new = WorkbookMaker(
      "<row><c t=\"s\"><v>0</v></c><c t=\"b\"><v>1</v></c></row><row>"
        + "<c><v>0.1</v></c><c><v>0.3333333333333333</v></c><c><v>1e-05</v></c><c><v>1e+21</v></c>"
        + "<c><v>123456789012</v></c><c><v>-7</v></c><c><v>0</v></c><c><v>2.5</v></c></row>",
      strings: "<si><t>é</t></si>")
    #expect(try read(old.bytes).cells == read(new.bytes).cells)
  }

  @Test("Hidden sheets, rows and columns are read and noted")
  func hidden() throws {
    var hidden = workbook
    hidden.isHidden = true
    let zeros = [UInt8](repeating: 0, count: 10)
    hidden.before = OldWorkbookBytes.record(0x0208, le16(2) + zeros + le32(0x20))
    hidden.before += OldWorkbookBytes.record(0x0208, le16(3) + zeros + le32(0))
    hidden.before += OldWorkbookBytes.record(
      0x007D, le16(1) + le16(2) + le16(0) + le16(0) + le32(1))
    let sheet = try TabularFile.read(bytes: hidden.bytes, name: "x.xls").sheets[0]
    let seen = try SeenSheet(sheet)
    #expect(sheet.isHidden)
    #expect(seen.numbers == [1, 3, 4])
    #expect(seen.note("hidden-rows")?.value == "1")
    #expect(seen.note("hidden-columns")?.value == "2")
    #expect(try !TabularFile.read(bytes: workbook.bytes, name: "x.xls").sheets[0].isHidden)
  }

  @Test("Charts in a sheet and sheets that are charts do not matter")
  func charts() throws {
    let labels = OldWorkbookBytes.number(99, 0, 0) + OldWorkbookBytes.part(0x20, [])
    var chart = workbook
    chart.after = OldWorkbookBytes.part(0x20, labels)
    #expect(try read(chart.bytes).rows == read(workbook.bytes).rows)
    chart.sheetType = 2
    chart.more = [("Data", OldWorkbookBytes.number(4, 2, 1))]
    let sheets = try TabularFile.read(bytes: chart.bytes, name: "x.xls").sheets
    #expect(sheets.map(\.name) == ["Data"])
    #expect(try SeenSheet(sheets[0]).cells == [SeenCell(address: "B3", kind: .number, text: "4")])
  }

  @Test("A wrong dimension does not matter; a second one is damage")
  func dimensions() throws {
    for claimed in [0, 1, 65_536, 1_000_000_000] {
      var wrong = workbook
      wrong.claimedRows = claimed
      #expect(try read(wrong.bytes).rows == read(workbook.bytes).rows)
    }
    var twice = workbook
    twice.after = OldWorkbookBytes.record(0x0200, [UInt8](repeating: 0, count: 10))
    #expect(refusal(twice.bytes)?.rule.contains("dimensions twice") == true)
    #expect(refusal(twice.bytes)?.sheet == "Ratings ")
  }

  @Test("Cells come in the order of rows and columns, however they are written")
  func order() throws {
    var columns = OldWorkbookBytes(rows: [])
    for column in 0..<2 {
      for row in 0..<3 {
        columns.after += OldWorkbookBytes.number(Double(row * 10 + column), row, column)
      }
    }
    #expect(try read(columns.bytes).rows == [["0", "1"], ["10", "11"], ["20", "21"]])
  }

  @Test("A row that has a cell twice is refused")
  func duplicates() throws {
    var twice = workbook
    twice.after = OldWorkbookBytes.number(7, 3, 1)
    let seen = try read(twice.bytes)
    #expect(seen.errors.map(\.code) == ["duplicate-cell"])
    #expect(seen.errors.first?.line == 4)
    #expect(seen.errors.first?.column == 1)
    #expect(seen.errors.first?.sheet == "Ratings ")
  }

  @Test("Limits are kept")
  func limits() throws {
    func code(_ change: (inout ReadingLimits) -> Void) -> String? {
      var limits = ReadingLimits()
      change(&limits)
      return refusal(workbook.bytes, options: ReadingOptions(limits: limits))?.code
    }
    #expect(code { $0.cells = 7 } == "too-many-cells")
    #expect(code { $0.cells = 8 } == nil)
    #expect(code { $0.strings = 4 } == "too-many-strings")
    #expect(code { $0.stringBytes = 30 } == "strings-too-long")
    #expect(code { $0.shownBytes = 30 } == "strings-too-long")
    #expect(code { $0.fieldBytes = 10 } == "field-too-long")
    #expect(code { $0.rowBytes = 20 } == "row-too-long")
    #expect(code { $0.oldWorkbookBytes = 4_000 } == "file-too-large")
  }

  @Test("Encrypted and older workbooks are refused by name")
  func otherVersions() {
    var locked = workbook
    locked.first = OldWorkbookBytes.passwordRecord
    #expect(refusal(locked.bytes)?.code == "encrypted")
    var old = workbook
    old.version = 0x0500
    #expect(refusal(old.bytes)?.rule == "this workbook was saved by Excel 5.0 or 95")
    #expect(refusal(old.bytes)?.hint?.contains(".xlsx or .csv") == true)
    let bare: [([UInt8], String)] = [
      (le16(0x0809) + le16(8) + le16(0x0500) + le16(5) + le32(0), "Excel 5.0 or 95"),
      (le16(0x0409) + le16(6) + le16(0) + le16(16) + le16(0), "Excel 4.0"),
      (le16(0x0209) + le16(6) + le16(0) + le16(16) + le16(0), "Excel 4.0"),
      (le16(0x0009) + le16(4) + le16(2) + le16(16), "Excel 4.0"), (workbook.stream, "container"),
    ]
    for (bytes, name) in bare { #expect(refusal(bytes)?.rule.contains(name) == true) }
  }

  @Test("A byte changed anywhere never does more than change a cell or refuse the workbook")
  func changedBytes() {
    let bytes = workbook.bytes
    for place in bytes.indices where bytes[place] != 0 || place % 7 == 0 {
      for value: UInt8 in [0x00, 0x01, 0x7F, 0xFF] {
        var changed = bytes
        changed[place] = value
        if let error = refusal(changed) { #expect(!error.rule.isEmpty && !error.code.isEmpty) }
      }
    }
  }

  @Test(
    "Freedom House's old workbooks are all there",
    .enabled(if: SharedData.isHere, "needs the shared data"))
  func realWorkbooks() throws {
    let ratings = try TabularFile.open(
      path: SharedData.workbook("Country Ratings and Status, 1973-2014 (FINAL).xls"))
    #expect(ratings.sheets.map(\.name) == [" Country Ratings"])
    let seen = try SeenSheet(ratings.sheets[0])
    #expect(seen.cells.count == 25_616)
    #expect(
      seen.rows.first { $0[0] == "Kazakhstan" }?.suffix(3) == ["6", "5", "NF"])
    let press = try TabularFile.open(
      path: SharedData.workbook("FreedomHouse_1980_2013.xls"))
    #expect(
      press.sheets.map(\.name) == [
        "Legend", "Global", "Americas", "Asia-Pacific", "CEE-Eurasia", "MENA", "SSA", "W. Europe",
      ])
    let global = try SeenSheet(press.sheets[1])
    #expect(global.cells.count == 13_028)
    let kazakhstan = try #require(global.rows.first { $0[0] == "Kazakhstan" })
    #expect(kazakhstan.prefix(3) == ["Kazakhstan", "N/A", "N/A"])
  }
}
