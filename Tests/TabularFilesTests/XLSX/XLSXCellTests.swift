import FreedomTestSupport
import Testing

@testable import TabularFiles

@Suite("The elements of XLSX cells")
struct XLSXCellElementTests {
  private func sheet(_ rows: String) throws -> SeenSheet {
    try read(WorkbookMaker(rows, strings: "<si><t>Chad</t></si>").bytes)
  }

  @Test(
    "The element of the cell's type holds its value, and no other",
    arguments: [
      ("<c r=\"A1\" t=\"inlineStr\"><v>4</v><is><t>5</t></is></c>", Cell.Kind.text, "5"),
      ("<c r=\"A1\" t=\"inlineStr\"><is><t>5</t></is><v>4</v></c>", .text, "5"),
      ("<c r=\"A1\"><v>5</v><is><t>7</t></is></c>", .number, "5"),
      ("<c r=\"A1\"><is><t>7</t></is><v>5</v></c>", .number, "5"),
      ("<c r=\"A1\" t=\"s\"><is><t>7</t></is><v>0</v></c>", .text, "Chad"),
      ("<c r=\"A1\" t=\"str\"><v>a</v><is><t>7</t></is></c>", .text, "a"),
      ("<c r=\"A1\"><x:v xmlns:x=\"urn:x\">99</x:v><v>57</v></c>", .number, "57"),
      ("<c r=\"A1\"><v xmlns=\"urn:x\">99</v><v>57</v></c>", .number, "57"),
      ("<c r=\"A1\"><x:f xmlns:x=\"urn:x\">9</x:f><v>57</v></c>", .number, "57"),
      ("<x:c xmlns:x=\"urn:x\" r=\"A1\"/><c r=\"A1\"><v>57</v></c>", .number, "57"),
      ("<c r=\"A1\" x:t=\"s\" xmlns:x=\"urn:x\"><v>0</v></c>", .number, "0"),
      ("<c r=\"A1\"><v>5</v><extLst><ext><v>9</v></ext></extLst></c>", .number, "5"),
      (
        "<c r=\"A1\" t=\"inlineStr\"><is><x:t xmlns:x=\"urn:x\">9</x:t><t>5</t></is></c>", .text,
        "5"
      ),
    ])
  func value(xml: String, kind: Cell.Kind, text: String) throws {
    let seen = try sheet("<row r=\"1\">\(xml)</row>")
    #expect(seen.cells == [SeenCell(address: "A1", kind: kind, text: text)])
    #expect(seen.errors.isEmpty)
  }

  @Test(
    "A cell whose value is elsewhere, or not one, refuses its row",
    arguments: [
      "<is><t>7</t></is>", "<v>5</v><v>7</v>", "<v/><v>7</v>", "<v>5<v>7</v></v>",
      "<v>5<x:y xmlns:x=\"urn:x\">6</x:y>7</v>",
      "<mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice Requires=\"x\"><v>5</v></mc:Choice>"
        + "</mc:AlternateContent>",
      "<x:y xmlns:x=\"urn:x\"><is><t>5</t></is></x:y>",
    ])
  func misplaced(xml: String) throws {
    let seen = try sheet(
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row><c r=\"B2\">\(xml)</c></row>")
    #expect(seen.rows.first == ["1"])
    let error = try #require(seen.errors.first)
    #expect(error.severity == .refusedRow && error.code == "misplaced-value")
    #expect((error.line, error.column, error.sheet) == (2, 1, "Sheet1"))
  }

  @Test(
    "A value that is not of its cell's type refuses its row",
    arguments: [("b", "2013"), ("b", "2"), ("b", "yes"), ("e", "2016"), ("e", "N/A")])
  func wrongValue(type: String, value: String) throws {
    let seen = try sheet("<row><c t=\"\(type)\"><v>\(value)</v></c></row>")
    #expect(seen.errors.map(\.code) == ["wrong-value"])
  }

  @Test(
    "An inline string without its element, or with two texts, refuses its row",
    arguments: [
      "<v>5</v>", "<is><t>5</t></is><is><t>6</t></is>", "<is><t>5</t><t>6</t></is>",
      "<is><x:y xmlns:x=\"urn:x\"><t>5</t></x:y></is>",
    ])
  func inline(xml: String) throws {
    let seen = try sheet("<row><c t=\"inlineStr\">\(xml)</c></row>")
    #expect(seen.errors.map(\.code) == ["misplaced-value"])
  }

  @Test(
    "A cell or a row inside of other markup is reported, never left out",
    arguments: [
      ("<row r=\"2\">{<c r=\"B2\"><v>1</v></c>}</row>", 2, 1),
      ("{<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>}", 7, nil),
      ("<row r=\"2\"><c r=\"A2\">{<c r=\"B2\"/>}</c></row>", 2, 1),
    ])
  func alternatives(rows: String, line: Int, column: Int?) throws {
    let wraps = [
      (
        "<mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice>", "</mc:Choice></mc:AlternateContent>"
      ),
      ("<x:y xmlns:x=\"urn:x\">", "</x:y>"), ("<y>", "</y>"),
    ]
    for (start, end) in wraps {
      let xml = rows.replacing("{", with: start).replacing("}", with: end)
      let error = try #require(refusal(WorkbookMaker(xml).bytes))
      #expect(error.code == "misplaced-cell")
      #expect((error.line, error.column, error.sheet) == (line, column, "Sheet1"))
    }
  }

  @Test("Rows after the table and sheets or texts inside of other markup are reported")
  func otherPlaces() {
    var workbook = WorkbookMaker("<row><c><v>1</v></c></row>")
    let sheet = workbook.parts["xl/worksheets/sheet1.xml"] ?? ""
    workbook.add(
      "xl/worksheets/sheet1.xml",
      sheet.replacing("</sheetData>", with: "</sheetData><y><row r=\"2\"/></y>"))
    #expect(refusal(workbook.bytes)?.code == "misplaced-cell")
    workbook = WorkbookMaker("")
    workbook.add(
      "xl/workbook.xml", WorkbookMaker.workbook("<y><sheet name=\"S\" r:id=\"rId1\"/></y>"))
    #expect(refusal(workbook.bytes)?.rule.contains("sheet's name") == true)
    let shown = "<row><c t=\"s\"><v>0</v></c></row>"
    for strings in [
      "<y><si><t>a</t></si></y>", "<si><y><t>a</t></y></si>", "<si><t>a</t><t>b</t></si>",
      "<si><t>a<x:y xmlns:x=\"urn:x\"/>b</t></si>",
    ] {
      #expect(refusal(WorkbookMaker(shown, strings: strings).bytes)?.code == "broken-archive")
    }
  }

  private func workbook(_ rows: String, styles: String, properties: String = "") -> WorkbookMaker {
    var workbook = WorkbookMaker(rows)
    workbook.add(
      "xl/styles.xml", "<styleSheet xmlns=\"\(WorkbookMaker.namespace)\">\(styles)</styleSheet>")
    workbook.add(
      "xl/_rels/workbook.xml.rels",
      WorkbookMaker.relationships([
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
      ]))
    let book = workbook.parts["xl/workbook.xml"] ?? ""
    workbook.add("xl/workbook.xml", book.replacing("<sheets>", with: properties + "<sheets>"))
    return workbook
  }

  private let styles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;-&quot;mm\\-dd\"/></numFmts>"
    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"46\"/><xf/></cellXfs>"
    + "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0\"/></dxf></dxfs>"

  @Test("Numbers of a date's style are dates; texts, errors and truth values are not")
  func dates() throws {
    let rows =
      "<row><c s=\"1\"><v>44197</v></c><c s=\"0\"><v>44197</v></c><c><v>44197</v></c>"
      + "<c s=\"2\"><v>1.5</v></c><c s=\"1\" t=\"str\"><v>x</v></c><c s=\"1\" t=\"b\"><v>1</v></c>"
      + "<c s=\"1\" t=\"e\"><v>#N/A</v></c><c s=\"1\"><f>A1</f><v>44197</v></c><c s=\"3\"><v>7</v></c>"
      + "<c s=\"1\"/></row>"
    #expect(
      try read(workbook(rows, styles: styles).bytes).cells.map(\.description) == [
        "A1 date '2021-01-01'", "B1 number '44197'", "C1 number '44197'", "D1 date '36:00:00'",
        "E1 text 'x'", "F1 boolean 'TRUE'", "G1 error '#N/A'", "H1 date '2021-01-01'",
        "I1 number '7'",
      ])
  }

  @Test("Styles that are written for several programs are read where the alternatives agree")
  func alternativeStyles() throws {
    func styles(_ choice: Int, _ fallback: String) -> String {
      "<cellXfs><xf numFmtId=\"0\"/><mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice Requires=\"hs\">"
        + "<xf numFmtId=\"\(choice)\"/></mc:Choice>\(fallback)</mc:AlternateContent>"
        + "<xf numFmtId=\"14\"/></cellXfs>"
    }
    let rows = "<row><c s=\"1\"><v>44197</v></c><c s=\"2\"><v>44197</v></c></row>"
    let fallback = "<mc:Fallback><xf numFmtId=\"0\"/></mc:Fallback>"
    #expect(
      try read(workbook(rows, styles: styles(0, fallback)).bytes).rows == [["44197", "2021-01-01"]])
    for styles in [styles(14, fallback), styles(0, "")] {
      #expect(refusal(workbook(rows, styles: styles).bytes)?.code == "broken-archive")
    }
  }

  @Test("The calendar that begins in 1904 is followed")
  func from1904() throws {
    let rows = "<row><c s=\"1\"><v>42735</v></c></row>"
    for (value, text) in [("1", "2021-01-01"), ("true", "2021-01-01"), ("0", "2016-12-31")] {
      let book = workbook(
        rows, styles: styles, properties: "<workbookPr date1904=\"\(value)\"/>")
      #expect(try read(book.bytes).rows == [[text]])
    }
  }

  @Test("A number of a style that is not there refuses its row")
  func missingStyle() throws {
    let rows = "<row><c s=\"9\"><v>1</v></c></row><row><c s=\"9\" t=\"str\"><v>x</v></c></row>"
    let errors = try read(workbook(rows, styles: styles).bytes).errors
    #expect(errors.map(\.code) == ["no-such-style"])
    #expect(errors.first?.line == 1)
    let hidden = workbook(rows, styles: "<cellXfs><y><xf/></y></cellXfs>")
    #expect(refusal(hidden.bytes)?.code == "broken-archive")
  }
}

@Suite("Number formats that make dates")
struct DateFormatTests {
  @Test(
    "Formats of dates and times are known by their codes",
    arguments: [
      ("yyyy\\-mm\\-dd", DateForm.date), ("m/d/yy", .date), ("[$-409]mmm\\-yy;@", .date),
      ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", .date), ("mmm", .date), ("D.M.YYYY", .date),
      ("yyyy\"年\"m\"月\"", .date), ("[$-411]ge.m.d", .date), ("yyyy-mm-dd hh:mm", .date),
      ("[Red]dd/mm/yyyy", .date), ("0;-0;yyyy", .date), ("[$-F800]", .date), ("aaaa", .date),
      ("h:mm", .time), ("hh:mm:ss AM/PM", .time), ("h A/P", .time), ("mm:ss.0", .time),
      ("[$-F400]h:mm:ss\\ AM/PM", .time),
      ("[h]:mm", .duration), ("[HH]:mm:ss", .duration), ("[mm]", .duration), ("[ss].00", .duration),
    ])
  func dates(code: String, form: DateForm) {
    #expect(NumberFormat.dateForm(ofCode: code) == form)
  }

  @Test(
    "Formats of numbers are not dates",
    arguments: [
      "General", "GENERAL", "0", "0.00", "#,##0", "0%", "0.00E+00", "##0.0e-0", "# ?/?", "@",
      "0\" days\"", "0\\d", "0_d", "0*y", "[Red]0", "[Blue]0;[Red]-0", "[Color 5]0.0",
      "[$-409]0.00",
      "[$DM-407]#,##0", "\"yyyy\"0",
      "_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-;_-* \"-\"??\\ _€_-;_-@_-",
      "[<1]0.00;0", "[>=100]0;[Red]0", ";;;", "", "[", "\"", "\\", "0;0;0;\"d\"@", "0;0;0;d",
      "[DBNum1]0", "[hm]0",
    ])
  func numbers(code: String) {
    #expect(NumberFormat.dateForm(ofCode: code) == nil, "\(code)")
  }

  @Test("Formats that show a hundred times the number are known, and written signs are not they")
  func percents() {
    for code in ["0%", "0.00%", "0 %", "[Red]0.0%;-0.0%"] {
      #expect(NumberFormat.showsPercent(code: code), "\(code)")
    }
    for code in ["0", "0\"%\"", "0\\%", "General", "0.0"] {
      #expect(!NumberFormat.showsPercent(code: code), "\(code)")
    }
    let formats = CellFormats(codes: [164: "0.0%", 9: "0"], styles: [0, 9, 10, 164])
    #expect((0...4).map(formats.showsPercent(style:)) == [false, false, true, true, false])
  }

  @Test("Formats of dates are known by Excel's numbers for them")
  func builtIn() {
    let dates = Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58)
    #expect((0...200).filter { NumberFormat.builtIn($0) != nil } == dates)
  }

  @Test(
    "A code says more than a number, but for the numbers that are dates everywhere",
    arguments: [(50, "0.0", false), (50, "yyyy", true), (14, "0.0", true), (164, "yyyy", true)])
  func codeOrNumber(number: Int, code: String, isDate: Bool) {
    let formats = CellFormats(codes: [number: code], styles: [0, number])
    #expect((formats.dateForm(ofStyle: 1) != nil) == isDate)
    #expect(formats.dateForm(ofStyle: 0) == nil)
  }

  @Test(
    "Days are counted as Excel counts them",
    arguments: [
      (0.0, "1900-01-00"), (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"),
      (61, "1900-03-01"), (366, "1900-12-31"), (36_526, "2000-01-01"), (36_585, "2000-02-29"),
      (43_831, "2020-01-01"), (44_197, "2021-01-01"), (2_958_465, "9999-12-31"),
      (44_197.75, "2021-01-01 18:00:00"), (44_196.9999999, "2021-01-01"),
      (2_958_466, "date number 2958466"), (-0.5, "date number -0.5"), (1e300, "date number 1e+300"),
    ])
  func days(number: Double, text: String) {
    #expect(DateNumber.text(number, form: .date, startsIn1904: false) == text)
  }

  @Test(
    "Days of the calendar that begins in 1904",
    arguments: [(0.0, "1904-01-01"), (60, "1904-03-01"), (42_735, "2021-01-01")])
  func daysFrom1904(number: Double, text: String) {
    #expect(DateNumber.text(number, form: .date, startsIn1904: true) == text)
  }

  @Test func timesAndDurations() {
    #expect(DateNumber.text(0.5, form: .time, startsIn1904: false) == "12:00:00")
    #expect(DateNumber.text(1.25, form: .time, startsIn1904: false) == "1900-01-01 06:00:00")
    #expect(DateNumber.text(4.5, form: .duration, startsIn1904: false) == "108:00:00")
  }
}
