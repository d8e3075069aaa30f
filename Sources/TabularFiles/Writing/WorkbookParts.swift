/// The parts of a workbook besides its sheets.
enum WorkbookParts {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  static func all(
    sheets: [(name: String, filter: String?)], sharedTexts: [UInt8], count: Int
  ) -> [(name: String, bytes: [UInt8])] {
    [
      ("xl/sharedStrings.xml", sharedStrings(sharedTexts, count: count)),
      ("xl/styles.xml", styles),
      ("xl/workbook.xml", workbook(sheets)),
      ("xl/_rels/workbook.xml.rels", workbookRelationships(sheets.count)),
      ("_rels/.rels", packageRelationships),
      ("[Content_Types].xml", contentTypes(sheets.count)),
    ]
  }

  private static func sharedStrings(_ texts: [UInt8], count: Int) -> [UInt8] {
    var xml = XMLWriter()
    xml.add(declaring: "sst", attributes: #" uniqueCount="\#(count)""#)
    xml.add(texts)
    xml.add("</sst>")
    return xml.bytes
  }

  /// Formats: 0 plain, 1 bold for headers, 2 for days.
  private static var styles: [UInt8] {
    var xml = XMLWriter()
    xml.add(declaring: "styleSheet")
    xml.add(#"<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>"#)
    let font = #"<sz val="11"/><name val="Calibri"/><family val="2"/>"#
    xml.add(#"<fonts count="2"><font>\#(font)</font><font><b/>\#(font)</font></fonts>"#)
    xml.add(
      #"<fills count="2"><fill><patternFill patternType="none"/></fill>"#
        + #"<fill><patternFill patternType="gray125"/></fill></fills>"#)
    xml.add(
      #"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#)
    let plain = #"fillId="0" borderId="0""#
    xml.add(
      #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" \#(plain)/></cellStyleXfs>"#)
    xml.add(
      #"<cellXfs count="3"><xf numFmtId="0" fontId="0" \#(plain) xfId="0"/>"#
        + #"<xf numFmtId="0" fontId="1" \#(plain) xfId="0" applyFont="1"/>"#
        + #"<xf numFmtId="164" fontId="0" \#(plain) xfId="0" applyNumberFormat="1"/></cellXfs>"#)
    xml.add(
      #"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#)
    xml.add("</styleSheet>")
    return xml.bytes
  }

  private static func workbook(_ sheets: [(name: String, filter: String?)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.add(declaring: "workbook", attributes: #" xmlns:r="\#(relationships)""#)
    xml.add("<sheets>")
    for (number, sheet) in zip(1..., sheets) {
      xml.add(#"<sheet name=""#)
      xml.add(escaping: sheet.name)
      xml.add(#"" sheetId="\#(number)" r:id="rId\#(number)"/>"#)
    }
    xml.add("</sheets>")
    // A filter works only where its range has this name too.
    let filters = sheets.enumerated().filter { $0.element.filter != nil }
    if !filters.isEmpty {
      xml.add("<definedNames>")
      for (position, sheet) in filters {
        xml.add(
          #"<definedName name="_xlnm._FilterDatabase" localSheetId="\#(position)" hidden="1">'"#)
        xml.add(
          escaping: sheet.name.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''"))
        xml.add("'!\(absolute(sheet.filter ?? ""))</definedName>")
      }
      xml.add("</definedNames>")
    }
    xml.add("</workbook>")
    return xml.bytes
  }

  /// `A1:C9` as `$A$1:$C$9`.
  private static func absolute(_ range: String) -> String {
    range.split(separator: ":").map { address in
      let letters = address.prefix { $0.isLetter }
      return "$\(letters)$\(address.dropFirst(letters.count))"
    }.joined(separator: ":")
  }

  private static func workbookRelationships(_ sheets: Int) -> [UInt8] {
    var xml = XMLWriter()
    xml.add(declaring: "Relationships", namespace: "\(packages)/relationships")
    for number in 1...max(sheets, 1) where number <= sheets {
      xml.add(
        #"<Relationship Id="rId\#(number)" Type="\#(relationships)/worksheet" "#
          + #"Target="worksheets/sheet\#(number).xml"/>"#)
    }
    for (number, name) in zip((sheets + 1)..., ["styles", "sharedStrings"]) {
      xml.add(
        #"<Relationship Id="rId\#(number)" Type="\#(relationships)/\#(name)" "#
          + #"Target="\#(name).xml"/>"#)
    }
    xml.add("</Relationships>")
    return xml.bytes
  }

  private static var packageRelationships: [UInt8] {
    var xml = XMLWriter()
    xml.add(declaring: "Relationships", namespace: "\(packages)/relationships")
    xml.add(
      #"<Relationship Id="rId1" Type="\#(relationships)/officeDocument" "#
        + #"Target="xl/workbook.xml"/></Relationships>"#)
    return xml.bytes
  }

  private static func contentTypes(_ sheets: Int) -> [UInt8] {
    var xml = XMLWriter()
    xml.add(declaring: "Types", namespace: "\(packages)/content-types")
    xml.add(
      #"<Default Extension="rels" "#
        + #"ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
        + #"<Default Extension="xml" ContentType="application/xml"/>"#)
    func override(_ part: String, _ type: String) {
      xml.add(#"<Override PartName="/xl/\#(part).xml" ContentType="\#(types)\#(type)+xml"/>"#)
    }
    override("workbook", "sheet.main")
    for number in 1...max(sheets, 1) where number <= sheets {
      override("worksheets/sheet\(number)", "worksheet")
    }
    override("styles", "styles")
    override("sharedStrings", "sharedStrings")
    xml.add("</Types>")
    return xml.bytes
  }
}

/// The text of an XML file on its way.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Begins a file with its root element.
  mutating func add(
    declaring root: String,
    namespace: String = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    attributes: String = ""
  ) {
    add(#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n")
    add(#"<\#(root) xmlns="\#(namespace)"\#(attributes)>"#)
  }

  mutating func add(_ markup: String) { bytes += markup.utf8 }

  mutating func add(_ markup: [UInt8]) { bytes += markup }

  /// Adds a text: what is markup in XML, or not allowed there, is escaped; the latter as workbooks
  /// do it, `_x0007_` for a bell.
  mutating func add(escaping text: String) {
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "&": add("&amp;")
      case "<": add("&lt;")
      case ">": add("&gt;")
      case "\"": add("&quot;")
      case "\t", "\n": add(String(scalar))
      case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        add("_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_")
      // What reads as an escape already gets one for its first character.
      case "_" where Array(String(scalars[index...].prefix(7)).utf8).escapedUnit(at: 0) != nil:
        add("_x005F_")
      default: add(String(scalar))
      }
    }
  }
}
