import FreedomModel
import TabularFiles

/// What the official workbooks of *Freedom of the Press* have in common: a sheet of all countries,
/// in some issues with regional sheets beside it that should say the same.
enum PressWorkbook {
  /// What the blocks of a workbook hold beside scores and statuses.
  struct Shape {
    /// Whether blocks have the three parts of the total.
    let hasParts: Bool
    /// Whether a sheet calls itself detailed data or sub-scores.
    let isDetailed: Bool
    /// The last year named in the row of editions.
    let lastEdition: Int
  }

  /// The shape of a workbook; `nil` where no sheet has editions of the press freedom survey.
  static func shape(of file: FilePreview) -> Shape? {
    for index in importedSheets(of: file) {
      let sheet = file.sheets[index]
      guard let header = PressSheetHeader(in: sheet) else { continue }
      let figures = Set(sheet.rows[header.figures].compactMap(PressFigure.init(header:)))
      let titles = sheet.rows[..<header.editions].joined().map { HeaderName($0).key }
      return Shape(
        hasParts: figures.isSuperset(of: [.legal, .political, .economic]),
        isDetailed: titles.contains { $0.contains("subscores") || $0.contains("detaileddata") },
        lastEdition: sheet.rows[header.editions].compactMap(lastYear).max() ?? 0)
    }
    return nil
  }

  /// Reads the sheet of all countries, and compares the regional sheets with it.
  static func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    let imported = importedSheets(of: preview)
    let records = PressRecords(session)
    var global: PressSheetComparison?
    for index in imported {
      let reading = try read(file.sheets[index], preview.sheets[index], records, session)
      guard imported.count == 1, let reading else { continue }
      global = PressSheetComparison(
        with: reading, sheet: preview.sheets[index].name, session: session)
    }
    try records.finish()
    for (index, sheet) in file.sheets.enumerated() where !imported.contains(index) {
      if let global, PressSheetHeader(in: preview.sheets[index]) != nil {
        session.look(into: sheet.name)
        if let reading = try read(sheet, preview.sheets[index], nil, session) {
          global.compare(reading)
        }
      } else {
        session.report(skipped: sheet)
      }
    }
  }

  /// The positions of the sheets that are imported: the one of all countries, or every one that has
  /// editions where none is called so.
  private static func importedSheets(of file: FilePreview) -> [Int] {
    let candidates = file.sheets.indices.filter { PressSheetHeader(in: file.sheets[$0]) != nil }
    let global = candidates.first {
      ["global", "data"].contains(HeaderName(file.sheets[$0].name).key)
    }
    return global.map { [$0] } ?? candidates
  }

  private static func read(
    _ sheet: Sheet, _ preview: FilePreview.Sheet, _ records: PressRecords?, _ session: ImportSession
  ) throws -> PressSheetReading? {
    guard let header = PressSheetHeader(in: preview) else { return nil }
    session.report(hidden: sheet)
    let width = preview.rows[header.editions...header.figures].map(\.count).max() ?? 0
    if records != nil { try session.begin(sheet: sheet.name, columns: width) }
    let titles = RowsAboveHeader(
      Array(preview.previewed[..<header.editions]), headers: preview.rows[header.editions],
      row: preview.number(ofRow: header.editions))
    guard titles.areTitles(names: header.names, in: session) else { return nil }
    let reading = PressSheetReading(
      header: header, width: width, records: records, session: session)
    try reading.read(sheet)
    return reading
  }

  private static func lastYear(_ text: String) -> Int? {
    text.split(separator: "-").last.flatMap { Int($0) }
  }
}
