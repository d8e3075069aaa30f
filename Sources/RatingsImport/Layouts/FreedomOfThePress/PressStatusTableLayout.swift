import FreedomModel
import TabularFiles

/// A third party's table of *Freedom of the Press* statuses: countries down, years covered across,
/// 1979 to 2011.
///
/// To 1987 it has the print status alone, and the edition 1982 stands under both 1981 and 1982. A
/// table of statuses does not say of what they are, and *Freedom in the World* can be laid out in
/// the same way: only the placeholder `0` of Kosovo in 2008 shows for certain that it is this one.
struct PressStatusTableLayout: Layout {
  let id = "fotp-status-table"
  let title = "a third party's table of Freedom of the Press statuses, countries by years"
  let publication: String? = "fotp"
  let authority = -2

  private static let years = Array(1979...2011)

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { Self.header(in: $0) != nil }
  }

  private static func header(in sheet: FilePreview.Sheet) -> UserHeader? {
    guard let header = UserHeader(in: sheet, where: { yearColumns($0).count == years.count })
    else { return nil }
    let columns = yearColumns(header.headers)
    let cells = sheet.rows.dropFirst(header.position + 1).flatMap { row in
      columns.map { $0 < row.count ? row[$0] : "" }
    }
    let areStatuses = cells.allSatisfy {
      StatusText($0) != .none || MissingMark.mark($0) != nil || $0 == "0"
    }
    return areStatuses && cells.contains { StatusText($0) != .none } ? header : nil
  }

  /// The columns of the years, where a header row has all of them in their order and no other.
  private static func yearColumns(_ headers: [String]) -> [Int] {
    let columns = headers.indices.filter { headers[$0].count == 4 && Int(headers[$0]) != nil }
    return columns.map { Int(headers[$0]) } == years ? columns : []
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    let records = PressRecords(session)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let header = Self.header(in: looked) else {
        session.report(skipped: sheet)
        continue
      }
      let columns = Self.yearColumns(header.headers)
      try session.begin(sheet: sheet.name, columns: header.headers.count)
      let reading = try PressStatusTableReading(
        header: header, columns: Array(zip(columns, Self.years)), records: records,
        session: session)
      guard header.isSound(names: reading.name, in: session), try reading.isCertain(sheet) else {
        continue
      }
      let others = header.headers.indices.filter { !columns.contains($0) && $0 != reading.name }
      session.report(unknownColumns: others.map { ($0, header.headers[$0]) }, row: header.row)
      try reading.read(sheet)
    }
    try records.finish()
  }
}

/// The reading of one such table.
private final class PressStatusTableReading {
  private let header: UserHeader
  private let columns: [(column: PressColumn, edition: Edition)]
  /// The column of 1981, which repeats that of 1982.
  private let repeated: Int
  private let original: Int
  private let kosovo: Int
  let name: Int
  private let records: PressRecords
  private let session: ImportSession
  private var predecessors: PressPredecessors

  init(
    header: UserHeader, columns years: [(column: Int, year: Int)], records: PressRecords,
    session: ImportSession
  ) throws {
    self.header = header
    self.records = records
    self.session = session
    predecessors = PressPredecessors(session)
    func column(_ year: Int) -> Int { years.first { $0.year == year }?.column ?? 0 }
    repeated = column(1981)
    original = column(1982)
    kosovo = column(2008)
    name = UserFields(headers: header.headers, mapping: [:]).columns[.country] ?? 0
    columns = try years.compactMap { column, year in
      guard let edition = EditionCalendar.edition(publication: "fotp", coverageYear: year) else {
        return nil
      }
      let figure: PressFigure =
        year <= PressStatusColumns.lastSplitYear ? .printStatus : .status
      return (
        PressColumn(column: column, figure: figure, slot: try session.slot(figure.indicator)),
        edition
      )
    }
  }

  /// Whether the table is the one known; if not, a finding says how to have it read.
  func isCertain(_ sheet: Sheet) throws -> Bool {
    var hasPlaceholder = false
    var remaining = header.position + 1
    try sheet.readRows { row in
      if remaining > 0 {
        remaining -= 1
      } else if row.text(at: self.kosovo) == "0",
        HeaderName(row.text(at: self.name)).key == "kosovo"
      {
        hasPlaceholder = true
        return .stop
      }
      return .next
    }
    if !hasPlaceholder {
      session.report(
        session.finding(
          .refusedFile, code: "indicator-not-named",
          rule: "a table of countries by years does not say which statuses it holds",
          hint: "name them with --indicator and --years coverage, such as --indicator fiw.status"))
    }
    return hasPlaceholder
  }

  func read(_ sheet: Sheet) throws {
    try session.readRows(
      of: sheet, below: header.position, columns: header.headers.count, take)
  }

  private func take(_ row: SheetRow) throws {
    let text = row.text(at: name)
    guard
      let named = records.entity(
        named: text, as: PressThirdPartyNames.meaning(of: text), row: row.number, column: name)
    else { return session.reject() }
    let year = row.text(at: repeated).trimmedOfBlanks
    guard year == row.text(at: original).trimmedOfBlanks else {
      session.report(
        session.finding(
          .refusedRow, code: "years-differ", row: row.number, column: repeated,
          header: header.headers[repeated], value: year,
          rule: "1981 and 1982 are one edition and must say the same"))
      return session.reject()
    }
    for (column, edition) in columns {
      let isMissing = MissingMark.mark(row.text(at: column.column).trimmedOfBlanks) != nil
      guard
        let entity = isMissing
          ? named
          : predecessors.entity(under: named, in: edition, row: row.number, column: name)
      else { return session.reject() }
      try records.take(
        records.record(entity, edition, [column], of: row, headers: header.headers))
    }
  }
}
