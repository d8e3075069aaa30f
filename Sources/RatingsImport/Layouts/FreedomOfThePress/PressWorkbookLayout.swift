import FreedomModel
import TabularFiles

/// An official workbook of *Freedom of the Press*: a sheet of all countries, names down and
/// editions across, in some files with regional sheets beside it that should say the same. Where
/// they differ is reported.
struct PressWorkbookLayout: Layout {
  let id: String
  let title: String
  let publication: String? = "fotp"
  private let accepts: @Sendable (Shape) -> Bool

  /// Scores and Status, editions 1980 to 2013 or another last year: `Print | Broadcast` for the
  /// editions 1980 to 1988, one `STATUS` until 1993, `SCORE | STATUS` from 1994.
  static let scores = PressWorkbookLayout(
    id: "fotp-scores", title: "the Freedom of the Press scores and status workbook"
  ) { !$0.hasParts }

  /// Detailed Data and Subscores, editions 1980 to 2015 or another last year: as ``scores``, with
  /// ten columns an edition from 1994 to 2001, the last two of them the total and the status, and
  /// five from 2002: `A | B | C | Score | Status`.
  static let detailedData = PressWorkbookLayout(
    id: "fotp-detailed",
    title: "the Freedom of the Press workbook of detailed data and sub-scores"
  ) { $0.hasParts && ($0.isDetailed || $0.lastEdition < firstPublicData) }

  /// Public Data, editions 1980 to 2017: a sheet `Data` laid out as in ``detailedData``, with
  /// sub-headers such as `A-Legal` and `Total Score`, and `-` for what was not rated.
  static let publicData = PressWorkbookLayout(
    id: "fotp-public-data", title: "the Freedom of the Press public data workbook"
  ) { $0.hasParts && !$0.isDetailed && $0.lastEdition >= firstPublicData }

  /// The earliest last edition of any file of the public data.
  private static let firstPublicData = 2016

  private init(id: String, title: String, accepts: @escaping @Sendable (Shape) -> Bool) {
    self.id = id
    self.title = title
    self.accepts = accepts
  }

  /// What the blocks of a workbook have beside scores and statuses.
  private struct Shape {
    /// Whether blocks have the three parts of the total.
    let hasParts: Bool
    /// Whether a sheet calls itself detailed data or sub-scores.
    let isDetailed: Bool
    /// The last year named in the row of editions.
    let lastEdition: Int

    init(_ sheet: FilePreview.Sheet, _ rows: PressHeaderRows) {
      let kinds = Set(sheet.rows[rows.kinds].compactMap(PressValue.init(header:)))
      let titles = sheet.rows[..<rows.editions].joined().map { HeaderName($0).key }
      hasParts = kinds.isSuperset(of: [.legal, .political, .economic])
      isDetailed = titles.contains { $0.contains("subscores") || $0.contains("detaileddata") }
      lastEdition =
        sheet.rows[rows.editions].compactMap { text in
          text.split(separator: "-").last.flatMap { Int($0) }
        }.max() ?? 0
    }
  }

  func match(_ preview: FilePreview) -> LayoutMatch? {
    let rows = preview.sheets.map { PressHeaderRows(in: $0) }
    // The sheet of all countries is imported, or every one with editions where none is called so.
    let candidates = rows.indices.filter { rows[$0] != nil }
    let global = candidates.first {
      ["global", "data"].contains(HeaderName(preview.sheets[$0].name).key)
    }
    let imported = global.map { [$0] } ?? candidates
    guard let first = imported.first, let firstRows = rows[first],
      accepts(Shape(preview.sheets[first], firstRows))
    else { return nil }
    let records = PressRecords()
    let comparison = PressSheetComparison()
    let tables = rows.indices.map { index in
      rows[index].map {
        PressSheetTable(
          in: preview.sheets[index], $0, isImported: imported.contains(index), records: records,
          comparison: comparison)
      }
    }
    func finish(_ session: ImportSession) throws {
      try records.finish(in: session)
      comparison.report(in: session)
    }
    return LayoutMatch(preview, tables: tables, finish: finish)
  }
}

/// The rows of a sheet's header: editions, years covered and the kinds of values, one below the
/// other, beside the column of names. Positions count from 0.
struct PressHeaderRows: Sendable {
  /// The column of the names.
  let names: Int
  let editions: Int
  let years: Int
  /// The row that says what each column has.
  let kinds: Int

  init?(in sheet: FilePreview.Sheet) {
    for (position, row) in sheet.rows.enumerated() {
      guard
        let names = row.prefix(3).firstIndex(where: {
          HeaderName($0).key.hasPrefix("pressfreedomedition")
        })
      else { continue }
      let below = sheet.rows.indices.dropFirst(position + 1)
      let kinds = below.first { row in
        sheet.rows[row].contains { $0.count > 1 && PressValue(header: $0) != nil }
      }
      guard let kinds else { continue }
      self.names = names
      self.kinds = kinds
      editions = position
      years =
        below.first { $0 < kinds && HeaderName(sheet.text($0, names)).key.hasPrefix("year") }
        ?? position
      return
    }
    return nil
  }
}
