/// Makes the bytes of an XLSX workbook: what a spreadsheet writes, no more than a reader needs.
enum TestWorkbook {
  static func bytes(_ sheets: [TestSheet]) -> [UInt8] {
    var strings: [String] = []
    var numbers: [String: Int] = [:]
    var parts = sheets.enumerated().map { index, sheet in
      let xml = worksheet(sheet) { text in
        if let known = numbers[text] { return known }
        numbers[text] = strings.count
        strings.append(text)
        return strings.count - 1
      }
      return ("xl/worksheets/sheet\(index + 1).xml", xml)
    }
    parts.append(("[Content_Types].xml", contentTypes(sheets.count)))
    parts.append(("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])))
    parts.append(("xl/workbook.xml", workbook(sheets)))
    parts.append(("xl/_rels/workbook.xml.rels", workbookRelationships(sheets.count)))
    parts.append(("xl/sharedStrings.xml", sharedStrings(strings)))
    parts.append(("xl/styles.xml", styles))
    return TestArchive.bytes(parts.map { ($0.0, Array((declaration + $0.1).utf8)) })
  }

  private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// Numbers, and dates such as 2021-01-01.
  private static let styles =
    "<styleSheet xmlns=\"\(main)\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    + "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"

  private static func worksheet(_ sheet: TestSheet, string: (String) -> Int) -> String {
    var xml = "<worksheet xmlns=\"\(main)\"><sheetData>"
    for (row, cells) in sheet.rows.enumerated() {
      xml += "<row r=\"\(row + 1)\">"
      for (column, cell) in cells.enumerated() {
        let address = letters(column) + String(row + 1)
        switch cell {
        case .blank: break
        case .text(let text): xml += "<c r=\"\(address)\" t=\"s\"><v>\(string(text))</v></c>"
        case .number(let number):
          xml += "<c r=\"\(address)\"><v>\(TestSheet.written(number))</v></c>"
        case .formula(let formula, let value):
          let stored = value.map { "<v>\(TestSheet.written($0))</v>" } ?? ""
          xml += "<c r=\"\(address)\"><f>\(escaped(formula))</f>\(stored)</c>"
        case .boolean(let value):
          xml += "<c r=\"\(address)\" t=\"b\"><v>\(value ? 1 : 0)</v></c>"
        case .date(let number):
          xml += "<c r=\"\(address)\" s=\"1\"><v>\(TestSheet.written(number))</v></c>"
        case .error(let text): xml += "<c r=\"\(address)\" t=\"e\"><v>\(text)</v></c>"
        }
      }
      xml += "</row>"
    }
    return xml + "</sheetData></worksheet>"
  }

  private static func workbook(_ sheets: [TestSheet]) -> String {
    let entries = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(escaped(sheet.name))\" sheetId=\"\(index + 1)\""
        + (sheet.isHidden ? " state=\"hidden\"" : "") + " r:id=\"rId\(index + 1)\"/>"
    }
    return "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(entries.joined())</sheets>"
      + "</workbook>"
  }

  private static func workbookRelationships(_ count: Int) -> String {
    let sheets = (1...max(count, 1)).map { ("rId\($0)", "worksheet", "worksheets/sheet\($0).xml") }
    return relationships(
      sheets + [
        ("rId\(count + 1)", "sharedStrings", "sharedStrings.xml"),
        ("rId\(count + 2)", "styles", "styles.xml"),
      ])
  }

  private static func relationships(_ entries: [(String, String, String)]) -> String {
    let all = entries.map { id, kind, target in
      "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
    }
    return "<Relationships xmlns=\"\(package)/relationships\">\(all.joined())</Relationships>"
  }

  private static func contentTypes(_ count: Int) -> String {
    var overrides =
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types)sheet.main+xml\"/>"
    overrides +=
      "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(types)sharedStrings+xml\"/>"
    for index in 1...max(count, 1) {
      overrides += "<Override PartName=\"/xl/worksheets/sheet\(index).xml\" "
      overrides += "ContentType=\"\(types)worksheet+xml\"/>"
    }
    let relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"\(relationships)\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(overrides)</Types>"
  }

  private static func sharedStrings(_ strings: [String]) -> String {
    let items = strings.map { "<si><t xml:space=\"preserve\">\(escaped($0))</t></si>" }
    return "<sst xmlns=\"\(main)\" count=\"\(strings.count)\" uniqueCount=\"\(strings.count)\">"
      + items.joined() + "</sst>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  private static func letters(_ column: Int) -> String {
    var rest = column
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
