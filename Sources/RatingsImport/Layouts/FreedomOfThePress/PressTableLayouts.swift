import FreedomModel
import TabularFiles

/// The tidy file of *Freedom of the Press* parts, editions 2002 to 2015: one entity and edition a
/// row, `country,year.collected,year.reported,a,b,c,score,status`, `NA` for what is missing.
///
/// It was made from the official detailed data. `year.reported` is the edition.
struct PressPartsLayout: Layout {
  let id = "fotp-parts"
  let title = "the tidy file of Freedom of the Press parts"
  let publication: String? = "fotp"
  let trust = SourceTrust.oneThirdParty

  private static let columns = PressTidyTable.Columns(
    edition: "year.reported", covered: "year.collected",
    values: [
      ("a", .legal), ("b", .political), ("c", .economic), ("score", .total), ("status", .status),
    ])

  func match(_ preview: FilePreview) -> LayoutMatch? {
    let records = PressRecords()
    return LayoutMatch(preview, finish: records.finish) {
      PressTidyTable(in: $0, with: Self.columns, records: records)
    }
  }
}

/// The tidy file of *Freedom of the Press* totals, editions 2016 and 2017:
/// `country,edition,coverage_year,total,status`, empty where there is no total.
///
/// The totals are those that the World Bank's governance indicators use, so that `West Bank` is the
/// World Bank's name of what *Freedom of the Press* rates as the West Bank and Gaza Strip.
struct PressTotalsLayout: Layout {
  let id = "fotp-totals"
  let title = "the tidy file of Freedom of the Press totals"
  let publication: String? = "fotp"
  let trust = SourceTrust.agreeingThirdParties

  private static let columns = PressTidyTable.Columns(
    edition: "edition", covered: "coverage_year", values: [("total", .total), ("status", .status)],
    meanings: ["West Bank": "West Bank and Gaza Strip"])

  func match(_ preview: FilePreview) -> LayoutMatch? {
    let records = PressRecords()
    let tables = preview.sheets.map {
      PressTidyTable(in: $0, with: Self.columns, records: records)
    }
    let isPress = zip(preview.sheets, tables).contains { sheet, table in
      table.map { Self.isOfPress(sheet, $0) } ?? false
    }
    return isPress
      ? LayoutMatch(preview, tables: tables, finish: records.finish) : nil
  }

  /// Other publications could be laid out in the same way; only press freedom has low totals that
  /// are Free and high ones that are not.
  private static func isOfPress(_ sheet: FilePreview.Sheet, _ table: PressTidyTable) -> Bool {
    let rated = sheet.rows.indices.dropFirst(table.header.position + 1).compactMap { row in
      let total = NumberText(sheet.text(row, table.column("total")).utf8).number
      let status = FreedomStatus(code: sheet.text(row, table.column("status")))
      return total.flatMap { total in status.map { (total: total, status: $0) } }
    }
    return rated.contains { $0.status != .partlyFree }
      && rated.allSatisfy { RuleBook.status(publication: "fotp", total: $0.total) == $0.status }
  }
}

/// A table of *Freedom of the Press* with one entity and edition a row, found by its exact headers.
struct PressTidyTable: SheetTable {
  struct Columns: Sendable {
    /// The header of the editions.
    let edition: String
    /// The header of the years covered.
    let covered: String
    let values: [(header: String, kind: PressValue)]
    /// What names mean in the file where they mean something else elsewhere.
    var meanings: [String: String] = [:]

    fileprivate var headers: [String] { ["country", edition, covered] + values.map(\.header) }
  }

  let header: SheetHeader
  fileprivate let columns: Columns
  fileprivate let records: PressRecords
  private let positions: [HeaderName: Int]

  init?(in sheet: FilePreview.Sheet, with columns: Columns, records: PressRecords) {
    let wanted = Set(columns.headers.map(HeaderName.init))
    let header = SheetHeader(in: sheet) { wanted.isSubset(of: Set($0.map(HeaderName.init))) }
    guard let header else { return nil }
    self.header = header
    self.columns = columns
    self.records = records
    positions = Dictionary(header.texts.enumerated().map { (HeaderName($1), $0) }) { first, _ in
      first
    }
  }

  /// The column of one of the headers that the table was found by.
  func column(_ header: String) -> Int { positions[HeaderName(header)] ?? 0 }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    let known = Set(columns.headers.map(HeaderName.init))
    session.findings.report(
      unknownColumns: header.columns(besides: []).filter { !known.contains(HeaderName($0.header)) },
      row: header.row)
    guard header.namesColumnsOnce(in: session),
      header.isBelowTitles(names: column("country"), in: session)
    else { return nil }
    let values = try columns.values.map {
      PressColumn(
        column: column($0.header), kind: $0.kind,
        indicator: try session.output.indicator($0.kind.indicator))
    }
    return PressTidyReader(table: self, columns: values, session: session)
  }
}

private final class PressTidyReader: SheetReader {
  private struct Written: Hashable {
    let label: String
    let years: String
  }

  private let table: PressTidyTable
  private let columns: [PressColumn]
  private let session: ImportSession
  private let name: Int
  private var editions: [Written: Edition] = [:]

  init(table: PressTidyTable, columns: [PressColumn], session: ImportSession) {
    self.table = table
    self.columns = columns
    self.session = session
    name = table.column("country")
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: table.header.width) else { return }
    let text = row.text(at: name)
    guard
      let entity = table.records.entity(
        named: text, as: table.columns.meanings[text.trimmedOfBlanks], row: row.number,
        column: name, in: session),
      let edition = edition(of: row)
    else { return session.counts.reject() }
    try table.records.take(
      table.records.record(
        entity, edition, columns, of: row, headers: table.header.texts, in: session),
      in: session)
  }

  /// The edition of a row; `nil` where a finding refuses the row.
  private func edition(of row: SheetRow) -> Edition? {
    let (edition, covered) = (table.columns.edition, table.columns.covered)
    let label = row.text(at: table.column(edition))
    let years = row.text(at: table.column(covered))
    let written = Written(label: label, years: years)
    if let known = editions[written] { return known }
    guard let known = Edition.parse(label: label, coverage: nil, publication: "fotp") else {
      session.findings.report(
        unknownEdition: label, at: table.column(edition), of: row, header: edition,
        rule: "Freedom of the Press has no such edition")
      return nil
    }
    guard Edition.parse(label: label, coverage: years, publication: "fotp") != nil else {
      session.findings.report(
        unknownEdition: years, at: table.column(covered), of: row, header: covered,
        rule: "the edition \(known.label) covers \(known.coverageEnd.year)")
      return nil
    }
    editions[written] = known
    return known
  }
}

extension FileFindings {
  /// Refuses a row whose edition is not known.
  func report(
    unknownEdition text: String, at column: Int, of row: SheetRow, header: String, rule: String
  ) {
    report(
      .refusedRow, code: "unknown-edition", row: row.number, column: column, header: header,
      value: text, rule: rule)
  }
}

/// What third parties' files of *Freedom of the Press* have in common.
enum PressThirdParty {
  /// The last year covered for which print and broadcast media were rated apart.
  static let lastSplitYear = 1987

  /// What an ambiguous name means in a file that has all countries; `nil` where it means what it
  /// says. Beside a row of the Democratic Republic, `Congo` is the other one.
  static func meaning(of name: String) -> String? {
    name.trimmedOfBlanks == "Congo" ? "Congo (Brazzaville)" : nil
  }
}

/// The former states that third parties' files have under the name of the state that followed.
///
/// Freedom House rated them by themselves, and as themselves they are kept: the row `Russia` of
/// such a file is the USSR's until the coverage year 1991.
struct PressPredecessors {
  private static let known: [String: (predecessor: String, lastYear: Int)] = [
    "RUS": ("SUN", 1991),
    "SRB": ("YUG", 1992),
    "CZE": ("CSK", 1992),
    "DEU": ("XWG", 1989),
    "YEM": ("XNY", 1989),
  ]

  private let session: ImportSession
  private var reported: Set<String> = []

  init(_ session: ImportSession) { self.session = session }

  /// The entity that was rated in an edition under a name; `nil` where a finding says that it
  /// cannot be known.
  mutating func entity(
    under entity: Entity, in edition: Edition, row: Int, column: Int
  ) -> Entity? {
    guard let former = Self.known[entity.id], edition.coverageEnd.year <= former.lastYear else {
      return entity
    }
    guard let predecessor = session.register[id: former.predecessor] else {
      session.findings.report(
        .refusedRow, code: "before-existence", row: row, column: column, value: entity.name,
        rule: "\(entity.name) was not rated by this name in the edition \(edition.label)")
      return nil
    }
    if reported.insert(entity.id).inserted {
      session.findings.report(
        .note, code: "predecessor", row: row, column: column, value: entity.name,
        rule: "until the coverage year \(former.lastYear) the values under this name are those of "
          + "\(predecessor.name), and are kept under that name")
    }
    return predecessor
  }
}
