internal import FreedomModel
internal import TabularFiles

/// What CSV and TSV have in common.
///
/// Some programs tell from the first rows alone whether quotation marks are used (DuckDB looks at
/// 20,480) and stumble over later ones. So in a long table without any so far, one cell gets them early
/// enough.
struct DelimitedTable: Sendable {
  private var writer: DelimitedTextWriter
  private let hasHeader: Bool
  private var rowsLeft = 16_384

  init(delimiter: UInt8, options: ExportOptions) {
    writer = DelimitedTextWriter(delimiter: delimiter, guardsFormulas: options.guardsFormulas)
    hasHeader = options.hasHeader
  }

  mutating func begin(columns: [ResultTable.Column], into bytes: inout [UInt8]) {
    guard hasHeader, !columns.isEmpty else { return }
    for column in columns { writer.append(column.name, to: &bytes) }
    writer.endRow(&bytes)
  }

  mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    guard !values.isEmpty else { return }
    rowsLeft -= 1
    if rowsLeft == 0 { writer.quotesNextText = !writer.hasQuoted }
    for value in values {
      switch value.exported {
      case .missing: writer.appendMissing(to: &bytes)
      case .integer(let integer): writer.append(integer, to: &bytes)
      case .number(let number): writer.append(plain: number.shortestExact, to: &bytes)
      case .text(let text): writer.append(text, to: &bytes)
      case .flag(let flag): writer.append(plain: flag ? "true" : "false", to: &bytes)
      }
    }
    writer.endRow(&bytes)
  }
}
