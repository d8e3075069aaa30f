import FreedomModel
import TabularFiles

/// Freedom House's workbook of all ratings and statuses: countries and territories down, editions
/// across, three columns each. All files since that of 2014, and CSV copies of its sheets.
struct RatingsWorkbookLayout: Layout {
  let id = "fiw-ratings"
  let title = "the Freedom in the World ratings and statuses workbook"
  let publication: String? = Publication.freedomInTheWorld.id

  func match(_ preview: FilePreview) -> LayoutMatch? {
    LayoutMatch(preview) { RatingsTable(in: $0) }
  }
}

/// A sheet of ratings and statuses: one block of three columns an edition, headed by the edition
/// and the years under review.
struct RatingsTable: SheetTable {
  /// The three columns of one edition.
  struct Block {
    /// The first of them.
    let column: Int
    /// The editions written over them: one, unless the sheet contradicts itself.
    let labels: [String]
    /// The years under review, where a row names them.
    let coverage: String?
  }

  let header: SheetHeader
  let nameColumn: Int
  let blocks: [Block]
  /// Columns of the last header row that belong to no block.
  let others: [(column: Int, header: String)]
  /// Columns that belong to no block and have no header.
  let unnamed: [Int]

  /// Finds the table on a sheet.
  init?(in sheet: FilePreview.Sheet) {
    for position in sheet.rows.indices {
      if let table = RatingsTable(in: sheet, headerTo: position) {
        self = table
        return
      }
    }
    return nil
  }

  private init?(in sheet: FilePreview.Sheet, headerTo position: Int) {
    let rows = sheet.rows[...position]
    guard let last = rows.last, last.count >= 4 else { return nil }
    let names = last.map(HeaderName.init)
    let starts = names.indices.dropLast(2).filter { column in
      Self.rights.contains(names[column]) && Self.liberties.contains(names[column + 1])
        && names[column + 2] == Self.status
    }
    guard let first = starts.first, first > 0,
      let editionRow = Self.editionRow(rows.dropLast(), starts)
    else { return nil }
    let coverageRow = Self.coverageRow(rows.dropLast(), starts, editionRow)
    blocks = starts.map { column in
      Block(
        column: column, labels: Self.texts(rows[editionRow], column),
        coverage: coverageRow.flatMap { Self.texts(rows[$0], column).first })
    }
    header = SheetHeader(in: sheet, from: editionRow, to: position)
    let covered = Set(starts.flatMap { $0..<$0 + 3 })
    let name =
      (0..<first).first { column in
        rows.contains { column < $0.count && Self.names.contains(HeaderName($0[column])) }
      } ?? 0
    nameColumn = name
    let rest = last.indices.filter { !covered.contains($0) && $0 != name }
    others = rest.filter { !last[$0].isEmpty }.map { ($0, last[$0]) }
    unnamed = rest.filter { last[$0].isEmpty }
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isBelowTitles(names: nameColumn, in: session) else { return nil }
    return try RatingsSheetReader(self, sheet: sheet.name, session: session)
  }

  private static let rights = Set(["pr", "pr rating", "political rights"].map(HeaderName.init))
  private static let liberties = Set(["cl", "cl rating", "civil liberties"].map(HeaderName.init))
  private static let status = HeaderName("status")
  private static let names = Set(
    ["country", "territory", "country/territory", "name", "countries"].map(HeaderName.init))

  /// What is written over a block: its cells are merged, and the value may sit in any of them.
  private static func texts(_ row: [String], _ column: Int) -> [String] {
    var texts: [String] = []
    for text in row.dropFirst(column).prefix(3) where !text.isEmpty && !texts.contains(text) {
      texts.append(text)
    }
    return texts
  }

  /// The row that says it names the editions, else the first that does.
  private static func editionRow(_ rows: ArraySlice<[String]>, _ starts: [Int]) -> Int? {
    labelled(rows, starts) { $0.hasSuffix("edition") }
      ?? rows.indices.first { row in
        let labels = starts.filter { column in
          texts(rows[row], column).contains { Edition.parse(label: $0, publication: "fiw") != nil }
        }
        return labels.count * 2 >= starts.count
      }
  }

  /// The row that says it names the years, else the next one that has something over most blocks.
  private static func coverageRow(
    _ rows: ArraySlice<[String]>, _ starts: [Int], _ editionRow: Int
  ) -> Int? {
    labelled(rows, starts) { $0.hasPrefix("year") }
      ?? rows.indices.dropFirst(editionRow + 1).first { row in
        starts.filter { !texts(rows[row], $0).isEmpty }.count * 2 >= starts.count
      }
  }

  private static func labelled(
    _ rows: ArraySlice<[String]>, _ starts: [Int], _ test: (String) -> Bool
  ) -> Int? {
    rows.indices.first { row in
      rows[row].prefix(starts.first ?? 0).contains { test(HeaderName($0).key) }
        && starts.contains { !texts(rows[row], $0).isEmpty }
    }
  }
}
