/// Builds XLSX workbooks for tests.
struct WorkbookBytes {
  /// The sheets: a name, and what is between the tags of `sheetData`.
  var sheets: [(name: String, rows: String)]
  /// What is between the tags of `sst`; `nil` for no such part.
  var strings: String?
  var method = 8
  /// The parts by name, to be replaced or added to.
  var parts: [String: String] = [:]
  private var order: [String] = []

  /// A workbook of one sheet.
  init(_ rows: String, strings: String? = nil) {
    self.init(sheets: [("Sheet1", rows)], strings: strings)
  }

  init(sheets: [(name: String, rows: String)], strings: String? = nil) {
    self.sheets = sheets
    self.strings = strings
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

  static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let linkNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func worksheet(_ rows: String) -> String {
    header + "<worksheet xmlns=\"\(namespace)\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  static func workbook(_ tabs: String) -> String {
    header + "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(linkNamespace)\">"
      + "<sheets>\(tabs)</sheets></workbook>"
  }

  static func relationships(_ links: [(id: String, kind: String, target: String)]) -> String {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let items = links.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(linkNamespace)/\($0.kind)\" Target=\"\($0.target)\"/>"
    }
    return header + "<Relationships xmlns=\"\(package)\">\(items.joined())</Relationships>"
  }

  mutating func add(_ name: String, _ content: String) {
    if parts.updateValue(content, forKey: name) == nil { order.append(name) }
  }

  mutating func remove(_ name: String) {
    parts[name] = nil
    order.removeAll { $0 == name }
  }

  mutating func move(_ name: String, to other: String) {
    guard let content = parts[name] else { return }
    remove(name)
    add(other, content)
  }

  var zip: ZipBytes {
    var zip = ZipBytes()
    for name in order { zip.add(name, parts[name] ?? "", method: method) }
    return zip
  }

  var bytes: [UInt8] { zip.bytes }
}
