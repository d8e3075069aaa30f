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

/// What a column of *Freedom of the Press* has.
enum PressValue: String, CaseIterable, Sendable {
  case printStatus = "print_status"
  case broadcastStatus = "broadcast_status"
  case total
  case legal
  case political
  case economic
  case status

  /// The indicator's id.
  var indicator: String { "fotp." + rawValue }

  /// Whether it is one of the three parts of the total.
  var isPart: Bool { self == .legal || self == .political || self == .economic }

  /// What a column's header means; `nil` for any other header.
  init?(header: String) {
    guard let value = Self.headers[HeaderName(header).key] else { return nil }
    self = value
  }

  private static let headers: [String: PressValue] = [
    "print": .printStatus, "printstatus": .printStatus, "printmedia": .printStatus,
    "broadcast": .broadcastStatus, "broadcaststatus": .broadcastStatus,
    "broadcastmedia": .broadcastStatus,
    "status": .status, "pressfreedomstatus": .status,
    "score": .total, "total": .total, "totalscore": .total, "pressfreedomscore": .total,
    "a": .legal, "alegal": .legal, "legal": .legal, "legalenvironment": .legal,
    "alegalenvironment": .legal,
    "b": .political, "bpolitical": .political, "political": .political,
    "politicalenvironment": .political, "bpoliticalenvironment": .political,
    "c": .economic, "ceconomic": .economic, "economic": .economic,
    "economicenvironment": .economic, "ceconomicenvironment": .economic,
  ]
}

/// A column of one kind of value.
struct PressColumn {
  let column: Int
  let kind: PressValue
  let indicator: FileIndicator
}
