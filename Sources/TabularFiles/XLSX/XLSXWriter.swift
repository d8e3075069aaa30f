/// Writes an Excel workbook: sheets with a bold header that stays in sight, a filter, and cells
/// that keep their type. The same cells always become the same bytes.
package struct XLSXWriter {
  package enum Cell: Sendable {
    case empty
    /// A number; it has to be finite. It is shown rounded to some decimals, at most
    /// ``mostDecimals``, or with all its digits.
    case number(Double, decimals: Int? = nil)
    case boolean(Bool)
    /// A text, never a formula.
    case text(String)
    /// A day from 1901 on, shown as 2026-11-28.
    case date(year: Int, month: Int, day: Int)
  }

  /// The limits of Excel: rows and columns of a sheet, UTF-16 code units of a cell.
  package static let mostRows = 1_048_576
  package static let mostColumns = 16_384
  package static let longestText = 32_767
  /// The most decimals that there is a format for.
  package static let mostDecimals = 6

  private var archive = ZipWriter()
  private var sheets: [(name: String, filter: String?)] = []
  private var texts: [String: Int] = [:]
  private var sharedTexts = ""
  /// The program that writes it, as the properties of the document say.
  private let application: String

  package init(application: String) { self.application = application }

  package mutating func addSheet(
    named name: String, header: [String], widths: [Int], rows: some Sequence<[Cell]>
  ) {
    var xml = XMLWriter()
    xml.add(declaring: "worksheet")
    if !header.isEmpty {
      xml.add(
        #"<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" "#
          + #"activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"#)
      for (column, width) in zip(1..., widths) {
        xml.add(#"<col min="\#(column)" max="\#(column)" width="\#(width)" customWidth="1"/>"#)
      }
      xml.add("</cols>")
    }
    xml.add("<sheetData>")
    add(header.map(Cell.text), numbered: 1, style: Style.heading, to: &xml)
    var count = 1
    for row in rows {
      count += 1
      add(row, numbered: count, style: nil, to: &xml)
    }
    xml.add("</sheetData>")
    let filter =
      header.isEmpty
      ? nil : "A1:\(CellAddress(row: count, column: header.count - 1).description)"
    if let filter { xml.add(#"<autoFilter ref="\#(filter)"/>"#) }
    xml.add("</worksheet>")
    sheets.append((name, filter))
    archive.add("xl/worksheets/sheet\(sheets.count).xml", xml.bytes)
  }

  private mutating func add(
    _ row: [Cell], numbered number: Int, style: Int?, to xml: inout XMLWriter
  ) {
    xml.add(#"<row r="\#(number)">"#)
    for (column, cell) in row.enumerated() {
      let address = CellAddress(row: number, column: column).description
      let styled = style.map { #" s="\#($0)""# } ?? ""
      switch cell {
      case .empty: break
      case .number(let number, let decimals):
        let styled = decimals.map { #" s="\#(Style.decimals + $0)""# } ?? styled
        xml.add(#"<c r="\#(address)"\#(styled)><v>\#(Self.text(of: number))</v></c>"#)
      case .boolean(let flag):
        xml.add(#"<c r="\#(address)"\#(styled) t="b"><v>\#(flag ? 1 : 0)</v></c>"#)
      case .text(let text):
        xml.add(#"<c r="\#(address)"\#(styled) t="s"><v>\#(index(of: text))</v></c>"#)
      case .date(let year, let month, let day):
        let serial = Self.serial(year: year, month: month, day: day)
        xml.add(#"<c r="\#(address)" s="\#(Style.day)"><v>\#(serial)</v></c>"#)
      }
    }
    xml.add("</row>")
  }

  /// The number of a text among those that cells share.
  private mutating func index(of text: String) -> Int {
    if let known = texts[text] { return known }
    let index = texts.count
    texts[text] = index
    sharedTexts += #"<si><t xml:space="preserve">\#(XMLWriter.escaped(text))</t></si>"#
    return index
  }

  /// The bytes of the `.xlsx` file.
  package func bytes() -> [UInt8] {
    var archive = archive
    let parts = WorkbookParts.all(
      sheets: sheets, sharedTexts: sharedTexts, count: texts.count, application: application)
    for part in parts {
      archive.add(part.name, part.bytes)
    }
    return archive.bytes()
  }

  /// A whole number without a point; another with as many digits as are needed to read it back
  /// exactly.
  private static func text(of number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }

  /// The days since 30 December 1899, by which Excel counts from March 1900 on.
  static func serial(year: Int, month: Int, day: Int) -> Int {
    // Years that begin in March: a leap day is the last of its year.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
    return days - 693_899
  }

  /// The formats in `styles.xml`, by their position there.
  enum Style {
    static let heading = 1
    static let day = 2
    /// The format without decimals; those with one, two ... follow.
    static let decimals = 3
  }
}

/// The parts of a workbook besides its sheets.
enum WorkbookParts {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let documents = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let relationships = "\(documents)/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  static func all(
    sheets: [(name: String, filter: String?)], sharedTexts: String, count: Int,
    application: String
  ) -> [(name: String, bytes: [UInt8])] {
    [
      (
        "xl/sharedStrings.xml",
        part("sst", attributes: #" uniqueCount="\#(count)""#, sharedTexts)
      ),
      ("xl/styles.xml", styles),
      ("xl/workbook.xml", workbook(sheets)),
      (
        "xl/_rels/workbook.xml.rels",
        links(
          (0..<sheets.count).map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
            + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")])
      ),
      (
        "docProps/app.xml",
        part(
          "Properties", namespace: "\(documents)/extended-properties",
          "<Application>\(XMLWriter.escaped(application))</Application>")
      ),
      (
        "_rels/.rels",
        links([
          ("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml"),
        ])
      ),
      ("[Content_Types].xml", contentTypes(sheets.count)),
    ]
  }

  private static func part(
    _ root: String, namespace: String = main, attributes: String = "", _ content: String
  ) -> [UInt8] {
    var xml = XMLWriter()
    xml.add(declaring: root, namespace: namespace, attributes: attributes)
    xml.add(content)
    xml.add("</\(root)>")
    return xml.bytes
  }

  /// Formats: 0 plain, 1 bold for headers, 2 for days, from 3 on numbers by their decimals.
  private static var styles: [UInt8] {
    let font = #"<sz val="11"/><name val="Calibri"/><family val="2"/>"#
    let plain = #"fillId="0" borderId="0""#
    let codes = (0...XLSXWriter.mostDecimals).map { decimals in
      decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
    }
    let formats = zip(164..., ["yyyy\\-mm\\-dd"] + codes).map {
      #"<numFmt numFmtId="\#($0)" formatCode="\#($1)"/>"#
    }
    let numbered = formats.indices.map {
      #"<xf numFmtId="\#(164 + $0)" fontId="0" \#(plain) xfId="0" applyNumberFormat="1"/>"#
    }
    return part(
      "styleSheet",
      #"<numFmts count="\#(formats.count)">\#(formats.joined())</numFmts>"#
        + #"<fonts count="2"><font>\#(font)</font><font><b/>\#(font)</font></fonts>"#
        + #"<fills count="2"><fill><patternFill patternType="none"/></fill>"#
        + #"<fill><patternFill patternType="gray125"/></fill></fills><borders count="1">"#
        + #"<border><left/><right/><top/><bottom/><diagonal/></border></borders>"#
        + #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" \#(plain)/></cellStyleXfs>"#
        + #"<cellXfs count="\#(2 + formats.count)">"#
        + #"<xf numFmtId="0" fontId="0" \#(plain) xfId="0"/>"#
        + #"<xf numFmtId="0" fontId="1" \#(plain) xfId="0" applyFont="1"/>"#
        + numbered.joined() + "</cellXfs>"
        + #"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#)
  }

  private static func workbook(_ sheets: [(name: String, filter: String?)]) -> [UInt8] {
    let tabs = zip(1..., sheets).map { number, sheet in
      #"<sheet name="\#(XMLWriter.escaped(sheet.name))" sheetId="\#(number)""#
        + #" r:id="rId\#(number)"/>"#
    }
    // A filter works only where its range has this name too.
    let filters = zip(0..., sheets).compactMap { position, sheet in
      sheet.filter.map { filter in
        let name = XMLWriter.escaped(sheet.name.replacing("'", with: "''"))
        return #"<definedName name="_xlnm._FilterDatabase" localSheetId="\#(position)" "#
          + #"hidden="1">'\#(name)'!\#(absolute(filter))</definedName>"#
      }
    }.joined()
    return part(
      "workbook", attributes: #" xmlns:r="\#(relationships)""#,
      "<sheets>\(tabs.joined())</sheets>"
        + (filters.isEmpty ? "" : "<definedNames>\(filters)</definedNames>"))
  }

  /// `A1:C9` as `$A$1:$C$9`.
  private static func absolute(_ range: String) -> String {
    range.split(separator: ":").map { address in
      let letters = address.prefix { $0.isLetter }
      return "$\(letters)$\(address.dropFirst(letters.count))"
    }.joined(separator: ":")
  }

  private static func links(_ targets: [(kind: String, target: String)]) -> [UInt8] {
    let links = zip(1..., targets).map { number, link in
      #"<Relationship Id="rId\#(number)" Type="\#(relationships)/\#(link.kind)" "#
        + #"Target="\#(link.target)"/>"#
    }
    return part("Relationships", namespace: "\(packages)/relationships", links.joined())
  }

  private static func contentTypes(_ sheets: Int) -> [UInt8] {
    let parts =
      [("workbook", "sheet.main")]
      + (0..<sheets).map { ("worksheets/sheet\($0 + 1)", "worksheet") }
      + [("styles", "styles"), ("sharedStrings", "sharedStrings")]
    return part(
      "Types", namespace: "\(packages)/content-types",
      #"<Default Extension="rels" "#
        + #"ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
        + #"<Default Extension="xml" ContentType="application/xml"/>"#
        + parts.map { name, type in
          #"<Override PartName="/xl/\#(name).xml" ContentType="\#(types)\#(type)+xml"/>"#
        }.joined()
        + #"<Override PartName="/docProps/app.xml" ContentType="application/"#
        + #"vnd.openxmlformats-officedocument.extended-properties+xml"/>"#)
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

  /// What is markup in XML, or not allowed there, is escaped; the latter as workbooks do it,
  /// `_x0007_` for a bell.
  static func escaped(_ text: String) -> String {
    var result = ""
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\0"..."\u{8}", "\u{B}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_"
      // What reads as an escape already gets one for its first character.
      case "_" where Array(String(scalars[index...].prefix(7)).utf8).escapedUnit(at: 0) != nil:
        result += "_x005F_"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
