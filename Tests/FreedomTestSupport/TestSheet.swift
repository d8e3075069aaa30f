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
    case .boolean(let value): return value ? "TRUE" : "FALSE"
    case .error(let text): return text
    }
  }

  /// A number as a spreadsheet writes it.
  package static func written(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
