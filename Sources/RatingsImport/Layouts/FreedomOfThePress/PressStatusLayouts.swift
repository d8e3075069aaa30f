import FreedomModel
import TabularFiles

/// A third party's statuses by the year covered, 1979 to 2016: `country_name,year,
/// press_freedom_fh_owid`, 0 Not Free, 1 Partly Free, 2 Free.
///
/// Until the edition 1988 a status is the lower of those of print and broadcast media. The edition
/// 1982 is under 1982; 1981 and, by an omission of theirs, 1989 are missing. Former states are
/// under those that followed, see ``PressPredecessors``.
struct PressStatusCoverageLayout: Layout {
  let id = "fotp-status-coverage"
  let title = "a third party's file of Freedom of the Press statuses by year covered"
  let publication: String? = "fotp"
  let authority = -2
  let trust = SourceTrust.oneThirdParty

  func match(_ preview: FilePreview) -> LayoutMatch? {
    let records = PressRecords()
    return LayoutMatch(preview, finish: records.finish) { sheet in
      PressStatusTable(in: sheet, .coverage, records) { header, _ in
        HeaderName(header) == HeaderName("press_freedom_fh_owid")
      }
    }
  }
}

/// An older release of ``PressStatusCoverageLayout``'s file: 1500 Not Free, 2500 Partly Free,
/// 3500 Free.
///
/// Until 1987 it has the print status alone, and the edition 1982 under 1981. Its years are those
/// covered until 2013 and those of the editions from 2015: it has no 2014.
struct PressStatusCodesLayout: Layout {
  let id = "fotp-status-codes"
  let title = "an older third party's file of Freedom of the Press statuses, 1500 to 3500"
  let publication: String? = "fotp"
  let authority = -2
  let trust = SourceTrust.oneThirdParty

  func match(_ preview: FilePreview) -> LayoutMatch? {
    let records = PressRecords()
    return LayoutMatch(preview, finish: records.finish) { sheet in
      guard sheet.rows.joined().contains(where: { HeaderName($0).key.contains("press") }) else {
        return nil
      }
      return PressStatusTable(in: sheet, .codes, records) { _, values in
        !values.isEmpty && values.allSatisfy { ["1500", "2500", "3500"].contains($0) }
      }
    }
  }
}

/// A table with one entity and year a row and a number for the status.
struct PressStatusTable: SheetTable {
  /// What numbers and years mean.
  enum Form {
    /// 0 Not Free, 1 Partly Free, 2 Free, by the year covered.
    case coverage
    /// 1500 Not Free, 2500 Partly Free, 3500 Free.
    case codes

    /// The status of a number.
    func status(_ number: Double) -> FreedomStatus? {
      switch self {
      case .coverage: Int(exactly: number).flatMap(FreedomStatus.init(rawValue:))
      case .codes: [1500: .notFree, 2500: .partlyFree, 3500: .free][number]
      }
    }

    /// The rule that a number breaks which means no status.
    var rule: String {
      switch self {
      case .coverage: "a status must be 0, 1 or 2 here"
      case .codes: "a status must be 1500, 2500 or 3500 here"
      }
    }

    /// The edition of a year and the kind of its status.
    func meaning(of year: Int) -> (edition: Edition, kind: PressValue)? {
      switch self {
      case .coverage:
        return EditionCalendar.edition(publication: "fotp", coverageYear: year)
          .map { ($0, .status) }
      case .codes:
        let edition: Edition? =
          switch year {
          case 1981: EditionCalendar.edition(publication: "fotp", year: 1982)
          case 1982, 2014: nil
          case 2015...: EditionCalendar.edition(publication: "fotp", year: year)
          default: EditionCalendar.edition(publication: "fotp", coverageYear: year)
          }
        return edition.map {
          ($0, year <= PressThirdParty.lastSplitYear ? .printStatus : .status)
        }
      }
    }
  }

  let header: SheetHeader
  fileprivate let form: Form
  fileprivate let records: PressRecords
  fileprivate let name: Int
  fileprivate let year: Int
  fileprivate let status: Int

  /// Finds the table on a sheet.
  ///
  /// - Parameters:
  ///   - sheet: The sheet.
  ///   - form: What numbers and years mean.
  ///   - records: Receives the records of the file.
  ///   - isStatus: Whether a column has the status, by its header and its first values.
  init?(
    in sheet: FilePreview.Sheet, _ form: Form, _ records: PressRecords,
    isStatus: (String, [String]) -> Bool
  ) {
    for (position, headers) in sheet.rows.enumerated() {
      let fields = UserFields(headers: headers)
      guard let countries = fields.countries, let year = fields.columns[.year] else { continue }
      let name = countries.names.first ?? countries.shown
      let status = headers.indices.first { column in
        let values = sheet.rows.indices.dropFirst(position + 1).map { sheet.text($0, column) }
        return column != name && column != year
          && isStatus(headers[column], values.filter { !$0.isEmpty })
      }
      guard let status else { continue }
      header = SheetHeader(in: sheet, to: position)
      self.form = form
      self.records = records
      self.name = name
      self.year = year
      self.status = status
      return
    }
    return nil
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    let known = Set(
      ([name, year, status].map { header.texts[$0] } + ["code", "iso3", "iso_a3"])
        .map(HeaderName.init))
    session.findings.report(
      unknownColumns: header.columns(besides: []).filter { !known.contains(HeaderName($0.header)) },
      row: header.row)
    guard header.namesColumnsOnce(in: session), header.isBelowTitles(names: name, in: session)
    else { return nil }
    return PressStatusReader(table: self, session: session)
  }
}

private final class PressStatusReader: SheetReader {
  private let table: PressStatusTable
  private let session: ImportSession
  private var predecessors: PressPredecessors
  private var hasNotedLower = false

  init(table: PressStatusTable, session: ImportSession) {
    self.table = table
    self.session = session
    predecessors = PressPredecessors(session)
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: table.header.width) else { return }
    guard let named = table.records.entity(of: row, at: table.name, in: session) else {
      return session.counts.reject()
    }
    let text = row.text(at: table.year).trimmedOfBlanks
    let year = NumberText(text.utf8).number.flatMap { Int(exactly: $0) }
    if let year { noteLowerStatus(year) }
    guard let (edition, kind) = year.flatMap(table.form.meaning) else {
      session.findings.report(
        unknownEdition: text, at: table.year, of: row, header: table.header.texts[table.year],
        rule: "no edition of Freedom of the Press has this year in such a file")
      return session.counts.reject()
    }
    guard
      let entity = predecessors.entity(
        under: named, in: edition, row: row.number, column: table.name)
    else { return session.counts.reject() }
    var record = try session.output.record(of: entity, in: edition, row: row.number)
    record.add(
      reading(row), of: try session.output.indicator(kind.indicator), at: table.status)
    try table.records.take(record, in: session)
  }

  private func noteLowerStatus(_ year: Int) {
    guard table.form == .coverage, !hasNotedLower, year <= PressThirdParty.lastSplitYear else {
      return
    }
    hasNotedLower = true
    session.findings.report(
      .note, code: "lower-of-two",
      rule: "until the edition 1988 this file's status is the lower of those of print and "
        + "broadcast media")
  }

  /// The status of a row; the number is kept as its text.
  private func reading(_ row: SheetRow) -> CellReading {
    guard let cell = row.cell(table.status), cell.end > cell.start else {
      session.counts.addMissing("")
      return .nothing
    }
    let text = row.text(cell).trimmedOfBlanks
    if let mark = MissingMark.mark(text) {
      session.counts.addMissing(mark)
      return .value(.absent(.notRated), text: mark)
    }
    guard let status = NumberText(text.utf8).number.flatMap(table.form.status) else {
      session.findings.report(
        .refusedRow, code: "not-a-status", row: row.number, column: table.status,
        header: table.header.texts[table.status], value: text, rule: table.form.rule)
      return .refused
    }
    return .value(.status(status), text: text)
  }
}
