import FreedomModel
import TabularFiles

/// A third party's table of *Freedom of the Press* totals: years covered down, 1993 to 2014,
/// countries across.
///
/// A table of years by countries does not say what it has. This one is known by the names that lost
/// a letter or a comma on their way into its header.
struct PressTotalsTableLayout: Layout {
  let id = "fotp-totals-table"
  let title = "a third party's table of Freedom of the Press totals, years by countries"
  let publication: String? = "fotp"
  let authority = -2
  let trust = SourceTrust.oneThirdParty

  private static let marks = ["C_te d'Ivoire", "Gambia  The"]
  private static let years = 1993...2014

  func match(_ preview: FilePreview) -> LayoutMatch? {
    let records = PressRecords()
    return LayoutMatch(preview, finish: records.finish) { sheet in
      Self.header(in: sheet).map { PressTotalsTable(header: $0, records: records) }
    }
  }

  private static func header(in sheet: FilePreview.Sheet) -> SheetHeader? {
    guard let header = SheetHeader(in: sheet, where: { marks.contains(where: $0.contains) }) else {
      return nil
    }
    let below = sheet.rows.indices.dropFirst(header.position + 1)
    let areYears = below.allSatisfy { row in
      Int(sheet.text(row, 0)).map(years.contains) ?? false
    }
    return areYears && !below.isEmpty ? header : nil
  }
}

private struct PressTotalsTable: SheetTable {
  let header: SheetHeader
  let records: PressRecords

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isBelowTitles(names: 0, in: session) else { return nil }
    let total = try session.output.indicator(PressValue.total.indicator)
    return PressTotalsTableReader(
      table: self, entities: entities(in: session), total: total, session: session)
  }

  private func entities(in session: ImportSession) -> [(column: Int, entity: Entity)] {
    header.texts.enumerated().dropFirst().compactMap { column, name in
      guard !name.isEmpty else {
        session.findings.report(unknownColumns: [(column, name)], row: header.row)
        return nil
      }
      guard
        let entity = records.entity(
          named: name, as: PressThirdParty.meaning(of: name), row: header.row, column: column,
          in: session)
      else {
        session.counts.reject()
        return nil
      }
      return (column, entity)
    }
  }
}

private final class PressTotalsTableReader: SheetReader {
  private let table: PressTotalsTable
  private let entities: [(column: Int, entity: Entity)]
  private let total: FileIndicator
  private let session: ImportSession

  init(
    table: PressTotalsTable, entities: [(column: Int, entity: Entity)], total: FileIndicator,
    session: ImportSession
  ) {
    self.table = table
    self.entities = entities
    self.total = total
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: table.header.width) else { return }
    let text = row.text(at: 0).trimmedOfBlanks
    guard
      let edition = Int(text).flatMap({
        EditionCalendar.edition(publication: "fotp", coverageYear: $0)
      })
    else {
      session.findings.report(
        unknownEdition: text, at: 0, of: row, header: table.header.texts[0],
        rule: "no edition of Freedom of the Press covers this year")
      return session.counts.reject()
    }
    for (column, entity) in entities {
      let cell = PressColumn(column: column, kind: .total, indicator: total)
      try table.records.take(
        table.records.record(
          entity, edition, [cell], of: row, headers: table.header.texts, in: session),
        in: session)
    }
  }
}

/// A third party's table of *Freedom of the Press* statuses: countries down, years covered across,
/// 1979 to 2011.
///
/// Until 1987 it has the print status alone, and the edition 1982 is under both 1981 and 1982. A
/// table of statuses does not say of what they are, and *Freedom in the World* can be laid out in
/// the same way: only the placeholder `0` of Kosovo in 2008 shows for certain that it is this one.
struct PressStatusTableLayout: Layout {
  let id = "fotp-status-table"
  let title = "a third party's table of Freedom of the Press statuses, countries by years"
  let publication: String? = "fotp"
  let authority = -2
  let trust = SourceTrust.oneThirdParty

  func match(_ preview: FilePreview) -> LayoutMatch? {
    let records = PressRecords()
    return LayoutMatch(preview, finish: records.finish) {
      PressStatusesByYear(in: $0, records: records)
    }
  }
}

private struct PressStatusesByYear: SheetTable {
  let header: SheetHeader
  let records: PressRecords
  /// The column of the names.
  let name: Int
  /// The columns of the years, in their order.
  let columns: [Int]

  private static let years = Array(1979...2011)

  init?(in sheet: FilePreview.Sheet, records: PressRecords) {
    guard let header = SheetHeader(in: sheet, where: { !Self.columns($0).isEmpty }) else {
      return nil
    }
    let columns = Self.columns(header.texts)
    let cells = sheet.rows.indices.dropFirst(header.position + 1).flatMap { row in
      columns.map { sheet.text(row, $0) }
    }
    let areStatuses = cells.allSatisfy {
      StatusText($0) != .none || MissingMark.mark($0) != nil || $0 == "0"
    }
    guard areStatuses, cells.contains(where: { StatusText($0) != .none }) else { return nil }
    self.header = header
    self.records = records
    self.columns = columns
    name = UserFields(headers: header.texts).columns[.country] ?? 0
  }

  /// The columns of the years, where a header row has all of them in their order and no other.
  private static func columns(_ headers: [String]) -> [Int] {
    let columns = headers.indices.filter { headers[$0].count == 4 && Int(headers[$0]) != nil }
    return columns.map { Int(headers[$0]) } == years ? columns : []
  }

  /// The column of a year.
  func column(_ year: Int) -> Int { columns[year - Self.years[0]] }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isSound(names: name, in: session), try isCertain(sheet, session.findings) else {
      return nil
    }
    session.findings.report(
      unknownColumns: header.columns(besides: columns + [name]), row: header.row)
    let values = try zip(columns, Self.years).compactMap { column, year in
      guard let edition = EditionCalendar.edition(publication: "fotp", coverageYear: year) else {
        return nil as (column: PressColumn, edition: Edition)?
      }
      let kind: PressValue = year <= PressThirdParty.lastSplitYear ? .printStatus : .status
      let indicator = try session.output.indicator(kind.indicator)
      return (PressColumn(column: column, kind: kind, indicator: indicator), edition)
    }
    return PressStatusesByYearReader(table: self, values: values, session: session)
  }

  /// Whether the table is the one known; if not, a finding says how to have it read.
  private func isCertain(_ sheet: Sheet, _ findings: FileFindings) throws -> Bool {
    var hasPlaceholder = false
    var remaining = header.position + 1
    let kosovo = column(2008)
    try sheet.readRows { row in
      remaining -= 1
      guard remaining < 0, row.text(at: kosovo) == "0",
        HeaderName(row.text(at: name)).key == "kosovo"
      else { return .next }
      hasPlaceholder = true
      return .stop
    }
    if !hasPlaceholder {
      findings.report(
        .refusedFile, code: "indicator-not-named",
        rule: "a table of countries by years does not say which statuses it contains",
        hint: "name them with --indicator and --years coverage, such as --indicator fiw.status")
    }
    return hasPlaceholder
  }
}

private final class PressStatusesByYearReader: SheetReader {
  private let table: PressStatusesByYear
  private let values: [(column: PressColumn, edition: Edition)]
  private let session: ImportSession
  private var predecessors: PressPredecessors

  init(
    table: PressStatusesByYear, values: [(column: PressColumn, edition: Edition)],
    session: ImportSession
  ) {
    self.table = table
    self.values = values
    self.session = session
    predecessors = PressPredecessors(session)
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: table.header.width) else { return }
    guard let named = table.records.entity(of: row, at: table.name, in: session) else {
      return session.counts.reject()
    }
    let repeated = table.column(1981)
    let year = row.text(at: repeated).trimmedOfBlanks
    guard year == row.text(at: table.column(1982)).trimmedOfBlanks else {
      session.findings.report(
        .refusedRow, code: "years-differ", row: row.number, column: repeated,
        header: table.header.texts[repeated], value: year,
        rule: "1981 and 1982 are one edition and must say the same")
      return session.counts.reject()
    }
    for (column, edition) in values {
      let isMissing = MissingMark.mark(row.text(at: column.column).trimmedOfBlanks) != nil
      guard
        let entity = isMissing
          ? named
          : predecessors.entity(under: named, in: edition, row: row.number, column: table.name)
      else { return session.counts.reject() }
      try table.records.take(
        table.records.record(
          entity, edition, [column], of: row, headers: table.header.texts, in: session),
        in: session)
    }
  }
}
