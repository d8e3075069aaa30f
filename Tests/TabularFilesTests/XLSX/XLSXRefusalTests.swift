import FreedomTestSupport
import Testing

@testable import TabularFiles

@Suite("Bad XLSX workbooks")
struct XLSXRefusalTests {
  @Test(
    "A row that cannot be read says where and why",
    arguments: [
      (
        "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>", "duplicate-cell", 2,
        1
      ),
      (
        "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>0</v></c><c><v>2</v></c></row>",
        "duplicate-cell", 2, 1
      ),
      ("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "wrong-address", 2, nil),
    ])
  func refusedRows(rows: String, code: String, row: Int, column: Int?) throws {
    let seen = try read(WorkbookMaker(rows).bytes)
    let error = try #require(seen.errors.first)
    #expect(error.severity == .refusedRow)
    #expect(error.code == code)
    #expect(error.sheet == "Sheet1")
    #expect(error.line == row)
    #expect(error.column == column)
  }

  @Test func aRowThatComesTwiceIsRefusedTheSecondTime() throws {
    let rows =
      "<row r=\"5\"><c><v>1</v></c></row><row r=\"3\"><c><v>2</v></c></row><row r=\"5\"><c><v>3</v></c></row>"
    let seen = try read(WorkbookMaker(rows).bytes)
    #expect(seen.rows == [["1"], ["2"], ["3"]])
    #expect(seen.errors.map(\.code) == ["repeated-row"])
    #expect(seen.errors.first?.line == 5)
  }

  @Test(
    "A workbook that cannot be trusted is refused",
    arguments: [
      ("<row><c t=\"s\"><v>1</v></c></row>", "no-such-string"),
      ("<row><c t=\"s\"><v>-1</v></c></row>", "no-such-string"),
      ("<row><c t=\"s\"><v>x</v></c></row>", "no-such-string"),
      ("<row><c t=\"s\"><v>99999999999999999999</v></c></row>", "no-such-string"),
      ("<row r=\"0\"/>", "impossible-address"), ("<row r=\"1048577\"/>", "impossible-address"),
      ("<row r=\"1048576\"/><row><c><v>1</v></c></row>", "impossible-address"),
      ("<row r=\"x\"/>", "impossible-address"),
      ("<row><c r=\"XFE1\"><v>1</v></c></row>", "impossible-address"),
      ("<row><c r=\"XFD1\"><v>1</v></c><c><v>1</v></c></row>", "impossible-address"),
      ("<row><c t=\"zzz\"><v>1</v></c></row>", "broken-workbook"),
      ("<row><c><v>1</c></row>", "broken-xml"), ("<row>", "broken-xml"),
      ("<row><c t=\"str\"><v>&undefined;</v></c></row>", "broken-xml"),
    ])
  func refusedFiles(rows: String, code: String) throws {
    let error = try #require(refusal(WorkbookMaker(rows, strings: "<si><t>a</t></si>").bytes))
    #expect(error.severity == .refusedFile)
    #expect(error.code == code)
    #expect(error.sheet == "Sheet1")
  }

  @Test(
    "No part may have a document type",
    arguments: [
      "<!DOCTYPE a>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
      "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]>",
      "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://localhost/x\">%p;]>",
    ])
  func documentType(declaration: String) {
    let names = [
      "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
      "xl/sharedStrings.xml",
    ]
    for name in names {
      var workbook = WorkbookMaker(
        "<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>a</t></si>")
      let content = workbook.parts[name] ?? ""
      workbook.add(
        name,
        content.replacing("standalone=\"yes\"?>", with: "?>" + declaration, maxReplacements: 1))
      #expect(refusal(workbook.bytes)?.code == "dtd-not-allowed")
    }
  }

  @Test("A missing part is named")
  func missingParts() {
    for name in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"] {
      var workbook = WorkbookMaker("", strings: "")
      workbook.remove(name)
      let error = refusal(workbook.bytes)
      #expect(error?.code == "broken-archive")
      #expect(error?.value == name)
    }
  }

  @Test(
    "Other archives are refused by their real kind",
    arguments: [
      (["word/document.xml"], "Word"), (["xl/workbook.bin"], ".xlsb"),
      (["ppt/presentation.xml"], "presentation"),
      (["a.csv"], "zip archive"), ([String](), "zip archive"), (["xl/workbook.xml"], "which part"),
    ])
  func otherArchives(names: [String], kind: String) throws {
    var zip = ZipMaker()
    for name in names { zip.add(name, "x") }
    let error = try #require(refusal(zip.bytes))
    #expect(error.rule.contains(kind))
  }

  @Test func anOpenDocumentSpreadsheetIsNamed() throws {
    var zip = ZipMaker()
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", method: 0)
    zip.add("content.xml", "<x/>")
    #expect(refusal(zip.bytes)?.rule.contains(".ods") == true)
  }

  @Test func aBinaryWorkbookIsNamed() {
    var workbook = WorkbookMaker("")
    workbook.add(
      "_rels/.rels", WorkbookMaker.relationships([("a", "officeDocument", "xl/workbook.bin")]))
    workbook.move("xl/workbook.xml", to: "xl/workbook.bin")
    #expect(refusal(workbook.bytes)?.rule.contains(".xlsb") == true)
  }

  @Test func aPartInAnotherLanguageIsRefused() {
    var workbook = WorkbookMaker("")
    workbook.add(
      "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"urn:other\"><sheetData/></worksheet>")
    #expect(refusal(workbook.bytes)?.code == "broken-xml")
  }

  @Test func aPartThatIsNoWorksheetIsRefused() {
    var workbook = WorkbookMaker("")
    workbook.add("xl/worksheets/sheet1.xml", "<chartsheet/>")
    #expect(refusal(workbook.bytes)?.code == "broken-workbook")
  }
}

@Suite("Workbooks that are too much")
struct XLSXLimitTests {
  private func code(
    _ rows: String, strings: String? = nil, _ change: (inout ReadingLimits) -> Void
  ) -> String? {
    var limits = ReadingLimits()
    change(&limits)
    return refusal(
      WorkbookMaker(rows, strings: strings).bytes, options: ReadingOptions(limits: limits))?.code
  }

  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test("Each limit is kept")
  func limits() {
    let cell = "<c><v>1</v></c>"
    #expect(code("<row>" + repeated(cell, 11) + "</row>") { $0.cells = 10 } == "too-many-cells")
    #expect(code("<row>" + repeated(cell, 10) + "</row>") { $0.cells = 10 } == nil)
    #expect(code(repeated("<a/>", 50)) { $0.elements = 40 } == "too-many-elements")
    #expect(
      code((0..<200).map { "<name\($0)/>" }.joined()) { $0.names = 100 } == "too-many-names")
    #expect(
      code((0..<200).map { "<a a\($0)=\"\"/>" }.joined()) { $0.names = 100 } == "too-many-names")
    #expect(
      code("<a " + (0..<300).map { "xmlns:a\($0)=\"\($0)\"" }.joined(separator: " ") + "/>") { _ in
      }
        == "too-many-names")
    #expect(code(repeated("<a>", 80) + repeated("</a>", 80)) { _ in } == "nested-too-deep")
    #expect(
      code("<row><c><v>" + repeated("1", 101) + "</v></c></row>") { $0.fieldBytes = 100 }
        == "field-too-long")
    #expect(
      code("<!--" + repeated("x", 300_000) + "-->") { $0.fieldBytes = 100 } == "field-too-long")
    #expect(
      code("<a b=\"" + repeated("x", 300_000) + "\"/>") { $0.fieldBytes = 100 } == "field-too-long")
    let shown = "<row><c t=\"s\"><v>0</v></c></row>"
    #expect(
      code(shown, strings: "<si><t>" + repeated("x", 101) + "</t></si>") { $0.stringBytes = 100 }
        == "strings-too-long")
    #expect(code(shown, strings: repeated("<si/>", 11)) { $0.strings = 10 } == "too-many-strings")
    #expect(code(repeated(" ", 10_000)) { $0.partBytes = 9_999 } == "part-too-large")
    #expect(code("") { $0.archiveEntries = 3 } == "broken-archive")
  }

  @Test(
    "A long text that many cells show is counted each time",
    arguments: [
      (cells: 1, rows: 1, code: nil as String?), (9, 1, nil), (10, 1, nil), (11, 1, "row-too-long"),
      (10, 3, nil), (10, 4, "strings-too-long"),
    ])
  func shownTexts(cells: Int, rows: Int, code expected: String?) {
    let row = "<row>" + repeated("<c t=\"s\"><v>0</v></c>", cells) + "</row>"
    let found = code(repeated(row, rows), strings: "<si><t>" + repeated("x", 100) + "</t></si>") {
      $0.rowBytes = 1_000
      $0.shownBytes = 3_000
    }
    #expect(found == expected)
  }

  @Test("A row of texts of its own is as long as any other row may be")
  func inlineTexts() {
    let cell = "<c t=\"inlineStr\"><is><t>" + repeated("x", 100) + "</t></is></c>"
    #expect(code("<row>" + repeated(cell, 10) + "</row>") { $0.rowBytes = 1_000 } == nil)
    #expect(
      code("<row>" + repeated(cell, 11) + "</row>") { $0.rowBytes = 1_000 } == "row-too-long")
    #expect(
      code(
        "<row>" + repeated("<c t=\"s\"><v>0</v></c>", 1) + "</row>",
        strings: "<si><t>"
          + repeated("x", 101) + "</t></si>"
      ) { $0.fieldBytes = 100 } == "field-too-long")
  }

  @Test("A part that becomes absurdly large by unpacking is refused, whatever it claims")
  func inflation() {
    let rows = repeated(" ", 3_000_000)
    #expect(code(rows) { $0.inflationRatio = 100 } == "inflation-bomb")
    #expect(code(rows) { $0.inflationRatio = 200 } == nil)
    var limits = ReadingLimits()
    limits.inflationRatio = 100
    var zip = WorkbookMaker(rows).zip
    for index in zip.entries.indices where zip.entries[index].name.hasSuffix("sheet1.xml") {
      zip.entries[index].packed = deflate(zip.entries[index].content)
      zip.entries[index].content = Array("<worksheet/>".utf8)
    }
    #expect(refusal(zip.bytes, options: ReadingOptions(limits: limits))?.code == "inflation-bomb")
  }
}
