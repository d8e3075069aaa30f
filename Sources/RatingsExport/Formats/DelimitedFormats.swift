package import FreedomModel
internal import TabularFiles

/// Comma-separated values as RFC 4180 has them, in UTF-8 with line feeds.
///
/// A missing value is an empty cell, an empty text is `""`. Title, notes and citation have no
/// place in a CSV file and are left out.
package typealias CSVFormat = DelimitedFormat<Comma>

/// Tab-separated values in UTF-8 with line feeds.
///
/// Quoted as CSV is, with the tab as the delimiter: a text with a tab, a quotation mark or a line
/// break is put in quotation marks, doubled inside. A backslash is an ordinary character.
package typealias TSVFormat = DelimitedFormat<Tab>

package protocol Delimiter: Sendable {
  static func delimiter(_ options: ExportOptions) -> UInt8
  static var name: String { get }
  static var fileExtensions: [String] { get }
  static var summary: String { get }
}

package enum Comma: Delimiter {
  package static func delimiter(_ options: ExportOptions) -> UInt8 { options.delimiter }
  package static let name = "csv"
  package static let fileExtensions = ["csv"]
  package static let summary = "comma-separated values, for spreadsheets and statistics"
}

package enum Tab: Delimiter {
  package static func delimiter(_ options: ExportOptions) -> UInt8 { UInt8(ascii: "\t") }
  package static let name = "tsv"
  package static let fileExtensions = ["tsv", "tab"]
  package static let summary = "tab-separated values"
}

/// What CSV and TSV have in common.
///
/// Some programs decide from the first rows alone whether quotation marks are used (DuckDB looks at
/// 20,480) and stumble over later ones. So in a long table without any so far, one cell gets them
/// early enough.
package struct DelimitedFormat<Kind: Delimiter>: TableFormat {
  package static var name: String { Kind.name }
  package static var fileExtensions: [String] { Kind.fileExtensions }
  package static var isStream: Bool { true }
  package static var isExact: Bool { true }
  package static var summary: String { Kind.summary }

  private var writer: DelimitedTextWriter
  private let hasHeader: Bool
  private let hasDecimalComma: Bool
  private var rowsLeft = 16_384

  package init(options: ExportOptions) {
    writer = DelimitedTextWriter(
      delimiter: Kind.delimiter(options), guardsFormulas: options.guardsFormulas)
    hasDecimalComma = options.hasDecimalComma
    hasHeader = options.hasHeader
  }

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    guard hasHeader, !columns.isEmpty else { return }
    for column in columns { writer.append(column.name, to: &bytes) }
    writer.endRow(&bytes)
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    guard !values.isEmpty else { return }
    rowsLeft -= 1
    if rowsLeft == 0 { writer.quotesNextText = !writer.hasQuoted }
    for value in values {
      switch value.exported {
      case .missing: writer.appendMissing(to: &bytes)
      case .integer(let integer): writer.append(integer, to: &bytes)
      case .number(let number):
        let text = number.shortestExact
        writer.append(
          plain: hasDecimalComma ? text.replacing(".", with: ",") : text, to: &bytes)
      case .text(let text): writer.append(text, to: &bytes)
      case .flag(let flag): writer.append(plain: flag ? "true" : "false", to: &bytes)
      }
    }
    writer.endRow(&bytes)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {}
}
