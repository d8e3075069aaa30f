/// Writes an Excel workbook: sheets with a bold header that stays in sight, a filter, and cells
/// that keep their type. The same cells always become the same bytes.
package struct XLSXWriter {
  package enum Cell: Sendable {
    case empty
    /// A number; it has to be finite.
    case number(Double)
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
      case .number(let number):
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
  }
}
