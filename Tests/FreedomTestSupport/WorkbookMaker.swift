import DisplayText

/// Makes XLSX workbooks: what a spreadsheet writes, no more than a reader needs.
package struct WorkbookMaker {
  /// 0 stored, 8 deflated.
  package var method = 8
  /// The parts by name.
  package private(set) var parts: [String: String] = [:]
  private var order: [String] = []

  package init(_ rows: String, strings: String? = nil) {
    self.init(sheets: [("Sheet1", rows)], strings: strings)
  }

  /// The sheets: a name, and what is between the tags of `sheetData`. The strings: what is between
  /// the tags of `sst`; `nil` for no such part.
  package init(sheets: [(name: String, rows: String)], strings: String? = nil) {
    add("_rels/.rels", Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")]))
    let tabs = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    add("xl/workbook.xml", Self.workbook(tabs.joined()))
    var links = sheets.indices.map {
      ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml")
    }
    if strings != nil { links.append(("rIdS", "sharedStrings", "sharedStrings.xml")) }
    add("xl/_rels/workbook.xml.rels", Self.relationships(links))
    for (index, sheet) in sheets.enumerated() {
      add("xl/worksheets/sheet\(index + 1).xml", Self.worksheet(sheet.rows))
    }
    if let strings {
      add("xl/sharedStrings.xml", Self.header + "<sst xmlns=\"\(Self.namespace)\">\(strings)</sst>")
    }
  }

  package static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  package static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  package static let linkNamespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  package static func worksheet(_ rows: String) -> String {
    header + "<worksheet xmlns=\"\(namespace)\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  package static func workbook(_ tabs: String) -> String {
    header + "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(linkNamespace)\">"
      + "<sheets>\(tabs)</sheets></workbook>"
  }

  package static func relationships(_ links: [(id: String, kind: String, target: String)]) -> String
  {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let items = links.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(linkNamespace)/\($0.kind)\" Target=\"\($0.target)\"/>"
    }
    return header + "<Relationships xmlns=\"\(package)\">\(items.joined())</Relationships>"
  }

  package mutating func add(_ name: String, _ content: String) {
    if parts.updateValue(content, forKey: name) == nil { order.append(name) }
  }

  package mutating func remove(_ name: String) {
    parts[name] = nil
    order.removeAll { $0 == name }
  }

  package mutating func move(_ name: String, to other: String) {
    guard let content = parts[name] else { return }
    remove(name)
    add(other, content)
  }

  package var zip: ZipMaker {
    var zip = ZipMaker()
    for name in order { zip.add(name, parts[name] ?? "", method: method) }
    return zip
  }

  package var bytes: [UInt8] { zip.bytes }
}

extension WorkbookMaker {
  /// A workbook of sheets as a user would fill them, its texts as shared strings.
  package init(_ sheets: [TestSheet]) {
    var strings: [String: Int] = [:]
    let rows = sheets.map { sheet in
      sheet.rows.enumerated().map { row, cells in
        let cells = cells.enumerated().map { column, cell in
          Self.element(
            of: cell, at: ColumnLetters.letters(ofColumn: column) + String(row + 1),
            strings: &strings)
        }
        return "<row r=\"\(row + 1)\">\(cells.joined())</row>"
      }
    }
    let items = strings.sorted { $0.value < $1.value }.map {
      "<si><t xml:space=\"preserve\">\(Self.escaped($0.key))</t></si>"
    }
    self.init(
      sheets: Swift.zip(sheets, rows).map { (Self.escaped($0.name), $1.joined()) },
      strings: items.joined())
    let tabs = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(index + 1)\""
        + (sheet.isHidden ? " state=\"hidden\"" : "") + " r:id=\"rId\(index + 1)\"/>"
    }
    add("xl/workbook.xml", Self.workbook(tabs.joined()))
    // Style 1 shows dates such as 2021-01-01, styles 2 and 3 percentages.
    add(
      "xl/styles.xml",
      Self.header + "<styleSheet xmlns=\"\(Self.namespace)\"><numFmts>"
        + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
        + "<numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts>"
        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/>"
        + "<xf numFmtId=\"165\"/></cellXfs></styleSheet>")
    let sheetLinks = sheets.indices.map {
      ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml")
    }
    let otherLinks = [
      ("rIdS", "sharedStrings", "sharedStrings.xml"), ("rIdF", "styles", "styles.xml"),
    ]
    add("xl/_rels/workbook.xml.rels", Self.relationships(sheetLinks + otherLinks))
  }

  private static func element(
    of cell: TestCell, at address: String, strings: inout [String: Int]
  ) -> String {
    func element(_ attributes: String, _ content: String) -> String {
      "<c r=\"\(address)\"\(attributes)>\(content)</c>"
    }
    switch cell {
    case .blank: return ""
    case .text(let text):
      let index = strings[text] ?? strings.count
      strings[text] = index
      return element(" t=\"s\"", "<v>\(index)</v>")
    case .number(let number): return element("", "<v>\(TestSheet.written(number))</v>")
    case .date(let number): return element(" s=\"1\"", "<v>\(TestSheet.written(number))</v>")
    case .percent(let number, let decimals):
      return element(
        " s=\"\(decimals ? 3 : 2)\"", "<v>\(TestSheet.written(number))</v>")
    case .formula(let formula, let value):
      let stored = value.map { "<v>\(TestSheet.written($0))</v>" } ?? ""
      return element("", "<f>\(escaped(formula))</f>\(stored)")
    case .boolean(let value): return element(" t=\"b\"", "<v>\(value ? 1 : 0)</v>")
    case .error(let text): return element(" t=\"e\"", "<v>\(text)</v>")
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

/// One cell of a workbook made in a test.
package enum TestCell {
  case blank
  case text(String)
  case number(Double)
  /// A formula; without a value it has none stored.
  case formula(String, value: Double?)
  case boolean(Bool)
  case error(String)
  /// A number that its style shows as a date.
  case date(Double)
  /// A number that its style shows as a percentage, with or without decimals.
  case percent(Double, decimals: Bool = false)
}

extension TestCell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(nilLiteral: ()) { self = .blank }
}

/// One sheet of a workbook made in a test.
package struct TestSheet {
  package let name: String
  package let rows: [[TestCell]]
  package var isHidden = false

  package init(_ name: String, isHidden: Bool = false, _ rows: [[TestCell]]) {
    self.name = name
    self.rows = rows
    self.isHidden = isHidden
  }

  /// The same cells as a text with a delimiter, as spreadsheets save one sheet.
  package func csv(delimiter: String = ",", lineEnd: String = "\r\n") -> [UInt8] {
    let width = rows.map(\.count).max() ?? 0
    let lines = rows.map { row in
      let cells = row.map { Self.plain($0, delimiter) }
      return (cells + Array(repeating: "", count: width - row.count)).joined(separator: delimiter)
    }
    return Array((lines.joined(separator: lineEnd) + lineEnd).utf8)
  }

  private static func plain(_ cell: TestCell, _ delimiter: String) -> String {
    switch cell {
    case .blank, .formula(_, value: nil): return ""
    case .text(let text):
      guard text.contains(delimiter) || text.contains("\"") || text.contains("\n") else {
        return text
      }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    case .number(let number), .date(let number), .formula(_, let number?): return written(number)
    case .percent(let number, _): return written(number * 100) + "%"
    case .boolean(let value): return value ? "TRUE" : "FALSE"
    case .error(let text): return text
    }
  }

  /// A number as a spreadsheet writes it.
  package static func written(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
