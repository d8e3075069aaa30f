import FreedomTestSupport
@testable import TabularFiles
import Testing

@Suite("XLSX workbooks")
struct XLSXReadingTests {
  private func cells(_ rows: String, strings: String? = nil) throws -> [SeenCell] {
    try read(WorkbookMaker(rows, strings: strings).bytes).cells
  }

  private func cell(_ address: String, _ kind: Cell.Kind, _ text: String) -> SeenCell {
    SeenCell(address: address, kind: kind, text: text)
  }

  @Test("A workbook is closed when the last of its sheets is let go")
  func letGo() throws {
    weak var sheet: Sheet?
    do {
      let workbook = WorkbookMaker("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
      let file = try TabularFile.read(bytes: workbook.bytes, name: "x.xlsx")
      sheet = file.sheets.first
      #expect(try sheet?.preview(1) == [["1"]])
    }
    #expect(sheet == nil)
  }

  @Test(
    "Cells have the kind and the text that the workbook gives them",
    arguments: [
      ("<c r=\"A1\"><v>5.5</v></c>", Cell.Kind.number, "5.5"),
      ("<c r=\"A1\" t=\"n\"><v>1E+00</v></c>", .number, "1E+00"),
      ("<c r=\"A1\" t=\"b\"><v>1</v></c>", .boolean, "TRUE"),
      ("<c r=\"A1\" t=\"b\"><v>false</v></c>", .boolean, "FALSE"),
      ("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", .error, "#N/A"),
      ("<c r=\"A1\" t=\"str\"><f>\"a\"</f><v>a&amp;b</v></c>", .text, "a&b"),
      ("<c r=\"A1\" t=\"d\"><v>1972-01-01</v></c>", .date, "1972-01-01"),
      ("<c r=\"A1\" t=\"d\"><v>2021-01-01T00:00:00Z</v></c>", .date, "2021-01-01"),
      ("<c r=\"A1\" t=\"d\"><v>2021-01-01T12:30</v></c>", .date, "2021-01-01 12:30"),
      ("<c r=\"A1\" t=\"s\"><v>0</v></c>", .text, "Chad"),
      ("<c r=\"A1\" t=\"s\"><f>B1</f><v> 0 </v></c>", .text, "Chad"),
      ("<c r=\"A1\" t=\"inlineStr\"><is><t>a b</t></is></c>", .text, "a b"),
      ("<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>", .text, "ab"),
      ("<c r=\"A1\" t=\"inlineStr\"><is><t>a</t><rPh><t>x</t></rPh></is></c>", .text, "a"),
      ("<c r=\"A1\"><f>A2</f><v>7</v></c>", .number, "7"),
      ("<c r=\"A1\"><f>A2</f></c>", .formulaWithoutValue, ""),
      ("<c r=\"A1\"><f>A2</f><v></v></c>", .formulaWithoutValue, ""),
      ("<c r=\"A1\"><f>A2</f><v/></c>", .formulaWithoutValue, ""),
      ("<c r=\"A1\" t=\"str\"><f>A2</f><v></v></c>", .text, ""),
      ("<c r=\"A1\"><v><![CDATA[12]]></v></c>", .number, "12"),
      ("<c r=\"A1\"><v>1<!-- x -->2</v></c>", .number, "12"),
      (
        "<c r=\"A1\" s=\"3\" t=\"n\" cm=\"1\"><v> 3\n</v><extLst><ext><v>9</v></ext></extLst></c>",
        .number, "3"
      ),
    ])
  func kinds(xml: String, kind: Cell.Kind, text: String) throws {
    #expect(
      try cells("<row r=\"1\">\(xml)</row>", strings: "<si><t>Chad</t></si>")
        == [cell("A1", kind, text)])
  }

  @Test("Formulas are known")
  func formulas() throws {
    let rows = "<row><c><f>A2</f><v>7</v></c><c><v>7</v></c></row>"
    let sheet = try TabularFile.read(bytes: WorkbookMaker(rows).bytes, name: "x").sheets[0]
    try sheet.readRows { row in
      #expect(row.cells.map(\.isFormula) == [true, false])
      return .next
    }
  }

  @Test(
    "Shared texts come out exactly",
    arguments: [
      ("<si><t>Chad</t></si>", "Chad"),
      ("<si><t xml:space=\"preserve\"> Chad  </t></si>", " Chad  "),
      ("<si><t>  Chad </t></si>", "  Chad "),
      ("<si><r><rPr><b/></rPr><t>Cô</t></r><r><t xml:space=\"preserve\">te </t></r></si>", "Côte "),
      ("<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr/></si>", "東京"),
      ("<si><t>a_x000D_b</t></si>", "a\rb"),
      ("<si><t>_x005F_x000D_</t></si>", "_x000D_"),
      ("<si><t>_xD83C__xDDF0_</t></si>", "\u{1F1F0}"),
      ("<si><t>_xD83C_ _x00_ _xZZZZ_ _</t></si>", "_xD83C_ _x00_ _xZZZZ_ _"),
      ("<si><t>&lt;&#233;&#x20AC;&gt;</t></si>", "<é€>"),
      ("<si><t><![CDATA[<b> & ]]></t></si>", "<b> & "),
      ("<si><t/></si>", ""), ("<si/>", ""),
      ("<si><t>a\r\nb</t></si>", "a\nb"),
    ])
  func sharedTexts(xml: String, text: String) throws {
    #expect(
      try cells("<row><c t=\"s\"><v>1</v></c></row>", strings: "<si><t>x</t></si>" + xml)
        == [cell("A1", .text, text)])
  }

  @Test("Addresses may be missing, far away, and out of order")
  func addresses() throws {
    #expect(
      try cells(
        "<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>"
      )
        == [
          cell("A1", .number, "1"), cell("D1", .number, "2"), cell("E1", .number, "3"),
          cell("A2", .number, "4"),
        ])
    #expect(
      try cells(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>"
      )
        == [cell("A1", .number, "1"), cell("XFD1048576", .number, "2")])
    #expect(
      try cells(
        "<row r=\"2\"><c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c><c><v>2</v></c></row>")
        == [cell("A2", .number, "1"), cell("B2", .number, "2"), cell("C2", .number, "3")])
  }

  @Test("Rows and cells that hold nothing are left out")
  func emptyCells() throws {
    let seen = try read(
      WorkbookMaker(
        "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row><row r=\"3\"/><row><c t=\"s\"><v/></c><c r=\"B4\"><v>1</v></c></row>"
      ).bytes)
    #expect(seen.numbers == [4])
    #expect(seen.cells == [cell("B4", .number, "1")])
  }

  @Test("A wrong dimension does not matter")
  func dimension() throws {
    var workbook = WorkbookMaker("")
    let sheet = WorkbookMaker.worksheet("<row><c><v>1</v></c></row>")
    for dimension in ["A1:XFD1048576", "nonsense", "1:209"] {
      let parts = sheet.split(separator: "<sheetData>", maxSplits: 1)
      workbook.add(
        "xl/worksheets/sheet1.xml",
        parts[0] + "<dimension ref=\"\(dimension)\"/><sheetData>" + parts[1])
      #expect(try read(workbook.bytes).rows == [["1"]])
    }
  }

  @Test("Sheets come in the order of their tabs, with their names as written")
  func sheets() throws {
    var workbook = WorkbookMaker(sheets: [
      ("INDEX", "<row><c><v>1</v></c></row>"), ("x", "<row><c><v>2</v></c></row>"),
    ])
    workbook.add(
      "xl/workbook.xml",
      WorkbookMaker.workbook(
        "<sheet name=\"Country Ratings, Statuses \" sheetId=\"7\" r:id=\"rId2\"/>"
          + "<sheet name=\"A &amp; B\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
          + "<sheet name=\"Module\" sheetId=\"3\" r:id=\"\"/>"))
    let file = try TabularFile.read(bytes: workbook.bytes, name: "x")
    #expect(file.sheets.map(\.name) == ["Country Ratings, Statuses ", "A & B"])
    #expect(file.sheets.map(\.isHidden) == [false, true])
    #expect(try file.sheets.map { try SeenSheet($0).rows } == [[["2"]], [["1"]]])
  }

  @Test func chartSheetsHaveNoRowsAndAreLeftOut() throws {
    var workbook = WorkbookMaker(sheets: [("a", ""), ("b", "<row><c><v>2</v></c></row>")])
    workbook.add(
      "xl/_rels/workbook.xml.rels",
      WorkbookMaker.relationships([
        ("rId1", "chartsheet", "chartsheets/sheet1.xml"),
        ("rId2", "worksheet", "worksheets/sheet2.xml"),
      ]))
    #expect(try TabularFile.read(bytes: workbook.bytes, name: "x").sheets.map(\.name) == ["b"])
  }

  @Test("Parts may have other names, absolute or roundabout")
  func partNames() throws {
    var workbook = WorkbookMaker("<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>a</t></si>")
    workbook.add(
      "_rels/.rels", WorkbookMaker.relationships([("x", "officeDocument", "/book/main.xml")]))
    workbook.move("xl/workbook.xml", to: "book/main.xml")
    workbook.move("xl/worksheets/sheet1.xml", to: "data/One.xml")
    workbook.move("xl/sharedStrings.xml", to: "book/s.xml")
    workbook.remove("xl/_rels/workbook.xml.rels")
    workbook.add(
      "book/_rels/main.xml.rels",
      WorkbookMaker.relationships([
        ("rId1", "worksheet", "./../data/./one.xml"), ("s", "sharedStrings", "/book/s.xml"),
      ]))
    #expect(try read(workbook.bytes).rows == [["a"]])
  }

  @Test("The strict edition of the format and prefixed names are read")
  func namespaces() throws {
    var workbook = WorkbookMaker("")
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let links = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    workbook.add(
      "_rels/.rels",
      "<p:Relationships xmlns:p=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<p:Relationship Id=\"a\" Type=\"\(links)/officeDocument\" "
        + "Target=\"xl/workbook.xml\"/></p:Relationships>")
    workbook.add(
      "xl/workbook.xml",
      "<x:workbook xmlns:x=\"\(strict)\" xmlns:rel=\"\(links)\"><x:sheets>"
        + "<x:sheet name=\"S\" sheetId=\"1\" rel:id=\"rId1\"/></x:sheets></x:workbook>")
    workbook.add(
      "xl/worksheets/sheet1.xml",
      "<x:worksheet xmlns:x=\"\(strict)\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c>"
        + "<x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t>b</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )
    #expect(try read(workbook.bytes).rows == [["1", "b"]])
  }

  @Test("Other encodings of XML are read")
  func encodings() throws {
    var zip = WorkbookMaker("").zip
    let latin =
      Array(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><worksheet><sheetData><row><c t=\"str\"><v>C"
          .utf8)
      + [0xF4] + Array("te</v></c></row></sheetData></worksheet>".utf8)
    let index = try #require(zip.entries.firstIndex { $0.name == "xl/worksheets/sheet1.xml" })
    zip.entries[index].content = latin
    #expect(try read(zip.bytes).rows == [["Côte"]])
    let text =
      "\u{FEFF}<worksheet><sheetData><row><c t=\"str\"><v>Côte</v></c></row></sheetData></worksheet>"
    zip.entries[index].content = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try read(zip.bytes).rows == [["Côte"]])
    zip.entries[index].content = Array(text.utf8)
    #expect(try read(zip.bytes).rows == [["Côte"]])
  }

  @Test func hiddenRowsAndColumnsAreReadAndNoted() throws {
    var workbook = WorkbookMaker("")
    workbook.add(
      "xl/worksheets/sheet1.xml",
      "<worksheet><cols><col min=\"1\" max=\"2\" width=\"9\"/><col min=\"3\" max=\"5\" hidden=\"1\"/></cols>"
        + "<sheetData><row r=\"1\" hidden=\"1\"><c><v>1</v></c></row></sheetData></worksheet>")
    let seen = try read(workbook.bytes)
    #expect(seen.rows == [["1"]])
    #expect(seen.note("hidden-rows")?.value == "1")
    #expect(seen.note("hidden-columns")?.value == "3")
    #expect(seen.note("hidden-rows")?.sheet == "Sheet1")
  }

  @Test(
    "Parts no one knows are ignored, whatever their names",
    arguments: [
      "[trash]/0000.dat", "../../etc/passwd", "/absolute", "C:\\windows\\x", "xl/other.bin",
      "ünï/ç",
    ])
  func unknownParts(name: String) throws {
    var workbook = WorkbookMaker("<row><c><v>1</v></c></row>")
    workbook.add(name, "x")
    #expect(try read(workbook.bytes).rows == [["1"]])
  }
}
