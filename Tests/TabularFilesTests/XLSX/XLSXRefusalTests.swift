import FreedomTestSupport
@testable import TabularFiles
import Testing

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
