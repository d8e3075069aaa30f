internal import FreedomModel

/// A format with what all of them have in common: rows as long as the header, headings, and numbers
/// with the digits that are wanted.
struct PreparedFormat {
  /// How many digits people see of a computed number.
  private static let usualDigits = 4
  /// A number of more digits than this was computed: published values have fewer.
  private static let mostPublished = 7

  private var format: any TableFormat
  private let isExact: Bool
  private let usualHeadings: Headings
  private let options: ExportOptions
  private var columnCount = 0
  /// The columns whose numbers may be rounded, and how many digits they have without being rounded.
  private var roundable: [(column: Int, alwaysShown: Int)] = []
  private var hasRounded = false

  init(_ format: any TableFormat.Type, options: ExportOptions) {
    self.format = format.init(options: options)
    self.options = options
    isExact = format.isExact
    usualHeadings = format.isExact || format.isDrawn ? .code : .plain
  }

  var failure: WorkbookError? { format.failure }

  private var digits: Int { options.digits ?? Self.usualDigits }

  mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    columnCount = columns.count
    if options.digits != nil || !isExact {
      roundable = columns.enumerated().filter { $1.kind == .number }.map { position, column in
        (position, options.digits != nil || column.isComputed ? 0 : Self.mostPublished)
      }
    }
    let isPlain = (options.headings ?? usualHeadings) == .plain
    format.begin(
      title: title, columns: isPlain ? columns.map { $0.named($0.heading) } : columns,
      into: &bytes)
  }

  mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    var row = values.fitted(to: columnCount)
    for (position, alwaysShown) in roundable {
      guard case .number(let number) = row[position],
        let text = RoundedNumber.text(
          number, significantDigits: digits, alwaysShown: alwaysShown),
        let rounded = Double(text)
      else { continue }
      row[position] = .number(rounded)
      hasRounded = true
    }
    format.row(row, into: &bytes)
  }

  mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    var footer = footer
    if hasRounded, !isExact {
      footer.notes.append(
        .background("Rounded to \(digits) significant digits; CSV and JSON are exact."))
    }
    format.end(footer, into: &bytes)
  }
}
