import FreedomModel
import TabularFiles

/// One way in which Freedom House, or a user, lays out ratings in a file.
///
/// A new layout is one new file with a type of this kind, named in ``LayoutRegistry``.
protocol Layout: Sendable {
  /// A stable name, such as `fiw-ratings`; stored with every source.
  var id: String { get }
  /// What it is, in words that follow "this is": `the Freedom in the World ratings workbook`.
  var title: String { get }
  /// The publication's id; `nil` where the user must name it.
  var publication: String? { get }
  /// What is counted as one row.
  var unit: RowUnit { get }
  /// Which of two sources of one value counts: the one of higher authority; 0 for Freedom House's
  /// own files.
  var authority: Int { get }
  /// How far its values are to be trusted.
  var trust: SourceTrust { get }

  /// The tables in a file, known by its first rows and never by its name; `nil` where it has
  /// another layout.
  func match(_ preview: FilePreview) -> LayoutMatch?
}

extension Layout {
  var unit: RowUnit { .entityEdition }
  var authority: Int { 0 }
  var trust: SourceTrust { .official }
}

/// A layout of files that are not Freedom House's: the user can say how they are to be read.
protocol MappedLayout: Layout {
  /// The tables in a file, read as the user says.
  func match(_ preview: FilePreview, options: ImportOptions) -> LayoutMatch?
}

extension MappedLayout {
  func match(_ preview: FilePreview) -> LayoutMatch? { match(preview, options: ImportOptions()) }
}

/// The tables that a layout found in a file.
struct LayoutMatch {
  /// One for each sheet; `nil` for a sheet without a table.
  let tables: [(any SheetTable)?]
  /// What the file itself says of its trust; `nil` where that is the layout's.
  var trust: SourceTrust?
  /// The publication of another project's data set, where it is certain.
  var about: Publication?
  /// Whether each sheet has a cell at all.
  private let isFilled: [Bool]
  /// Called before the first sheet is read; `false` where a finding refuses the file.
  private let begin: (ImportSession) throws -> Bool
  /// Called after the last sheet.
  private let finish: (ImportSession) throws -> Void

  /// Tables found sheet by sheet, perhaps none.
  init(
    _ preview: FilePreview, tables: [(any SheetTable)?],
    begin: @escaping (ImportSession) throws -> Bool = { _ in true },
    finish: @escaping (ImportSession) throws -> Void = { _ in }
  ) {
    self.tables = tables
    isFilled = preview.sheets.map { !$0.rows.isEmpty }
    self.begin = begin
    self.finish = finish
  }

  /// The tables that a search finds; `nil` where no sheet has one.
  init?(
    _ preview: FilePreview, begin: @escaping (ImportSession) throws -> Bool = { _ in true },
    finish: @escaping (ImportSession) throws -> Void = { _ in },
    table: (FilePreview.Sheet) -> (any SheetTable)?
  ) {
    let tables = preview.sheets.map(table)
    if tables.allSatisfy({ $0 == nil }) { return nil }
    self.init(preview, tables: tables, begin: begin, finish: finish)
  }

  /// Reads the sheets of the file, one after the other.
  func read(_ file: TabularFile, in session: ImportSession) throws {
    guard try begin(session) else { return }
    for (index, sheet) in file.sheets.enumerated() {
      guard let table = tables[index] else {
        if isFilled[index] { session.findings.report(skipped: sheet) }
        continue
      }
      try session.begin(sheet, table)
      guard let reader = try table.reader(of: sheet, in: session), session.accepts(table.header)
      else { continue }
      var remaining = table.header.position + 1
      try sheet.readRows { row in
        if remaining > 0 {
          remaining -= 1
        } else {
          session.findings.row = row
          try reader.read(row)
        }
        return .next
      }
      try reader.finish()
    }
    try finish(session)
  }
}

/// A table that a layout found on a sheet.
protocol SheetTable {
  var header: SheetHeader { get }
  /// Whether findings name the columns by their headers, as in a user's own file.
  var namesColumns: Bool { get }
  /// Whether its values are imported, and not only compared with those of another sheet.
  var isImported: Bool { get }

  /// What reads the rows below the header; `nil` where a finding refuses the table.
  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)?
}

extension SheetTable {
  var namesColumns: Bool { false }
  var isImported: Bool { true }
}

/// Reads the rows of a sheet below its header.
protocol SheetReader: AnyObject {
  func read(_ row: SheetRow) throws
  /// Called after the last row.
  func finish() throws
}

extension SheetReader {
  func finish() {}
}

/// Every layout known, in the order in which they are tried: those of Freedom House's own files
/// first, then those of its values in third parties' files, then a user's own.
enum LayoutRegistry {
  static let all: [any Layout] =
    [
      RatingsWorkbookLayout(),
      AllDataLayout(),
      AggregateScoresLayout(),
      ElectoralDemocraciesLayout(),
      PressWorkbookLayout.scores,
      PressWorkbookLayout.detailedData,
      PressWorkbookLayout.publicData,
      PressPartsLayout(),
      PressTotalsLayout(),
      NetScoresLayout(),
      ThirdPartyLayout.freedomScores,
      ThirdPartyLayout.freedomRatings,
      ThirdPartyLayout.netEditions,
      ThirdPartyLayout.pressParts,
      PressStatusCoverageLayout(),
      PressStatusCodesLayout(),
      PressTotalsTableLayout(),
      PressStatusTableLayout(),
      GroupsLayout(),
      CompiledLayout(),
    ] + ProjectLayouts.all + [
      LongLayout(),
      TidyLayout(),
      WideLayout(),
    ]
}

/// The first rows of every sheet of a file, as texts without white space at their ends.
struct FilePreview: Sendable {
  /// How many rows are looked at.
  static let depth = 20

  /// The first rows of one sheet.
  struct Sheet: Sendable {
    /// The sheet's name without white space at its ends; empty in CSV.
    let name: String
    /// Row by row, column by column; missing cells are empty texts.
    let rows: [[String]]
    /// The same rows with their numbers in the file, and with the errors that the reader found in
    /// them.
    let previewed: [PreviewedRow]

    init(name: String, previewed: [PreviewedRow]) {
      self.name = name.trimmedOfBlanks
      self.previewed = previewed.map(\.trimmed)
      rows = self.previewed.map(\.texts)
    }

    /// The text at a row and column, both from 0; empty where there is none.
    func text(_ row: Int, _ column: Int) -> String {
      row < rows.count && column < rows[row].count ? rows[row][column] : ""
    }
  }

  /// The sheets, in the order of the workbook.
  let sheets: [Sheet]

  init(_ file: TabularFile) throws {
    sheets = try file.sheets.map { sheet in
      Sheet(name: sheet.name, previewed: try sheet.firstRows(Self.depth))
    }
  }
}

extension PreviewedRow {
  /// The row with its texts without white space at their ends.
  var trimmed: PreviewedRow {
    PreviewedRow(
      number: number, texts: texts.map(\.trimmedOfBlanks), error: error,
      lacksStoredValues: lacksStoredValues)
  }
}
