package import FreedomModel

/// One way to write a result table, row by row into bytes.
///
/// A new format is one new type of this kind and its line in ``TableFormats/all``. A caller that
/// has the whole table uses ``render(_:options:)``; one with a million rows uses ``TableWriter``.
package protocol TableFormat: Sendable {
  /// The name of `--format`.
  static var name: String { get }
  /// Other names of `--format`.
  static var aliases: [String] { get }
  /// The usual file extensions of the format, without the dot.
  static var fileExtensions: [String] { get }
  /// What the format is for, in a few words.
  static var summary: String { get }

  /// Whether the format is made for a terminal: it has colours of its own, and texts in it are safe
  /// to show. Of any other what would act instead of show is made visible where it meets a
  /// terminal.
  static var isDrawn: Bool { get }
  /// Whether it is for programs: every column, every number with all its digits.
  static var isExact: Bool { get }
  /// How columns are headed where nothing else is chosen.
  static var usualHeadings: Headings { get }
  /// Whether each row is written as it comes. Other formats keep the rows until the last is known,
  /// or need to know the kinds of the columns first.
  static var isStream: Bool { get }

  init(options: ExportOptions)

  mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8])

  mutating func row(_ values: [ResultValue], into bytes: inout [UInt8])

  mutating func end(_ footer: TableFooter, into bytes: inout [UInt8])

  /// Why the table could not be written, known at its end.
  var failure: WorkbookError? { get }
}

extension TableFormat {
  package static var aliases: [String] { [] }
  package static var isDrawn: Bool { false }
  package static var isStream: Bool { false }
  package static var isExact: Bool { false }
  package static var usualHeadings: Headings { isExact || isDrawn ? .code : .plain }
  package var failure: WorkbookError? { nil }

  package static func render(
    _ table: ResultTable, options: ExportOptions = ExportOptions()
  ) -> [UInt8] {
    var format = PreparedFormat(Self.self, options: options)
    var bytes: [UInt8] = []
    format.begin(title: table.title, columns: table.columns, into: &bytes)
    for row in table.rows { format.row(row, into: &bytes) }
    format.end(table.footer, into: &bytes)
    return bytes
  }
}

extension [ResultValue] {
  /// The row with exactly one value a column; values that were not given are missing.
  func fitted(to columnCount: Int) -> [ResultValue] {
    if count == columnCount { return self }
    return prefix(columnCount)
      + Array(repeating: .missing, count: Swift.max(0, columnCount - count))
  }
}

/// The formats a result table can be written in.
package enum TableFormats {
  /// Every format, in the order in which help lists them.
  package static let all: [any TableFormat.Type] = [
    TerminalTable.self, CSVFormat.self, TSVFormat.self, JSONFormat.self, NDJSONFormat.self,
    MarkdownFormat.self, LaTeXFormat.self, HTMLFormat.self, WorkbookFormat.self,
  ]

  package static var names: [String] { all.map { $0.name } }

  /// The format of a name or alias, in any case.
  package static func named(_ name: String) -> (any TableFormat.Type)? {
    let wanted = name.lowercased()
    return all.first { $0.name == wanted || $0.aliases.contains(wanted) }
  }

  /// The format that the ending of a file's name means, such as `json` in `kazakhstan.json`.
  package static func forFile(_ path: String) -> (any TableFormat.Type)? {
    guard let ending = FileEnding(of: path) else { return nil }
    return all.first { $0.fileExtensions.contains(ending.text) }
  }

  /// The usual ending of each format, without the dot, in the order of ``all``.
  package static var endings: [String] { all.compactMap { $0.fileExtensions.first } }
}

/// How a table is to be written. Each format uses the options that concern it.
package struct ExportOptions: Sendable, Hashable {
  /// How many significant digits people see of a computed number.
  package static let usualDigits = 4

  /// Whether a page is light or dark.
  package enum Paper: Sendable, Hashable {
    /// As the reader's screen is.
    case auto
    case light, dark
  }

  /// `csv`, `tsv`: whether the first line has the names of the columns.
  package var hasHeader: Bool
  /// `csv`: what is between the cells of a line.
  package var delimiter = UInt8(ascii: ",")
  /// `csv`, `tsv`: whether numbers have a comma where others have a point.
  package var hasDecimalComma = false
  /// `csv`, `tsv`: whether texts that a spreadsheet would run as formulas get an apostrophe in
  /// front (`SpreadsheetGuard` in TabularFiles has the rule and its inverse).
  package var guardsFormulas: Bool
  /// `table`: the most cells a line may have; `nil` for no limit.
  package var width: Int?
  /// `table`: whether to use only the bytes 0x20 to 0x7E and newline.
  package var isASCII: Bool
  /// `table`: whether statuses are coloured. The letters say the same.
  package var usesColor: Bool
  /// Formats for readers: the notes under the rows.
  package var notes: NotesShown
  /// How many significant digits numbers have, in every format; `nil` for all that they have in
  /// formats for programs, and ``usualDigits`` of computed ones in formats for people.
  package var digits: Int?
  /// How columns are headed; `nil` for plain English in documents and workbooks, and names
  /// elsewhere.
  package var headings: Headings?
  /// `latex`: whether the table may go on over several pages.
  package var isLong: Bool
  /// `html`: a drawing as SVG above the table.
  package var figure: String?
  /// `html`: whether the table is folded away under the drawing.
  package var foldsTable = false
  /// `html`: whether the page is dark.
  package var paper = Paper.auto
  /// `json`: whether the kinds of the columns follow from the rows, and written after them.
  package var tellsColumnsLast = false
  /// `latex`, `html`: the caption, where it is not to be the title.
  package var caption: String?
  /// `latex`: the label for `\ref`, such as `tab:movers`.
  package var label: String?

  /// The options for a reader at a terminal 80 cells wide, and for a file.
  package init(
    hasHeader: Bool = true, guardsFormulas: Bool = true, width: Int? = 80, isASCII: Bool = false,
    usesColor: Bool = false, notes: NotesShown = .brief, digits: Int? = nil,
    headings: Headings? = nil, isLong: Bool = false, figure: String? = nil,
    caption: String? = nil, label: String? = nil
  ) {
    self.hasHeader = hasHeader
    self.guardsFormulas = guardsFormulas
    self.width = width
    self.isASCII = isASCII
    self.usesColor = usesColor
    self.notes = notes
    self.digits = digits
    self.headings = headings
    self.isLong = isLong
    self.figure = figure
    self.caption = caption
    self.label = label
  }
}

/// How the columns of a table are headed.
package enum Headings: String, Sendable, CaseIterable {
  /// By their names, such as `p_adjusted`, which `--columns` and `--sort` know.
  case code
  /// In plain English, such as `adjusted p value`.
  case plain
}

/// How many notes are under a table.
package enum NotesShown: Sendable, Hashable {
  /// Nothing.
  case none
  /// The source with the scale, what is essential, and which columns are hidden: few lines.
  case brief
  /// Every note in full.
  case all
}

extension ResultValue {
  /// The value as exports have it: what is not a finite number is missing, in every format,
  /// since JSON has no way to write it.
  var exported: ResultValue {
    if case .number(let number) = self, !number.isFinite { return .missing }
    return self
  }
}

extension ResultTable.Column.Kind {
  var isNumeric: Bool { self == .integer || self == .number }
}

/// A format with what all of them have in common: rows as long as the header, headings, and numbers
/// with the digits that are wanted.
struct PreparedFormat {
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
    usualHeadings = format.usualHeadings
  }

  var failure: WorkbookError? { format.failure }

  private var digits: Int { options.digits ?? ExportOptions.usualDigits }

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
