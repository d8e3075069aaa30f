import FreedomModel
import TabularFiles

/// A sheet of an official workbook of *Freedom of the Press*.
struct PressSheetTable: SheetTable {
  let header: SheetHeader
  /// Whether its values are imported, or only compared with those of the imported sheet.
  let isImported: Bool
  /// The column of the names.
  let names: Int
  let editions: PreviewedRow
  let years: PreviewedRow
  /// The row that says what each column has.
  let kinds: PreviewedRow
  private let records: PressRecords
  private let comparison: PressSheetComparison

  init(
    in sheet: FilePreview.Sheet, _ rows: PressHeaderRows, isImported: Bool, records: PressRecords,
    comparison: PressSheetComparison
  ) {
    header = SheetHeader(
      in: sheet, from: rows.editions, to: rows.kinds,
      width: sheet.rows[rows.editions...rows.kinds].map(\.count).max() ?? 0)
    names = rows.names
    editions = sheet.previewed[rows.editions]
    years = sheet.previewed[rows.years]
    kinds = sheet.previewed[rows.kinds]
    self.isImported = isImported
    self.records = records
    self.comparison = comparison
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isBelowTitles(names: names, in: session),
      let blocks = try PressBlocks(table: self, session: session).blocks()
    else { return nil }
    let reader = PressSheetReader(
      self, blocks, records: isImported ? records : nil, session: session)
    comparison.add(reader, of: sheet.name, isImported: isImported)
    return reader
  }
}

/// The columns of one edition on a sheet.
struct PressBlock {
  let edition: Edition
  let columns: [PressColumn]
}

/// The blocks of a sheet, found from its three header rows.
///
/// The sub-headers say what a block contains, and the cell above it says its edition: `Print |
/// Broadcast` (editions 1980 to 1988), `Status` (until 1993), `Score | Status` (from 1994), or with
/// the three parts before the score (from 2002). In the detailed files the blocks of 1994 to 2001
/// have ten columns; their sub-scores are on another scale, and only the total and the status,
/// which come last, are imported.
private struct PressBlocks {
  /// The first edition whose parts are on the scale of 30, 40 and 30 points.
  static let partsSince = 2002

  let table: PressSheetTable
  let session: ImportSession
  private var editions: PreviewedRow { table.editions }
  private var years: PreviewedRow { table.years }
  private var kinds: PreviewedRow { table.kinds }

  /// The blocks from left to right; `nil` where a finding says why the header cannot be understood
  /// for certain.
  func blocks() throws -> [PressBlock]? {
    var blocks: [PressBlock] = []
    var subScores: [Int] = []
    let width = max(editions.texts.count, kinds.texts.count)
    var start = table.names + 1
    while start < width {
      var end = start + 1
      while end < width, text(editions, end).isEmpty { end += 1 }
      defer { start = end }
      let named = (start..<end).filter { !text(kinds, $0).isEmpty }
      guard !text(editions, start).isEmpty || !named.isEmpty else { continue }
      guard let edition = edition(from: start, to: end) else { return nil }
      guard let chosen = choose(named, edition) else { return nil }
      let others = named.filter { column in !chosen.contains { $0.column == column } }
      if edition.year < Self.partsSince {
        subScores += others
      } else {
        session.findings.report(
          unknownColumns: others.map { ($0, text(kinds, $0)) }, row: kinds.number)
      }
      let columns = try chosen.map {
        PressColumn(
          column: $0.column, kind: $0.kind,
          indicator: try session.output.indicator($0.kind.indicator))
      }
      if !columns.isEmpty { blocks.append(PressBlock(edition: edition, columns: columns)) }
    }
    report(subScores: subScores)
    return blocks
  }

  private func text(_ row: PreviewedRow, _ column: Int) -> String {
    column < row.texts.count ? row.texts[column].trimmedOfBlanks : ""
  }

  private func edition(from start: Int, to end: Int) -> Edition? {
    let label = text(editions, start)
    let covered =
      years.number == editions.number
      ? "" : (start..<end).lazy.map { text(years, $0) }.first { !$0.isEmpty } ?? ""
    if let edition = Edition.parse(label: label, coverage: covered, publication: "fotp") {
      return edition
    }
    // Years written in an unknown way do not cast doubt on the edition's label; others do.
    if CoveragePeriod.parse(covered) == nil,
      let edition = Edition.parse(label: label, coverage: nil, publication: "fotp")
    {
      session.findings.report(
        .note, code: "unread-years", row: years.number, column: start, value: covered,
        rule: "these years covered are not read; the edition \(edition.label) is known")
      return edition
    }
    session.findings.report(
      .refusedFile, code: "unknown-edition", row: editions.number, column: start,
      value: covered.isEmpty ? label : "\(label), covering \(covered)",
      rule: label.isEmpty
        ? "these columns are under no edition"
        : "Freedom of the Press has no such edition")
    return nil
  }

  /// The columns of a block that are imported, in their order.
  private func choose(
    _ columns: [Int], _ edition: Edition
  ) -> [(column: Int, kind: PressValue)]? {
    let known = columns.compactMap { column in
      PressValue(header: text(kinds, column)).map { (column: column, kind: $0) }
    }
    guard known.contains(where: { $0.kind == .total || $0.kind == .status }) else {
      return unique(known.filter { !$0.kind.isPart }, edition)
    }
    if edition.year < Self.partsSince, columns.count > 2 {
      // The total of the many sub-scores is before the status, and that comes last.
      let last = known.suffix(2)
      guard last.last?.kind == .status, last.last?.column == columns.last else {
        return refuse(columns, edition, "the last column is not the status")
      }
      return last.filter { $0.kind == .total || $0.kind == .status }
    }
    let parts = known.filter(\.kind.isPart)
    let takesParts = edition.year >= Self.partsSince && parts.count == 3
    return unique(
      known.filter {
        $0.kind == .total || $0.kind == .status || (takesParts && $0.kind.isPart)
      }, edition)
  }

  private func unique(
    _ chosen: [(column: Int, kind: PressValue)], _ edition: Edition
  ) -> [(column: Int, kind: PressValue)]? {
    guard Set(chosen.map(\.kind)).count == chosen.count else {
      return refuse(chosen.map(\.column), edition, "two columns have the same sub-header")
    }
    return chosen
  }

  private func refuse(
    _ columns: [Int], _ edition: Edition, _ rule: String
  ) -> [(column: Int, kind: PressValue)]? {
    session.findings.report(
      .refusedFile, code: "ambiguous-columns", row: kinds.number, column: columns.first,
      value: columns.map { text(kinds, $0) }.joined(separator: ", "),
      rule: "\(rule) in the edition \(edition.label)")
    return nil
  }

  private func report(subScores columns: [Int]) {
    guard let first = columns.first, let last = columns.last else { return }
    session.findings.report(
      .note, code: "other-scale", row: kinds.number, column: first,
      value: Set(columns.map { text(kinds, $0) }).sorted().joined(separator: ", "),
      rule: "\(columns.count) columns up to \(CellAddress.letters(ofColumn: last)) are not "
        + "imported: the sub-scores before the edition \(Self.partsSince) are on another scale")
  }
}
