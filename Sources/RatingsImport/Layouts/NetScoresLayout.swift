import FreedomModel
import TabularFiles

/// Freedom House's score data of *Freedom on the Net*, one country a row.
///
/// Until the edition 2018: status, three parts and total, lower being freer. Later: a title above
/// the header, a column of the edition and the questions A1 to C8 as well, higher being freer. The
/// edition is in its column, in the header, in a title or in the sheet's name.
struct NetScoresLayout: Layout {
  let id = "fotn"
  let title = "the Freedom on the Net score data"
  let publication: String? = "fotn"

  func match(_ preview: FilePreview) -> LayoutMatch? {
    LayoutMatch(preview) { NetTable(in: $0) }
  }
}

final class NetReader: SheetReader {
  private let table: NetTable
  /// The edition of the whole sheet, where no column names one.
  private let edition: Edition?
  private let indicators: [(column: Int, indicator: FileIndicator)]
  private let session: ImportSession
  private var editions: [String: Edition] = [:]
  private var notes = NoteRows()
  private var spelled: (count: Int, row: Int, column: Int, text: String)?

  init(
    table: NetTable, edition: Edition?, indicators: [(column: Int, indicator: FileIndicator)],
    session: ImportSession
  ) {
    self.table = table
    self.edition = edition
    self.indicators = indicators
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: table.header.width) else { return }
    noteStrayCells(of: row)
    guard hasValues(row) else {
      if let cell = row.cells.first(where: { $0.end > $0.start }) {
        notes.add(row: row.number, text: row.text(cell))
      }
      return
    }
    guard
      let entity = session.names.entity(
        named: row.text(at: table.country), row: row.number, column: table.country),
      let edition = edition(of: row)
    else { return session.counts.reject() }
    var record = try session.output.record(of: entity, in: edition, row: row.number)
    for (column, indicator) in indicators {
      guard let cell = row.cell(column), cell.end > cell.start else {
        session.counts.addMissing("")
        continue
      }
      let reading =
        status(indicator, cell, of: row)
        ?? session.cells.value(
          of: indicator, in: cell, of: row, header: table.header.texts[column])
      record.add(reading, of: indicator, at: column)
    }
    try session.output.take(record)
  }

  func finish() {
    notes.report(to: session.findings)
    if let spelled {
      session.findings.report(
        .note, code: "status-spelling", row: spelled.row, column: spelled.column,
        value: spelled.text,
        rule: "\(spelled.count) statuses written in words are read as F, PF and NF")
    }
  }

  private func hasValues(_ row: SheetRow) -> Bool {
    indicators.contains { column, _ in row.cell(column).map { $0.end > $0.start } ?? false }
  }

  private func noteStrayCells(of row: SheetRow) {
    for cell in row.cells where cell.end > cell.start {
      guard cell.column < table.header.width, table.header.texts[cell.column].isEmpty else {
        continue
      }
      session.findings.report(
        .note, code: "stray-cell", row: row.number, column: cell.column, value: row.text(cell),
        rule: "the cell is under no header and is left out")
    }
  }

  private func edition(of row: SheetRow) -> Edition? {
    guard let column = table.edition else { return edition }
    let text = row.text(at: column)
    if let known = editions[text] { return known }
    guard let edition = Edition.parse(label: text, coverage: nil, publication: "fotn") else {
      session.findings.report(
        .refusedRow, code: "unknown-edition", row: row.number, column: column,
        header: table.header.texts[column], value: text,
        rule: "Freedom on the Net has no such edition")
      return nil
    }
    editions[text] = edition
    return edition
  }

  /// A status in words, as the older files have it in every row: reported once, not for every cell.
  private func status(_ indicator: FileIndicator, _ cell: Cell, of row: SheetRow) -> CellReading? {
    guard indicator.isStatus, cell.kind == .text else { return nil }
    let text = row.text(cell)
    guard case .spelled(let status) = StatusText(text.trimmedOfBlanks) else { return nil }
    spelled = (
      (spelled?.count ?? 0) + 1, spelled?.row ?? row.number, cell.column, spelled?.text ?? text
    )
    return .value(.status(status))
  }
}

/// A table of *Freedom on the Net*, its columns found by header.
struct NetTable: SheetTable {
  let header: SheetHeader
  let sheet: FilePreview.Sheet
  /// The column of the names.
  let country: Int
  /// The column of the edition, where there is one.
  let edition: Int?
  /// The columns of values and the part of the indicator's id behind the publication.
  let values: [(column: Int, name: String)]
  /// Columns of anything else.
  let others: [Int]

  /// Finds the table on a sheet.
  ///
  /// A sheet is of *Freedom on the Net* when it has its three parts, a status and a total, and
  /// either its questions or its name: A to C alone are also those of *Freedom of the Press*.
  init?(in sheet: FilePreview.Sheet) {
    for position in sheet.rows.indices {
      let table = NetTable(in: sheet, position: position)
      let names = Set(table?.values.map(\.name) ?? [])
      guard let table, names.isSuperset(of: ["a", "b", "c", "status", "total"]) else { continue }
      let texts = sheet.rows[...position].joined() + [sheet.name]
      guard
        names.isSuperset(of: ["a5", "b8", "c8"]) || table.namesPartsInFull
          || texts.contains(where: Self.namesPublication)
      else { continue }
      self = table
      return
    }
    return nil
  }

  private init?(in sheet: FilePreview.Sheet, position: Int) {
    let headers = sheet.rows[position]
    var country: Int?
    var edition: Int?
    var values: [(column: Int, name: String)] = []
    var others: [Int] = []
    for (column, header) in headers.enumerated() {
      let key = HeaderName(header).key
      switch key {
      case "": continue
      case "country", "countryname", "countryterritory": country = country ?? column
      case "edition", "year", "surveyedition", "reportyear": edition = edition ?? column
      default:
        if let name = Self.value(key) {
          values.append((column, name))
        } else {
          others.append(column)
        }
      }
    }
    guard let country else { return nil }
    header = SheetHeader(in: sheet, to: position)
    self.sheet = sheet
    self.country = country
    self.edition = edition
    self.values = values
    self.others = others
  }

  private var namesPartsInFull: Bool {
    header.texts.contains { HeaderName($0).key.hasSuffix("obstaclestoaccess") }
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.namesColumnsOnce(in: session),
      header.isBelowTitles(names: country, in: session)
    else { return nil }
    let indicators = try values.map {
      ($0.column, try session.output.indicator("fotn." + $0.name))
    }
    var named: Edition?
    if edition == nil {
      named = editionOfTitles(in: session)
      if named == nil { return nil }
    }
    session.findings.report(
      unknownColumns: others.map { ($0, header.texts[$0]) }, row: header.row)
    return NetReader(table: self, edition: named, indicators: indicators, session: session)
  }

  /// Whether a text names the publication.
  static func namesPublication(_ text: String) -> Bool {
    let key = HeaderName(text).key
    return key.contains("freedomonthenet") || key.contains("fotn")
  }

  private static func value(_ key: String) -> String? {
    if items.contains(key) { return key }
    switch key {
    case "a", "aobstaclestoaccess", "obstaclestoaccess", "aaggr": return "a"
    case "b", "blimitsoncontent", "limitsoncontent", "baggr": return "b"
    case "c", "cviolationsofuserrights", "violationsofuserrights", "caggr": return "c"
    case "status", "total", "totalscore": return key == "status" ? "status" : "total"
    default: break
    }
    guard key.hasPrefix("freedomonthenet") || key.hasPrefix("fotn") else { return nil }
    if key.hasSuffix("status") { return "status" }
    return key.hasSuffix("total") || key.hasSuffix("totalscore") ? "total" : nil
  }

  private static let items = Set(
    [("a", 5), ("b", 8), ("c", 8)].flatMap { part, count in (1...count).map { "\(part)\($0)" } })

  /// The edition of a sheet without a column of editions: the year in the header, in the rows above
  /// it and in the name of the sheet. Without a year, or with years that contradict each other, a
  /// finding refuses the file.
  private func editionOfTitles(in session: ImportSession) -> Edition? {
    let titles = Array(sheet.rows[..<header.position].joined())
    let headers = header.texts.filter(Self.namesPublication)
    var years: Set<Int> = []
    for texts in [headers, titles, [sheet.name]] {
      let named = Set(texts.flatMap(Self.years))
      // A text that names several years, such as a title "2011-2018", says nothing.
      if named.count == 1 { years.formUnion(named) }
    }
    func refuse(_ code: String, _ rule: String, _ hint: String? = nil) -> Edition? {
      let value = years.sorted().map(String.init).joined(separator: ", ")
      session.findings.report(
        .refusedFile, code: code, row: header.row, value: years.isEmpty ? nil : value, rule: rule,
        hint: hint)
      return nil
    }
    guard let year = years.first else {
      if let told = session.options.edition {
        return Edition.parse(label: told, coverage: nil, publication: "fotn")
          ?? refuse("unknown-edition", "Freedom on the Net has no edition \(told)")
      }
      return refuse(
        "edition-not-named", "neither header nor title nor the sheet's name says which edition",
        "add a column Edition, or write the year into the name of the sheet")
    }
    guard years.count == 1 else {
      return refuse(
        "edition-contradicts", "header, title and the sheet's name name different editions",
        "correct the one that is wrong")
    }
    return Edition.parse(label: String(year), coverage: nil, publication: "fotn")
      ?? refuse("unknown-edition", "Freedom on the Net has no such edition")
  }

  /// The years that a text names.
  private static func years(_ text: String) -> [Int] {
    text.split { !($0.isASCII && $0.isNumber) }.compactMap { digits in
      guard digits.count == 4, let year = Int(digits), (2000...2099).contains(year) else {
        return nil
      }
      return year
    }
  }
}
